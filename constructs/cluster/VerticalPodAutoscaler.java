package dev.meridian.constructs.cluster;

import dev.meridian.constructs.cluster.addons.ClusterAddon;
import dev.meridian.constructs.cluster.kubectl.Chart;
import dev.meridian.constructs.cluster.kubectl.ChartImage;
import dev.meridian.constructs.cluster.kubectl.Ordered;
import dev.meridian.constructs.cluster.kubectl.Releases;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.services.eks_v2.HelmChart;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * The vertical pod autoscaler: recommends requests, evicts pods that are far from them, and writes them into new pods.
 *
 * <p>Its webhook fails open: while it is gone, pods start with the requests of their manifests. It calls no AWS API and
 * has no role. What it scales is said by {@code VerticalPodAutoscaler} objects in the workloads' charts, which wait for
 * {@link #ready}; their mode {@code Auto} is deprecated and means {@code Recreate}. An object that scales CPU or memory
 * must not meet a horizontal pod autoscaler on the same figure: the two would chase each other.
 */
public final class VerticalPodAutoscaler extends Construct {
    /** Two of each: one leads, and one answers while the other moves. */
    private static final int REPLICAS = 2;

    private static final int WEBHOOK_TIMEOUT_SECONDS = 5;

    private final HelmChart release;

    /** @throws IllegalArgumentException if the cluster has no metrics server */
    public VerticalPodAutoscaler(Construct scope, String id, VerticalPodAutoscalerProps props) {
        super(scope, id);
        var cluster = props.cluster();
        if (!cluster.has(ClusterAddon.METRICS_SERVER)) {
            throw new IllegalArgumentException(
                    ("cluster '%s' has no metrics-server, which the vertical pod autoscaler learns from; "
                                    + "add it to the cluster's add-ons")
                            .formatted(cluster.clusterName()));
        }
        release = cluster.parts()
                .releases()
                .install(
                        this,
                        "Default",
                        Chart.VERTICAL_POD_AUTOSCALER,
                        Releases.SYSTEM_NAMESPACE,
                        values(cluster.parts().releases()),
                        cluster.ready());
    }

    /** What {@code VerticalPodAutoscaler} objects wait for: the resource type comes with the release. */
    public IDependable ready() {
        return release;
    }

    /** Tags are those that the chart names. */
    private static Map<String, Object> values(Releases releases) {
        return Ordered.map(
                "recommender", component(releases.image(Chart.VERTICAL_POD_AUTOSCALER), "500Mi"),
                "updater", component(releases.image(ChartImage.VPA_UPDATER), "200Mi"),
                "admissionController", admissionController(releases));
    }

    private static Map<String, Object> component(String image, String memory) {
        return Ordered.map(
                "image",
                Ordered.map("repository", image),
                "replicas",
                REPLICAS,
                "podDisruptionBudget",
                Ordered.map("enabled", true, "minAvailable", 1),
                "priorityClassName",
                "system-cluster-critical",
                "resources",
                Ordered.map("requests", Ordered.map("cpu", "50m", "memory", memory)));
    }

    private static Map<String, Object> admissionController(Releases releases) {
        var values = new LinkedHashMap<>(component(releases.image(ChartImage.VPA_ADMISSION_CONTROLLER), "200Mi"));
        // Helm owns the webhook: the controller then needs no right to delete anybody's webhooks.
        values.put("registerWebhook", false);
        values.put(
                "mutatingWebhookConfiguration",
                Ordered.map("failurePolicy", "Ignore", "timeoutSeconds", WEBHOOK_TIMEOUT_SECONDS));
        values.put(
                "certGen",
                Ordered.map(
                        "enabled",
                        true,
                        "image",
                        Ordered.map("repository", releases.image(ChartImage.WEBHOOK_CERTGEN))));
        return values;
    }
}
