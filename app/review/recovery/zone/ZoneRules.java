package dev.meridian.app.review.recovery.zone;

import static dev.meridian.app.review.recovery.weakness.Recovery.DEAD_LETTERS;
import static dev.meridian.app.review.recovery.weakness.Recovery.FAILOVER;
import static dev.meridian.app.review.recovery.weakness.Recovery.REPLICA;
import static dev.meridian.app.review.recovery.weakness.Recovery.ZONES;
import static dev.meridian.app.review.setting.Question.dropped;
import static dev.meridian.app.review.setting.Question.falls;
import static dev.meridian.app.review.setting.Question.turnedOff;
import static dev.meridian.app.review.setting.Watch.dangerous;
import static dev.meridian.app.review.setting.Watch.notable;

import dev.meridian.app.review.finding.Rule;
import dev.meridian.app.review.setting.ByType;
import dev.meridian.app.review.setting.Watch;
import java.util.List;

/** What takes over when a zone, a node or a delivery fails. */
public final class ZoneRules {
    private static final String STANDBY =
            "Keep it: without it, a failure of the zone lasts until the service is made anew.";

    private ZoneRules() {}

    public static List<Rule> all() {
        var types = new ByType();
        addDatabases(types);
        addSearch(types);
        addSubnets(types);
        addTraffic(types);
        return List.of(types.rule(), new NatGateways());
    }

    private static void addDatabases(ByType types) {
        for (String type : List.of("AWS::RDS::DBInstance", "AWS::Redshift::Cluster", "AWS::DMS::ReplicationInstance")) {
            types.with(
                    type,
                    dangerous(
                            ZONES,
                            "MultiAZ",
                            turnedOff(false),
                            "The standby in another zone is given up: MultiAZ goes %s.",
                            STANDBY));
        }
        types.with(
                        "AWS::ElastiCache::ReplicationGroup",
                        dangerous(
                                FAILOVER,
                                "AutomaticFailoverEnabled",
                                turnedOff(false),
                                "No replica takes over by itself any more: AutomaticFailoverEnabled goes %s.",
                                STANDBY),
                        dangerous(
                                ZONES,
                                "MultiAZEnabled",
                                turnedOff(false),
                                "Replicas may all be in one zone: MultiAZEnabled goes %s.",
                                STANDBY),
                        replicas("NumCacheClusters", 1, "The cache has fewer nodes, %s."),
                        replicas("ReplicasPerNodeGroup", 0, "Each shard of the cache has fewer replicas, %s."))
                .with(
                        "AWS::MemoryDB::Cluster",
                        replicas("NumReplicasPerShard", 1, "Each shard has fewer replicas, %s."))
                .with("AWS::DAX::Cluster", replicas("ReplicationFactor", 1, "The cache has fewer nodes, %s."));
    }

    private static Watch replicas(String property, double unless, String what) {
        return dangerous(
                REPLICA,
                property,
                falls(unless),
                what,
                "Check that those that are left bear the load when one of them or a zone fails.");
    }

    private static void addSearch(ByType types) {
        for (String type : List.of("AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain")) {
            var cluster = type.contains("OpenSearch") ? "ClusterConfig." : "ElasticsearchClusterConfig.";
            types.with(
                    type,
                    dangerous(
                            ZONES,
                            cluster + "ZoneAwarenessEnabled",
                            turnedOff(false),
                            "The domain's nodes and copies of shards may all be in one zone: ZoneAwarenessEnabled goes %s.",
                            STANDBY),
                    dangerous(
                            ZONES,
                            cluster + "ZoneAwarenessConfig.AvailabilityZoneCount",
                            falls(2),
                            "The domain's nodes are in fewer zones, %s.",
                            STANDBY),
                    dangerous(
                            ZONES,
                            cluster + "MultiAZWithStandbyEnabled",
                            turnedOff(false),
                            "The domain has no standby zone any more: MultiAZWithStandbyEnabled goes %s.",
                            STANDBY),
                    dangerous(
                            FAILOVER,
                            cluster + "DedicatedMasterEnabled",
                            turnedOff(false),
                            "The domain has no dedicated master nodes any more: DedicatedMasterEnabled goes %s.",
                            "Keep them: data nodes under load elect and coordinate badly."),
                    dangerous(
                            FAILOVER,
                            cluster + "DedicatedMasterCount",
                            falls(0),
                            "The domain has fewer dedicated master nodes, %s.",
                            "Keep three: fewer have no majority when one fails."));
        }
    }

