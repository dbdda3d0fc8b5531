package dev.meridian.constructs.cache;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.cache.nodes.CacheEngine;
import dev.meridian.constructs.cache.nodes.CacheScaling;
import dev.meridian.constructs.cache.nodes.CacheTopology;
import dev.meridian.constructs.cache.nodes.EvictionPolicy;
import dev.meridian.constructs.cache.nodes.NodeType;
import dev.meridian.constructs.cache.users.CacheUser;
import dev.meridian.constructs.cache.users.CacheUsers;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.ITopic;

/**
 * How a {@link ReplicatedCache} is built.
 *
 * @param name the replication group's id and the first part of all user ids: unique in account and region, 1 to 40
 *     lower-case letters, digits and single hyphens, a letter first
 * @param vpc the network of the cache
 * @param subnets where its nodes live; at least two zones unless the topology is a single node
 * @param encryptionKey encrypts disk, snapshots and generated passwords; a key of the cache's own region
 * @param nodeType the machine of every node
 * @param engine what the nodes run
 * @param topology how keys spread over nodes
 * @param eviction which keys go when memory is full
 * @param reservedMemoryPercent the share of memory kept free for snapshots and failover, 10 to 50
 * @param parameters further engine parameters, such as {@code notify-keyspace-events}
 * @param users who may log in; at least one
 * @param snapshots whether and when snapshots are taken
 * @param maintenance when nodes may be patched
 * @param logRetention how long slow log and engine log are kept
 * @param notifications a topic of the same account and region that hears of failovers and maintenance; if it is
 *     encrypted, its key must let {@code elasticache.amazonaws.com} use it
 * @param scaling whether the number of nodes follows the load
 * @param membership whether the cache replicates across regions
 * @param restoredFrom the snapshot whose data the cache starts with; once created, the cache keeps this property
 */
