package dev.meridian.environments.workload;

import static java.util.Objects.requireNonNull;

/**
 * The user that a namespace's services are to a database, which is not the master.
 *
 * @param database the database's name in the environment
 * @param user the name of the role in the database
 * @param secret the name of the secret that holds its password
 * @param key that secret's key
 */
public record DatabaseLogin(String database, String user, String secret, String key) {
    public DatabaseLogin {
        requireNonNull(database, "database");
        requireNonNull(user, "user");
        requireNonNull(secret, "secret");
        requireNonNull(key, "key");
    }
}
