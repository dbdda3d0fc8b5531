package dev.meridian.constructs.workload.stores.roles;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.configuration.Variable;
import dev.meridian.constructs.workload.stores.parts.Rules;

/**
 * A role that logs in.
 *
 * @param role its name
 * @param entry how it proves who it is
 */
public record Account(String role, Entry entry) {
    /** How a role proves who it is: RDS takes one of the two, never both. */
    public sealed interface Entry {

        /**
         * By a password, which the server keeps as a SCRAM verifier.
         *
         * @param source where it is; a new value takes effect when the job next runs
         */
        record Password(Variable.FromSecret source) implements Entry {
            /** @throws NullPointerException if there is none */
            public Password {
                requireNonNull(source, "source");
            }
        }

        /**
         * By a token of IAM: the role becomes a member of {@code rds_iam}. The instance must have IAM authentication
         * on, and who logs in needs {@code rds-db:connect}.
         */
        record Iam() implements Entry {}
    }

    /** @throws IllegalArgumentException if the role's name is not one that PostgreSQL takes without quotes */
    public Account {
        requireNonNull(entry, "entry");
        Rules.identifier("role", role);
        if (role.startsWith("pg_") || role.startsWith("rds")) {
            throw new IllegalArgumentException(
                    "role must not start with pg_ or rds, which the server keeps for itself, got '%s'".formatted(role));
        }
    }

    /** A role with a password. */
    public static Account byPassword(String role, Variable.FromSecret source) {
        return new Account(role, new Entry.Password(source));
    }

    /** A role with a token of IAM. */
    public static Account byIam(String role) {
        return new Account(role, new Entry.Iam());
    }
}
