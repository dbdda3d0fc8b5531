package dev.meridian.app.review.data;

import dev.meridian.app.review.change.PropertyChange;
import java.util.Map;
import java.util.Set;

/**
 * Properties of which AWS's schema says only that they may replace a resource, though the service's own documentation lists
 * them among what is modified in place. The schema's condition is another one, such as being a member of a cluster.
 */
final class ConditionalReplacement {
    /**
     * Amazon RDS User Guide, "Settings for DB instances"; Amazon ElastiCache User Guide, "Scaling clusters in Valkey or Redis
     * OSS" and "Modifying the AUTH token"; Amazon EC2 API Reference, "ModifyVpcTenancy", which only knows one direction.
     */
    private static final Map<String, Set<String>> IN_PLACE = Map.of(
            "AWS::RDS::DBInstance",
            Set.of(
                    "AutoMinorVersionUpgrade",
                    "BackupRetentionPeriod",
                    "DBParameterGroupName",
                    "MultiAZ",
                    "PreferredMaintenanceWindow",
                    "StorageType"),
            "AWS::ElastiCache::ReplicationGroup",
            Set.of("AuthToken", "NumNodeGroups"),
            "AWS::ElastiCache::CacheCluster",
            Set.of("NumCacheNodes"));

    private ConditionalReplacement() {}

    /** Whether this change is made in place in spite of what the schema says. */
    static boolean isHarmless(String type, PropertyChange change) {
        return IN_PLACE.getOrDefault(type, Set.of()).contains(change.property());
    }
}
