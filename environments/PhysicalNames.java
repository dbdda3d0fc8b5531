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
    private static final String LOGS = "logs";
    private static final String ARCHIVE = "archive";
    private static final String CLUSTER_BACKUPS = "cluster-backups";

    public PhysicalNames {
        requireNonNull(system, "system");
        requireNonNull(environment, "environment");
    }

    /** The stage, and the first part of all other names: {@code atlas-production}. */
    public String stage() {
        return system + "-" + environment;
    }

    /** A stack, which holds one layer of one region. */
    public String stack(Region region, String layer) {
        return "%s-%s-%s".formatted(stage(), region, layer);
    }

    /** An RDS instance; its copies in other regions have the same name there. */
    public String database(String database) {
        return "%s-%s".formatted(stage(), database);
    }

    /** An ElastiCache replication group, in each region its own. */
    public String cache(String cache) {
        return "%s-%s".formatted(stage(), cache);
    }

    /** An OpenSearch domain, in each region its own. */
    public String search(String domain) {
        return "%s-%s".formatted(stage(), domain);
    }

    /** A queue, in each region its own; those that keep their order must say so in their names. */
    public String channel(String queue, boolean ordered) {
        return "%s-%s%s".formatted(stage(), queue, ordered ? ".fifo" : "");
    }

    /**
     * A value in Secrets Manager that a key of a Kubernetes secret gets; its copies have the same name. It ends in a word
     * of its own, since Secrets Manager confuses names that end in a hyphen and six characters, as {@code jwt-secret}.
     */
    public String secret(String namespace, String secret, String key) {
        return "%s/%s/%s/%s/value".formatted(stage(), namespace, secret, key);
    }

    /** The Kubernetes cluster of each region. */
    public String cluster() {
        return stage();
    }

    /** The vault of each region. */
    public String backupVault() {
        return stage();
    }

    /** Buckets share one name space with everybody else's, hence the account and the Region. */
    public String bucket(String store, String account, Region region) {
        return "%s-%s-%s-%s".formatted(stage(), store, account, region);
    }

    /** The bucket that the region's services write their logs into; no object store may have this name. */
    public String logBucket(String account, Region region) {
        return bucket(LOGS, account, region);
    }

    /** The bucket that holds exported snapshots of databases; no object store may have this name. */
    public String archiveBucket(String account, Region region) {
        return bucket(ARCHIVE, account, region);
    }

    /** The bucket that holds backups of what runs on the region's cluster; no object store may have this name. */
    public String clusterBackupBucket(String account, Region region) {
        return bucket(CLUSTER_BACKUPS, account, region);
    }
}
