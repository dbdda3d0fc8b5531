package dev.meridian.constructs.workload.scaling;

import dev.meridian.constructs.workload.custom.CustomObjects;
import dev.meridian.constructs.workload.labels.Owner;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehaviorBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpecBuilder;
import java.util.List;
import java.util.Map;

/** The objects that scale one Deployment or StatefulSet, and that keep enough of its pods. */
public final class Autoscalers {
    private static final String REASON = Owner.ANNOTATIONS + "overlap";
    private static final String VERTICAL = "autoscaling.k8s.io/v1";

    private final Owner owner;
    private final String kind;
    private final String workload;

    /**
     * For this one.
     *
     * @param kind {@code Deployment} or {@code StatefulSet}
     * @param workload its name
     */
    public Autoscalers(Owner owner, String kind, String workload) {
        this.owner = owner;
        this.kind = kind;
        this.workload = workload;
    }

    /** Nothing if the number of pods is fixed. */
    public List<HasMetadata> horizontal(Scaling scaling) {
        if (!(scaling instanceof Scaling.Horizontal horizontal)) {
            return List.of();
        }
        var autoscaler = new HorizontalPodAutoscalerBuilder()
                .withMetadata(owner.metadata(workload + "-hpa"))
                .withNewSpec()
                .withNewScaleTargetRef("apps/v1", kind, workload)
                .withMinReplicas(horizontal.minimum())
                .withMaxReplicas(horizontal.maximum())
                .withMetrics(
                        horizontal.metrics().stream().map(Metric::toKubernetes).toList())
                .endSpec();
        if (horizontal.up().equals(Pace.DEFAULT_UP) && horizontal.down().equals(Pace.DEFAULT_DOWN)) {
            return List.of(autoscaler.build());
        }
        return List.of(autoscaler
                .editSpec()
                .withBehavior(behaviour(horizontal))
                .endSpec()
                .build());
    }

    /** The object that changes the size of pods. */
    public HasMetadata vertical(VerticalScaling scaling) {
        var metadata = owner.metadata(workload + "-vpa");
        if (scaling.overlap() instanceof VerticalScaling.Overlap.Accepted accepted) {
            metadata.setAnnotations(Map.of(REASON, accepted.reason()));
        }
        return CustomObjects.of(
                VERTICAL,
                "VerticalPodAutoscaler",
                metadata,
                Map.of(
                        "targetRef", Map.of("apiVersion", "apps/v1", "kind", kind, "name", workload),
                        "updatePolicy", Map.of("updateMode", scaling.mode().title()),
                        "resourcePolicy",
                                Map.of(
                                        "containerPolicies",
                                        List.of(Map.of(
                                                "containerName", owner.name(),
                                                "minAllowed", scaling.least(),
                                                "maxAllowed", scaling.most(),
                                                "controlledResources", scaling.resourceNames(),
                                                "controlledValues",
                                                        scaling.values().title())))));
    }

    /** Nothing where there may be one pod only: a budget would keep it on its node for ever. */
    public List<HasMetadata> budget(Scaling scaling, Disruption disruption, Map<String, String> selector) {
        if (scaling.minimum() < 2) {
            return List.of();
        }
        var spec = new PodDisruptionBudgetSpecBuilder()
                .withNewSelector()
                .withMatchLabels(selector)
                .endSelector()
                .withUnhealthyPodEvictionPolicy("AlwaysAllow");
        disruption.limit(spec);
        return List.of(new PodDisruptionBudgetBuilder()
                .withMetadata(owner.metadata(workload))
                .withSpec(spec.build())
                .build());
    }

    private static HorizontalPodAutoscalerBehavior behaviour(Scaling.Horizontal horizontal) {
        return new HorizontalPodAutoscalerBehaviorBuilder()
                .withScaleUp(horizontal.up().toKubernetes())
                .withScaleDown(horizontal.down().toKubernetes())
                .build();
    }
}
