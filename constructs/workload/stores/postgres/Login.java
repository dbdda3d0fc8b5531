package dev.meridian.constructs.workload.stores.postgres;

import dev.meridian.constructs.workload.stores.parts.Checks;
import dev.meridian.constructs.workload.stores.parts.SecretKey;

/**
 * The first database of a server, and the superuser who owns it.
 *
 * <p>All three take effect when the volume is empty, and never again: a changed password in the Secret changes nothing
 * on the server until somebody says {@code ALTER ROLE}.
 *
 * @param database the database ({@code POSTGRES_DB})
 * @param user the role ({@code POSTGRES_USER})
 * @param password where its password is ({@code POSTGRES_PASSWORD})
 */
public record Login(String database, String user, SecretKey password) {
    /** @throws IllegalArgumentException if a name is not one that PostgreSQL takes without quotes */
    public Login {
        Checks.identifier("database", database);
        Checks.identifier("user", user);
    }
}
