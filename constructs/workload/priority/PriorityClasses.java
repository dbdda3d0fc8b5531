package dev.meridian.constructs.workload.priority;

import dev.meridian.constructs.workload.labels.Owner;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClassBuilder;
import java.util.List;

/** Priority classes as Kubernetes objects, without a call to the CDK. */
public final class PriorityClasses {
    private PriorityClasses() {}

    /** One object for each. */
    public static List<HasMetadata> of(List<PriorityClassProps> classes) {
        return classes.stream().map(PriorityClasses::of).toList();
    }

    private static HasMetadata of(PriorityClassProps props) {
        return new PriorityClassBuilder()
                .withNewMetadata()
                .withName(props.name())
                .addToLabels("app.kubernetes.io/managed-by", Owner.MANAGER)
                .endMetadata()
                .withValue(props.value())
                .withGlobalDefault(props.assignment() == PriorityClassProps.Assignment.BY_DEFAULT)
                .withPreemptionPolicy(props.preemption().title())
                .withDescription(props.description())
                .build();
    }
}
