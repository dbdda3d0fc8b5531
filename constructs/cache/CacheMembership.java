package dev.meridian.constructs.cache;

import static java.util.Objects.requireNonNull;

/**
 * Whether a cache stands alone or replicates across regions. A standalone cache may become a primary with its data; a
 * secondary can only be created as one, because joining wipes what a cache held.
 */
public sealed interface CacheMembership {
    /** A cache of one region. */
    record Standalone() implements CacheMembership {}

    /**
     * The writing member of a {@link GlobalDatastore}, to be passed to one. ElastiCache turns automatic minor version
     * upgrades off in it, so that members stay alike.
     */
    record GlobalPrimary() implements CacheMembership {}

    /**
     * A reading member. It takes node type, engine version, number of shards, parameters, encryption modes and failover
     * settings from the primary; the properties given here must agree with it, and only the number of replicas is its
     * own. Give it a name that differs from the primary's: tools look members up by name alone.
     *
     * @param globalDatastoreId {@link GlobalDatastore#datastoreId()} of the primary's region, which starts with
     *     characters that AWS chooses: a weak reference to the primary's stack fits
     */
    record GlobalSecondary(String globalDatastoreId) implements CacheMembership {
        /**
         * Checks that there is an id.
         *
         * @throws IllegalArgumentException when it is blank
         */
        public GlobalSecondary {
            requireNonNull(globalDatastoreId, "globalDatastoreId");
            if (globalDatastoreId.isBlank()) {
                throw new IllegalArgumentException("globalDatastoreId must not be blank");
            }
        }
    }
}
