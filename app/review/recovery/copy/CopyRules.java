package dev.meridian.app.review.recovery.copy;

import static dev.meridian.app.review.recovery.weakness.Recovery.REPLICA;
import static dev.meridian.app.review.setting.Question.dropped;
import static dev.meridian.app.review.setting.Watch.dangerous;

import dev.meridian.app.review.finding.Rule;
import dev.meridian.app.review.setting.ByType;
import dev.meridian.app.review.setting.Watch;
import java.util.List;

/** Copies in other instances, zones and regions. */
public final class CopyRules {
    private CopyRules() {}

    public static List<Rule> all() {
        var types = new ByType()
                .with("AWS::RDS::DBInstance", Replicas::promoted)
                .with(
                        "AWS::RDS::DBCluster",
                        parted("GlobalClusterIdentifier", "The cluster leaves its global database"),
                        parted("ReplicationSourceIdentifier", "The cluster replicates from its source no more"))
                .with(
                        "AWS::DocDB::DBCluster",
                        parted("GlobalClusterIdentifier", "The cluster leaves its global cluster"))
                .with(
                        "AWS::ElastiCache::ReplicationGroup",
                        parted("GlobalReplicationGroupId", "The cache leaves its global datastore"))
                .with(
                        "AWS::MemoryDB::Cluster",
                        parted("MultiRegionClusterName", "The cluster leaves its multi-region cluster"))
                .with("AWS::S3::Bucket", BucketReplication::ofBucket, OldVersions::examine)
                .with("Custom::S3TwoWayReplication", BucketReplication::ofCustomResource)
                .with("Custom::AWS", BucketReplication::ofCustomResource)
                .with(
                        "AWS::EFS::FileSystem",
                        Regions.lost(
                                "ReplicationConfiguration.Destinations",
                                "Region",
                                "The file system is not replicated to %s any more."))
                .with(
                        "AWS::DynamoDB::GlobalTable",
                        Regions.lost("Replicas", "Region", "The table's replica in %s is removed."))
                .with(
                        "AWS::SecretsManager::Secret",
                        Regions.lost("ReplicaRegions", "Region", "The secret is not replicated to %s any more."));
        return List.of(types.rule(), Rule.ofEach(Replicas::removed));
    }

    private static Watch parted(String property, String what) {
        return dangerous(
                REPLICA,
                property,
                dropped(),
                what + ", %s: it stands alone from then on.",
                "Check which copy takes over when this one's region fails.");
    }
}
