package dev.meridian.constructs.workload.stores.postgres;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.configuration.Variable;
import dev.meridian.constructs.workload.stores.parts.Rules;

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
public record Login(String database, String user, Variable.FromSecret password) {
    /** @throws IllegalArgumentException if a name is not one that PostgreSQL takes without quotes */
    public Login {
        Rules.identifier("database", database);
        Rules.identifier("user", user);
        requireNonNull(password, "password");
    }
}
