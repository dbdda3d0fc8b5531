package dev.meridian.environments.data;

import static java.util.Objects.requireNonNull;

/**
 * Objects on S3, in every region of the environment.
 *
 * @param name its name within the environment
 * @param replication how the regions' objects come together
 * @param archiveAfterDays after how many days an object moves to Glacier Instant Retrieval, from which it is
 *     still read at once; at least 1
 * @param noncurrentRetentionDays how long an overwritten or deleted version is kept; at least 1
 */
public record ObjectStoreDefinition(
        String name, Replication replication, int archiveAfterDays, int noncurrentRetentionDays) {
    public ObjectStoreDefinition {
        requireNonNull(name, "name");
        requireNonNull(replication, "replication");
    }

    /** How the regions' objects come together. */
    public enum Replication {
        /** Each region's objects stay there. */
        NONE,
        /** What the primary region writes is copied to the others, which only read. */
        FROM_PRIMARY,
        /** What any region writes is copied to all others. */
        BETWEEN_ALL
    }
}