public record ReplicatedCacheProps(
        String name,
        IVpc vpc,
        SubnetSelection subnets,
        IKey encryptionKey,
        NodeType nodeType,
        CacheEngine engine,
        CacheTopology topology,
        EvictionPolicy eviction,
        int reservedMemoryPercent,
        Map<String, String> parameters,
        List<CacheUser> users,
        CacheSnapshots snapshots,
        MaintenanceWindow maintenance,
        RetentionDays logRetention,
        Optional<ITopic> notifications,
        CacheScaling scaling,
        CacheMembership membership,
        Optional<String> restoredFrom) {

    /** The last version of Redis that ElastiCache offers, 7.1. */
    public static final CacheEngine DEFAULT_ENGINE = new CacheEngine.Redis("7.1");

    /** A primary node and two replicas: one node in each of three zones. */
    public static final CacheTopology DEFAULT_TOPOLOGY = new CacheTopology.Replicated(2);

    /** What a cache is expected to do: forget what was not asked for longest. */
    public static final EvictionPolicy DEFAULT_EVICTION = EvictionPolicy.ALLKEYS_LRU;

    /** ElastiCache's recommendation (User Guide, "Managing reserved memory"). */
    public static final int DEFAULT_RESERVED_MEMORY_PERCENT = 25;

    /** One user named {@code application}, which logs in with its IAM role. */
    public static final List<CacheUser> DEFAULT_USERS = List.of(CacheUser.withIam("application"));

    /** Every day in the hour after 03:00 UTC, kept 7 days. */
    public static final CacheSnapshots DEFAULT_SNAPSHOTS = new CacheSnapshots.Daily(7, LocalTime.of(3, 0));

    /** Sundays for an hour from 04:30 UTC. */
    public static final MaintenanceWindow DEFAULT_MAINTENANCE =
            new MaintenanceWindow(DayOfWeek.SUNDAY, LocalTime.of(4, 30), 1);

    /** One month. */
    public static final RetentionDays DEFAULT_LOG_RETENTION = RetentionDays.ONE_MONTH;

    /**
     * Checks every component and how they fit together.
     *
     * @throws IllegalArgumentException when a name is malformed or too long, a parameter belongs to another property,
     *     maintenance and snapshots overlap, or node type, topology, scaling, membership and origin do not go together
     */
    public ReplicatedCacheProps {
        requireNonNull(vpc, "vpc");
        requireNonNull(subnets, "subnets");
        requireNonNull(encryptionKey, "encryptionKey");
        requireNonNull(nodeType, "nodeType");
        requireNonNull(engine, "engine");
        requireNonNull(topology, "topology");
        requireNonNull(eviction, "eviction");
        requireNonNull(snapshots, "snapshots");
        requireNonNull(maintenance, "maintenance");
        requireNonNull(logRetention, "logRetention");
        requireNonNull(notifications, "notifications");
        requireNonNull(scaling, "scaling");
        requireNonNull(membership, "membership");
        requireNonNull(restoredFrom, "restoredFrom");
        parameters = Map.copyOf(parameters);
        users = List.copyOf(users);
        CacheRules.requireId("name", name);
        CacheUsers.require(name, users);
        CacheRules.requireParameters(parameters, reservedMemoryPercent);
        CacheRules.requireEviction(eviction, nodeType);
        CacheRules.requireApart(maintenance, snapshots);
        CacheRules.requireScaling(scaling, topology, nodeType, membership);
        CacheRules.requireMembership(membership, topology, nodeType);
        CacheRules.requireOrigin(restoredFrom, membership);
    }

    /** Starts from what has no sensible default. */
    public static Builder builder(
            String name, IVpc vpc, SubnetSelection subnets, IKey encryptionKey, NodeType nodeType) {
        return new Builder(name, vpc, subnets, encryptionKey, nodeType);
    }

    /** Collects what differs from the defaults. */
    public static final class Builder {
        private final String name;
        private final IVpc vpc;
        private final SubnetSelection subnets;
        private final IKey encryptionKey;
        private final NodeType nodeType;
        private CacheEngine engine = DEFAULT_ENGINE;
        private CacheTopology topology = DEFAULT_TOPOLOGY;
        private EvictionPolicy eviction = DEFAULT_EVICTION;
        private int reservedMemoryPercent = DEFAULT_RESERVED_MEMORY_PERCENT;
        private Map<String, String> parameters = Map.of();
        private List<CacheUser> users = DEFAULT_USERS;
        private CacheSnapshots snapshots = DEFAULT_SNAPSHOTS;
        private MaintenanceWindow maintenance = DEFAULT_MAINTENANCE;
        private RetentionDays logRetention = DEFAULT_LOG_RETENTION;
        private Optional<ITopic> notifications = Optional.empty();
        private CacheScaling scaling = new CacheScaling.Fixed();
        private CacheMembership membership = new CacheMembership.Standalone();
        private Optional<String> restoredFrom = Optional.empty();

        private Builder(String name, IVpc vpc, SubnetSelection subnets, IKey encryptionKey, NodeType nodeType) {
            this.name = name;
            this.vpc = vpc;
            this.subnets = subnets;
            this.encryptionKey = encryptionKey;
            this.nodeType = nodeType;
        }

        /** Runs this engine. Default: {@link ReplicatedCacheProps#DEFAULT_ENGINE}. */
        public Builder engine(CacheEngine engine) {
            this.engine = engine;
            return this;
        }

        /** Spreads keys like this. Default: {@link ReplicatedCacheProps#DEFAULT_TOPOLOGY}. */
        public Builder topology(CacheTopology topology) {
            this.topology = topology;
            return this;
        }

        /** Evicts like this. Default: {@link ReplicatedCacheProps#DEFAULT_EVICTION}. */
        public Builder eviction(EvictionPolicy eviction) {
            this.eviction = eviction;
            return this;
        }

        /** Keeps this share of memory free. Default: {@value ReplicatedCacheProps#DEFAULT_RESERVED_MEMORY_PERCENT}. */
        public Builder reservedMemoryPercent(int reservedMemoryPercent) {
            this.reservedMemoryPercent = reservedMemoryPercent;
            return this;
        }

        /** Sets these further engine parameters. Default: none. */
        public Builder parameters(Map<String, String> parameters) {
            this.parameters = parameters;
            return this;
        }

        /** Lets these users log in. Default: {@link ReplicatedCacheProps#DEFAULT_USERS}. */
        public Builder users(List<CacheUser> users) {
            this.users = users;
            return this;
        }

        /** Takes snapshots like this. Default: {@link ReplicatedCacheProps#DEFAULT_SNAPSHOTS}. */
        public Builder snapshots(CacheSnapshots snapshots) {
            this.snapshots = snapshots;
            return this;
        }

        /** Patches nodes then. Default: {@link ReplicatedCacheProps#DEFAULT_MAINTENANCE}. */
        public Builder maintenance(MaintenanceWindow maintenance) {
            this.maintenance = maintenance;
            return this;
        }

        /** Keeps logs this long. Default: {@link ReplicatedCacheProps#DEFAULT_LOG_RETENTION}. */
        public Builder logRetention(RetentionDays logRetention) {
            this.logRetention = logRetention;
            return this;
        }

        /** Tells this topic of events. Default: nobody is told. */
        public Builder notifications(ITopic topic) {
            this.notifications = Optional.of(topic);
            return this;
        }

        /** Scales like this. Default: {@link CacheScaling.Fixed}. */
        public Builder scaling(CacheScaling scaling) {
            this.scaling = scaling;
            return this;
        }

        /** Joins a global datastore. Default: {@link CacheMembership.Standalone}. */
        public Builder membership(CacheMembership membership) {
            this.membership = membership;
            return this;
        }

        /** Starts with the data of this snapshot of the same region. Default: empty. */
        public Builder restoredFrom(String snapshotName) {
            this.restoredFrom = Optional.of(snapshotName);
            return this;
        }

        /**
         * The props.
         *
         * @throws IllegalArgumentException as the record's constructor does
         */
        public ReplicatedCacheProps build() {
            return new ReplicatedCacheProps(
                    name,
                    vpc,
                    subnets,
                    encryptionKey,
                    nodeType,
                    engine,
                    topology,
                    eviction,
                    reservedMemoryPercent,
                    parameters,
                    users,
                    snapshots,
                    maintenance,
                    logRetention,
                    notifications,
                    scaling,
                    membership,
                    restoredFrom);
        }
    }
}
