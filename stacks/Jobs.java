package dev.meridian.stacks;

import dev.meridian.constructs.workload.job.JobProps;
import dev.meridian.constructs.workload.job.Schedule;
import dev.meridian.environments.workload.JobDefinition;
import dev.meridian.environments.workload.NamespaceDefinition;
import java.util.List;

/**
 * From the definition of a job to its props in one region.
 *
 * @param placement the region
 * @param pods what its pods are made by
 */
record Jobs(Placement placement, Pods pods) {
    JobProps props(NamespaceDefinition namespace, JobDefinition definition, List<Reach> reaches) {
        var pod = pods.pod(definition.name(), definition.container(), reaches, List.of())
                .build();
        var builder = JobProps.builder(
                        definition.name(), namespace.name(), placement.system().name(), pod)
                .retries(definition.retries())
                .deadlineSeconds(definition.deadlineSeconds());
        definition.schedule().ifPresent(cron -> builder.schedule(new Schedule.Cron(cron)));
        return builder.build();
    }
}
