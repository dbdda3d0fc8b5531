package dev.meridian.constructs.cache;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.cache.nodes.CacheEngine;
import dev.meridian.constructs.cache.nodes.CacheTopology;
import dev.meridian.constructs.cache.nodes.NodeType;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a {@link GlobalDatastore} is built.
 *
 * <p>The three changes are for deployments after the one that creates the datastore: at creation CloudFormation passes
 * them over without a word. ElastiCache takes one of them at a time.
 *
 * @param primary the writing member, defined in the same stack with {@link CacheMembership.GlobalPrimary}
 * @param suffix the end of the datastore's id: lower-case letters, digits and single hyphens, a letter first
 * @param nodeType another node type for all members than the primary was created with
 * @param engine another version for all members than the primary was created with, of the same parameter group family
 * @param shards another number of shards for all members than the primary was created with
 */
public record GlobalDatastoreProps(
        ReplicatedCache primary,
        String suffix,
        Optional<NodeType> nodeType,
        Optional<CacheEngine> engine,
        OptionalInt shards) {

    /**
     * Checks every component against the primary.
     *
     * @throws IllegalArgumentException when the primary is none, the suffix is malformed, or a change does not fit
     */
    public GlobalDatastoreProps {
        requireNonNull(primary, "primary");
        requireNonNull(nodeType, "nodeType");
        requireNonNull(engine, "engine");
        requireNonNull(shards, "shards");
        CacheRules.requireId("suffix", suffix);
        var created = primary.props();
        if (!(created.membership() instanceof CacheMembership.GlobalPrimary)) {
            throw new IllegalArgumentException("cache '%s' must have the membership GlobalPrimary, got %s"
                    .formatted(created.name(), created.membership()));
        }
        if (nodeType.isPresent() && !nodeType.get().joinsGlobalDatastore()) {
            throw new IllegalArgumentException(
                    "a global datastore needs nodes of size large or more outside the T families, got %s"
                            .formatted(nodeType.get().apiName()));
        }
        if (engine.isPresent()
                && !engine.get().parameterGroupFamily().equals(created.engine().parameterGroupFamily())) {
            throw new IllegalArgumentException(
                    "engine must stay in the parameter group family %s, got %s; build a new datastore for another"
                            .formatted(
                                    created.engine().parameterGroupFamily(),
                                    engine.get().parameterGroupFamily()));
        }
        if (shards.isPresent() && !(created.topology() instanceof CacheTopology.Sharded && shards.getAsInt() >= 1)) {
            throw new IllegalArgumentException("shards must be at least 1 and need a sharded primary, got %d for %s"
                    .formatted(shards.getAsInt(), created.topology()));
        }
    }

    /** Starts from what has no sensible default. */
    public static Builder builder(ReplicatedCache primary, String suffix) {
        return new Builder(primary, suffix);
    }

    /** Collects later changes to all members. */
    public static final class Builder {
        private final ReplicatedCache primary;
        private final String suffix;
        private Optional<NodeType> nodeType = Optional.empty();
        private Optional<CacheEngine> engine = Optional.empty();
        private OptionalInt shards = OptionalInt.empty();

        private Builder(ReplicatedCache primary, String suffix) {
            this.primary = primary;
            this.suffix = suffix;
        }

        /** Moves all members to this node type. Default: as the primary was created. */
        public Builder nodeType(NodeType nodeType) {
            this.nodeType = Optional.of(nodeType);
            return this;
        }

        /** Moves all members to this version. Default: as the primary was created. */
        public Builder engine(CacheEngine engine) {
            this.engine = Optional.of(engine);
            return this;
        }

        /** Moves all members to this number of shards. Default: as the primary was created. */
        public Builder shards(int shards) {
            this.shards = OptionalInt.of(shards);
            return this;
        }

        /**
         * The props.
         *
         * @throws IllegalArgumentException as the record's constructor does
         */
        public GlobalDatastoreProps build() {
            return new GlobalDatastoreProps(primary, suffix, nodeType, engine, shards);
        }
    }
}
