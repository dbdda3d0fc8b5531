package dev.meridian.constructs.cluster.kubectl;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.eks_v2.HelmChart;
import software.amazon.awscdk.services.eks_v2.ICluster;
import software.amazon.awscdk.services.eks_v2.KubernetesManifest;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * Helm releases and manifests of one cluster, as kubectl's function applies them. Not for users: made with the cluster.
 *
 * @param cluster CDK's cluster
 * @param charts where charts and their images come from
 */
public record Releases(ICluster cluster, Charts charts) {
    /** Where EKS's own components live. */
    public static final String SYSTEM_NAMESPACE = "kube-system";
    /** Of the 15 minutes that the function may run. */
    private static final Duration PATIENCE = Duration.minutes(10);

    /**
     * Installs a chart at its pinned version and waits until its pods are ready.
     *
     * <p>Not atomic: helm 4 has renamed that flag, and CloudFormation's own rollback applies the earlier values.
     */
    public HelmChart install(
            Construct scope,
            String id,
            Chart chart,
            String namespace,
            Map<String, Object> values,
            List<? extends IDependable> after,
            IDependable... alsoAfter) {
        var release = HelmChart.Builder.create(scope, id)
                .cluster(cluster)
                .chart(chart.title())
                .release(chart.title())
                .repository(chart.repository(charts))
                .version(chart.version())
                .namespace(namespace)
                .createNamespace(!namespace.equals(SYSTEM_NAMESPACE))
                .wait(true)
                .timeout(PATIENCE)
                .values(values)
                .build();
        release.getNode()
                .addDependency(
                        Stream.concat(after.stream(), Stream.of(alsoAfter)).toArray(IDependable[]::new));
        return release;
    }

    /** Applies manifests, also over objects that exist already. */
    public KubernetesManifest impose(
            Construct scope, String id, List<Map<String, Object>> manifests, List<? extends IDependable> after) {
        var applied = KubernetesManifest.Builder.create(scope, id)
                .cluster(cluster)
                .manifest(manifests)
                .overwrite(true)
                .build();
        if (!after.isEmpty()) {
            applied.getNode().addDependency(after.toArray(IDependable[]::new));
        }
        return applied;
    }

    /** Where a chart's controller has its image. */
    public String image(Chart chart) {
        return chart.image(charts);
    }

    /** Where one of a chart's further images is. */
    public String image(ChartImage image) {
        return image.repository(charts);
    }
}
