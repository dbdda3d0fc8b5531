package dev.meridian.environments;

import static java.util.Objects.requireNonNull;

import dev.meridian.environments.catalogue.Region;

/**
 * The names that are fixed at synthesis because another region, or a person, must know them.
 *
 * @param system the system's name
 * @param environment the environment's name
 */
public record PhysicalNames(String system, String environment) {
    public PhysicalNames {
        requireNonNull(system, "system");
        requireNonNull(environment, "environment");
    }

    /** The stage, and the first part of all other names: {@code atlas-production}. */
    public String stage() {
        return system + "-" + environment;
    }

    public String stack(Region region, String layer) {
        return "%s-%s-%s".formatted(stage(), region, layer);
    }

    /** An RDS instance; its copies in other regions have the same name there. */
    public String database(String database) {
        return "%s-%s".formatted(stage(), database);
    }

    public String cache(String cache) {
        return "%s-%s".formatted(stage(), cache);
    }

    public String cluster() {
        return stage();
    }

    public String backupVault() {
        return stage();
    }

    /** Buckets share one name space with everybody else's, hence the account and the Region. */
    public String bucket(String store, String account, Region region) {
        return "%s-%s-%s-%s".formatted(stage(), store, account, region);
    }
}
