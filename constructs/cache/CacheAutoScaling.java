package dev.meridian.constructs.cache;

import dev.meridian.constructs.cache.nodes.CacheScaling;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalableTarget;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy;
import software.constructs.Construct;

/**
 * Makes the number of replicas or shards follow the CPU. Built from L1 constructs, because the L2 target would create a
 * role where Application Auto Scaling uses its service-linked one.
 */
final class CacheAutoScaling extends Construct {
    CacheAutoScaling(Construct scope, String id, String replicationGroupId, CacheScaling scaling) {
        super(scope, id);
        if (scaling instanceof CacheScaling.Shards shards) {
            track(
                    replicationGroupId,
                    "NodeGroups",
                    shards.min(),
                    shards.max(),
                    "ElastiCachePrimaryEngineCPUUtilization",
                    shards.targetCpuPercent());
        } else if (scaling instanceof CacheScaling.ReplicasPerShard replicas) {
            track(
                    replicationGroupId,
                    "Replicas",
                    replicas.min(),
                    replicas.max(),
                    "ElastiCacheReplicaEngineCPUUtilization",
                    replicas.targetCpuPercent());
        }
    }

    private void track(
            String replicationGroupId, String dimension, int min, int max, String metric, int targetCpuPercent) {
        var target = CfnScalableTarget.Builder.create(this, "Default")
                .serviceNamespace("elasticache")
                .scalableDimension("elasticache:replication-group:" + dimension)
                .resourceId("replication-group/" + replicationGroupId)
                .minCapacity(min)
                .maxCapacity(max)
                .build();
        CfnScalingPolicy.Builder.create(this, "Cpu")
                .policyName("cpu")
                .policyType("TargetTrackingScaling")
                .scalingTargetId(target.getRef())
                .targetTrackingScalingPolicyConfiguration(
                        CfnScalingPolicy.TargetTrackingScalingPolicyConfigurationProperty.builder()
                                .targetValue(targetCpuPercent)
                                .predefinedMetricSpecification(
                                        CfnScalingPolicy.PredefinedMetricSpecificationProperty.builder()
                                                .predefinedMetricType(metric)
                                                .build())
                                .build())
                .build();
    }
}
