package dev.meridian.constructs.cluster;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.eks_v2.HelmChart;
import software.amazon.awscdk.services.eks_v2.KubernetesManifest;
import software.constructs.Construct;
import software.constructs.IDependable;

/** Helm releases and manifests, as kubectl's function applies them. */
final class Releases {
    static final String SYSTEM_NAMESPACE = "kube-system";
    /** Of the 15 minutes that the function may run. */
    private static final Duration PATIENCE = Duration.minutes(10);

    private Releases() {}

    /**
     * Installs a chart at its pinned version and waits until its pods are ready.
     *
     * <p>Not atomic: helm 4 has renamed that flag, and CloudFormation's own rollback applies the earlier values.
     */
    static HelmChart install(
            Construct scope,
            String id,
            ClusterParts parts,
            Chart chart,
            String namespace,
            Map<String, Object> values,
            List<? extends IDependable> after) {
        var release = HelmChart.Builder.create(scope, id)
                .cluster(parts.cluster())
                .chart(chart.title())
                .release(chart.title())
                .repository(chart.repository(parts.charts()))
                .version(chart.version())
                .namespace(namespace)
                .createNamespace(!namespace.equals(SYSTEM_NAMESPACE))
                .wait(true)
                .timeout(PATIENCE)
                .values(values)
                .build();
        release.getNode().addDependency(after.toArray(IDependable[]::new));
        return release;
    }

    /** Applies manifests, also over objects that exist already. */
    static KubernetesManifest impose(
            Construct scope,
            String id,
            ClusterParts parts,
            List<Map<String, Object>> manifests,
            List<? extends IDependable> after) {
        var applied = KubernetesManifest.Builder.create(scope, id)
                .cluster(parts.cluster())
                .manifest(manifests)
                .overwrite(true)
                .build();
        applied.getNode().addDependency(after.toArray(IDependable[]::new));
        return applied;
    }
}
