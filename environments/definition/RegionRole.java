package dev.meridian.environments.definition;

/** What a region does for its environment. */
public enum RegionRole {
    /** Takes all writes. */
    PRIMARY,
    /** Serves users and reads locally. */
    ACTIVE,
    /**
     * Takes over only on failover. The same layers stand there as in any region; that no user is sent there is the edge
     * layer's matter. Every database has a replica there, or there would be nothing to take over with.
     */
    STANDBY
}
