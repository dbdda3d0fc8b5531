package dev.meridian.constructs.cluster;

import dev.meridian.constructs.cluster.access.KeyAccess;
import dev.meridian.constructs.cluster.controlplane.ClusterParts;
import dev.meridian.constructs.cluster.controlplane.DeletionProtection;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * The log groups of a cluster. Who writes into one makes it when it is missing, unencrypted and without an end; so they
 * have to come first.
 */
final class ClusterLogs {
    /** What Container Insights writes are metrics, which CloudWatch keeps as such; the log is for questions in detail. */
    static final RetentionDays PERFORMANCE_RETENTION = RetentionDays.ONE_MONTH;

    private ClusterLogs() {}

    /** What EKS writes of the control plane. */
    static LogGroup controlPlane(
            Construct scope, KubernetesClusterProps props, String partition, String region, String account) {
        var name = "/aws/eks/%s/cluster".formatted(props.name());
        KeyAccess.forLogs(props.key(), "ControlPlaneLogs", region, arn(partition, region, account, name));
        return define(scope, "Logs", name, props.logRetention(), props);
    }

    /** What the agent of Container Insights writes, of which CloudWatch makes metrics. */
    static LogGroup performance(Construct scope, KubernetesClusterProps props, ClusterParts parts) {
        var name = "/aws/containerinsights/%s/performance".formatted(props.name());
        KeyAccess.forLogs(
                props.key(),
                "PerformanceLogs",
                parts.region(),
                arn(parts.partition(), parts.region(), parts.account(), name));
        return define(scope, "PerformanceLogs", name, PERFORMANCE_RETENTION, props);
    }

    private static String arn(String partition, String region, String account, String name) {
        return "arn:%s:logs:%s:%s:log-group:%s".formatted(partition, region, account, name);
    }

    private static LogGroup define(
            Construct scope, String id, String name, RetentionDays retention, KubernetesClusterProps props) {
        return LogGroup.Builder.create(scope, id)
                .logGroupName(name)
                .retention(retention)
                .encryptionKey(props.key())
                .removalPolicy(
                        props.deletionProtection() == DeletionProtection.ON
                                ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
                                : RemovalPolicy.DESTROY)
                .build();
    }
}
