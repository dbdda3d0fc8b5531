package dev.meridian.app.review.interruption.database;

import static dev.meridian.app.review.interruption.cause.Interruption.CAPACITY;
import static dev.meridian.app.review.interruption.cause.Interruption.REFUSED;
import static dev.meridian.app.review.interruption.cause.Interruption.RESTART;
import static dev.meridian.app.review.setting.Question.differs;
import static dev.meridian.app.review.setting.Question.falls;
import static dev.meridian.app.review.setting.Watch.dangerous;
import static dev.meridian.app.review.setting.Watch.notable;

import dev.meridian.app.review.finding.Rule;
import dev.meridian.app.review.setting.ByType;
import dev.meridian.app.review.setting.Watch;

/**
 * What the CloudFormation documentation of databases calls an update with some interruptions, and what their services
 * refuse. Replacements are not its business.
 */
public final class DatabaseRules {
    private static final String OFF_PEAK = "Deploy it off-peak, and check that clients reconnect.";

    private DatabaseRules() {}

    public static Rule rule() {
        var types = new ByType();
        addInstances(types);
        addClusters(types);
        addCaches(types);
        addSearch(types);
        addBrokers(types);
        return types.rule();
    }

    private static void addInstances(ByType types) {
        types.with(
                        "AWS::RDS::DBInstance",
                        RelationalInstances::examine,
                        EngineVersions.relational(),
                        dangerous(
                                REFUSED,
                                "AllocatedStorage",
                                falls(0),
                                "The storage shrinks %s GiB, which RDS refuses.",
                                "Keep the size: storage of a running instance only grows; a smaller one takes a copy of the data."),
                        notable(
                                CAPACITY,
                                "MaxAllocatedStorage",
                                falls(0),
                                "The storage grows by itself less far or not at all: MaxAllocatedStorage goes %s.",
                                "Check FreeStorageSpace and how fast it falls: a database whose storage is full stops."))
                .with("AWS::RDS::DBParameterGroup", change -> ParameterGroups.examine(change, "Parameters"))
                .with("AWS::RDS::DBClusterParameterGroup", change -> ParameterGroups.examine(change, "Parameters"))
                .with("AWS::DocDB::DBClusterParameterGroup", change -> ParameterGroups.examine(change, "Parameters"))
                .with("AWS::Neptune::DBClusterParameterGroup", change -> ParameterGroups.examine(change, "Parameters"))
                .with("AWS::Neptune::DBParameterGroup", change -> ParameterGroups.examine(change, "Parameters"))
                .with("AWS::ElastiCache::ParameterGroup", change -> ParameterGroups.examine(change, "Properties"))
                .with("AWS::Redshift::ClusterParameterGroup", change -> ParameterGroups.examine(change, "Parameters"))
                .with("AWS::DocDB::DBInstance", instanceClass())
                .with("AWS::Neptune::DBInstance", instanceClass())
                .with(
                        "AWS::RDS::DBProxyTargetGroup",
                        notable(
                                CAPACITY,
                                "ConnectionPoolConfigurationInfo.MaxConnectionsPercent",
                                falls(100),
                                "The proxy may open fewer connections: MaxConnectionsPercent goes %s.",
                                "Check the peak of DatabaseConnections: clients beyond it wait."),
                        notable(
                                RESTART,
                                "DBInstanceIdentifiers",
                                differs(),
                                "The proxy's database changes %s.",
                                "Check that the new one is there and current before clients are sent to it."));
    }

    private static Watch instanceClass() {
        return dangerous(
                RESTART,
                "DBInstanceClass",
                differs(),
                "The instance class changes %s: the instance restarts, or its cluster fails over.",
                OFF_PEAK);
    }

