package dev.meridian.constructs.workload.stores.parts;

import dev.meridian.constructs.workload.labels.Owner;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.List;
import java.util.stream.Stream;

/** Pods of one store apart from each other, and never gone together on purpose. Not for users. */
public final class Spread {
    private Spread() {}

    /** Apart where that is possible: an environment on one node still runs them all. */
    public static List<TopologySpreadConstraint> overZonesAndHosts(Owner owner) {
        return Stream.of("topology.kubernetes.io/zone", "kubernetes.io/hostname")
                .map(key -> new TopologySpreadConstraintBuilder()
                        .withMaxSkew(1)
                        .withTopologyKey(key)
                        .withWhenUnsatisfiable("ScheduleAnyway")
                        .withNewLabelSelector()
                        .withMatchLabels(owner.selector())
                        .endLabelSelector()
                        .build())
                .toList();
    }

    /** One pod at a time; a pod that does not work may always go. */
    public static PodDisruptionBudget oneAtATime(Owner owner) {
        return new PodDisruptionBudgetBuilder()
                .withMetadata(owner.metadata(owner.name()))
                .withNewSpec()
                .withNewMaxUnavailable(1)
                .withUnhealthyPodEvictionPolicy("AlwaysAllow")
                .withNewSelector()
                .withMatchLabels(owner.selector())
                .endSelector()
                .endSpec()
                .build();
    }
}