    private static void addSubnets(ByType types) {
        types.with(
                        "AWS::ElasticLoadBalancingV2::LoadBalancer",
                        Subnets.fewer("Subnets"),
                        Subnets.fewer("SubnetMappings"))
                .with("AWS::ElasticLoadBalancing::LoadBalancer", Subnets.fewer("Subnets"))
                .with(
                        "AWS::AutoScaling::AutoScalingGroup",
                        Subnets.fewer("VPCZoneIdentifier"),
                        Subnets.fewer("AvailabilityZones"))
                .with("AWS::EKS::Nodegroup", Subnets.fewer("Subnets"))
                .with("AWS::EKS::FargateProfile", Subnets.fewer("Subnets"))
                .with("AWS::ECS::Service", Subnets.fewer("NetworkConfiguration.AwsvpcConfiguration.Subnets"))
                .with("AWS::Lambda::Function", Subnets.fewer("VpcConfig.SubnetIds"))
                .with("AWS::EC2::VPCEndpoint", Subnets.fewer("SubnetIds"))
                .with("AWS::EC2::TransitGatewayVpcAttachment", Subnets.fewer("SubnetIds"))
                .with("AWS::RDS::DBSubnetGroup", Subnets.fewer("SubnetIds"))
                .with("AWS::RDS::DBProxy", Subnets.fewer("VpcSubnetIds"))
                .with("AWS::ElastiCache::SubnetGroup", Subnets.fewer("SubnetIds"))
                .with("AWS::OpenSearchService::Domain", Subnets.fewer("VPCOptions.SubnetIds"));
    }

    private static void addTraffic(ByType types) {
        types.with("AWS::Route53::RecordSet", FailoverRecords::examine)
                .with("AWS::Route53::RecordSetGroup", FailoverRecords::examineGroup)
                .with(
                        "AWS::CloudFront::Distribution",
                        dangerous(
                                FAILOVER,
                                "DistributionConfig.OriginGroups.Quantity",
                                falls(0),
                                "The distribution has fewer groups of origins, %s: requests do not fail over to another origin.",
                                "Check what is served when the origin fails."))
                .with(
                        "AWS::SQS::Queue",
                        dangerous(
                                DEAD_LETTERS,
                                "RedrivePolicy",
                                dropped(),
                                "The queue loses its dead-letter queue: messages that cannot be processed come back until they expire, and are lost.",
                                "Keep it, or check that the consumer stores what it cannot process."))
                .with(
                        "AWS::SNS::Subscription",
                        undelivered("RedrivePolicy", "Messages that cannot be delivered are dropped."))
                .with(
                        "AWS::Lambda::Function",
                        undelivered("DeadLetterConfig", "Events that the function fails on are dropped."))
                .with(
                        "AWS::Lambda::EventInvokeConfig",
                        undelivered("DestinationConfig.OnFailure", "Events that the function fails on are dropped."))
                .with(
                        "AWS::Lambda::EventSourceMapping",
                        undelivered("DestinationConfig.OnFailure", "Records that the function fails on are dropped."))
                .with(
                        "AWS::Scheduler::Schedule",
                        undelivered("Target.DeadLetterConfig", "Invocations that fail are dropped."));
    }

    private static Watch undelivered(String property, String what) {
        return notable(DEAD_LETTERS, property, dropped(), what, "Check that their loss is noticed another way.");
    }
}