    private static void addClusters(ByType types) {
        for (String type : new String[] {"AWS::RDS::DBCluster", "AWS::DocDB::DBCluster", "AWS::Neptune::DBCluster"}) {
            types.with(
                    type,
                    EngineVersions.relational(),
                    dangerous(
                            RESTART,
                            type.contains("Neptune") ? "DBPort" : "Port",
                            differs(),
                            "The port of the cluster changes %s: it restarts, and clients of the old port are refused.",
                            "Change the clients in the same deployment, and announce the interruption."),
                    dangerous(
                            RESTART,
                            "DBClusterInstanceClass",
                            differs(),
                            "The instance class of the cluster changes %s: its instances restart one after the other.",
                            OFF_PEAK),
                    notable(
                            RESTART,
                            "DBClusterParameterGroupName",
                            differs(),
                            "The cluster takes another parameter group: static parameters are applied by a reboot.",
                            "Compare the two groups, and plan the reboot."));
        }
        types.with(
                        "AWS::RDS::DBCluster",
                        change -> ServerlessCapacity.examine(change, "ServerlessV2ScalingConfiguration"))
                .with(
                        "AWS::DocDB::DBCluster",
                        change -> ServerlessCapacity.examine(change, "ServerlessV2ScalingConfiguration"))
                .with(
                        "AWS::Neptune::DBCluster",
                        change -> ServerlessCapacity.examine(change, "ServerlessScalingConfiguration"))
                .with("AWS::RDS::GlobalCluster", EngineVersions.relational())
                .with(
                        "AWS::Redshift::Cluster",
                        dangerous(
                                RESTART,
                                "NodeType",
                                differs(),
                                "The node type changes %s: the cluster is resized, drops connections and may be read-only meanwhile.",
                                OFF_PEAK),
                        dangerous(
                                CAPACITY,
                                "NumberOfNodes",
                                falls(1),
                                "The cluster shrinks %s nodes, and drops connections while it is resized.",
                                "Check that storage and load fit on the nodes that remain."),
                        notable(
                                RESTART,
                                "Port",
                                differs(),
                                "The port of the cluster changes %s, so clients of the old port are refused.",
                                "Change the clients in the same deployment."),
                        notable(
                                RESTART,
                                "ClusterParameterGroupName",
                                differs(),
                                "The cluster takes another parameter group, which it applies when it reboots.",
                                "Compare the two groups, and plan the reboot."));
    }

    private static void addCaches(ByType types) {
        types.with(
                        "AWS::ElastiCache::ReplicationGroup",
                        Caches::nodeType,
                        EngineVersions.cache(),
                        shards("NumNodeGroups"))
                .with(
                        "AWS::ElastiCache::CacheCluster",
                        dangerous(
                                RESTART,
                                "CacheNodeType",
                                differs(),
                                "The node type changes %s: a cluster without replicas is interrupted, and Memcached starts empty.",
                                "Check that the databases behind the cache bear a cold start."),
                        EngineVersions.cache(),
                        dangerous(
                                CAPACITY,
                                "NumCacheNodes",
                                falls(1),
                                "The cache shrinks %s nodes, and the keys of those removed are lost.",
                                "Check that memory suffices and that the databases behind bear the misses."))
                .with("AWS::MemoryDB::Cluster", Caches::nodeType, EngineVersions.cache(), shards("NumShards"))
                .with(
                        "AWS::ElastiCache::ServerlessCache",
                        notable(
                                CAPACITY,
                                "CacheUsageLimits.DataStorage.Maximum",
                                falls(Double.POSITIVE_INFINITY),
                                "The cache may hold less: its maximum goes %s.",
                                "Check BytesUsedForCache: keys beyond the limit are evicted, or writes fail."),
                        notable(
                                CAPACITY,
                                "CacheUsageLimits.ECPUPerSecond.Maximum",
                                falls(Double.POSITIVE_INFINITY),
                                "The cache may do less: its maximum of ECPUs a second goes %s.",
                                "Check ElastiCacheProcessingUnits: requests beyond the limit are throttled."));
    }

    private static Watch shards(String property) {
        return dangerous(
                CAPACITY,
                property,
                falls(1),
                "The number of shards goes %s: slots move to the shards that remain, which must hold all the data.",
                "Check that the data and the load fit on the shards that remain.");
    }

    private static void addSearch(ByType types) {
        types.with("AWS::OpenSearchService::Domain", SearchDomains.examination("ClusterConfig", "EngineVersion"))
                .with(
                        "AWS::Elasticsearch::Domain",
                        SearchDomains.examination("ElasticsearchClusterConfig", "ElasticsearchVersion"));
    }

    private static void addBrokers(ByType types) {
        types.with(
                        "AWS::MSK::Cluster",
                        EngineVersions.of("KafkaVersion", "Kafka", 1),
                        notable(
                                RESTART,
                                "BrokerNodeGroupInfo.InstanceType",
                                differs(),
                                "The brokers' instance type changes %s: brokers restart one after the other.",
                                "Check that every topic has replicas and that clients know several brokers."),
                        dangerous(
                                CAPACITY,
                                "NumberOfBrokerNodes",
                                falls(0),
                                "The cluster shrinks %s brokers.",
                                "Check that no partition is left on the brokers to be removed: MSK refuses it otherwise."),
                        dangerous(
                                REFUSED,
                                "BrokerNodeGroupInfo.StorageInfo.EBSStorageInfo.VolumeSize",
                                falls(0),
                                "The brokers' storage shrinks %s GiB, which MSK refuses.",
                                "Keep the size: storage of brokers only grows."))
                .with("AWS::AmazonMQ::Broker", EngineVersions.of("EngineVersion", "broker", 1), MessageBrokers::examine)
                .with(
                        "AWS::DMS::ReplicationInstance",
                        notable(
                                RESTART,
                                "ReplicationInstanceClass",
                                differs(),
                                "The replication instance class changes %s: its tasks stop while it restarts.",
                                "Check that the tasks resume and that the source keeps its logs so long."));
    }
}
