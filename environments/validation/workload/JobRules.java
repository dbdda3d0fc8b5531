package dev.meridian.environments.validation.workload;

import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.validation.container.ContainerRules;
import dev.meridian.environments.validation.rule.Cron;
import dev.meridian.environments.validation.rule.Names;
import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.workload.JobDefinition;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.container.Volume;

/** What runs and ends. */
final class JobRules {
    private static final int MOST_RETRIES = 10;

    private JobRules() {}

    static void check(
            Problems problems, EnvironmentDefinition environment, NamespaceDefinition namespace, JobDefinition job) {
        var what = "job '%s/%s'".formatted(namespace.name(), job.name());
        Names.requireName(problems, "job name", ServiceRules.LONGEST, job.name());
        ContainerRules.check(problems, what, environment, namespace, job.container());
        job.schedule().ifPresent(schedule -> Cron.require(problems, what + ": schedule", schedule));
        problems.requireBetween(
                0, MOST_RETRIES, job.retries(), what + ": retries", "each waits twice as long as the one before");
        problems.require(
                job.deadlineSeconds() >= 1,
                "%s: deadlineSeconds must be at least 1, got %d",
                what,
                job.deadlineSeconds());
        problems.require(
                job.container().volumes().stream().noneMatch(Volume.Disk.class::isInstance),
                "%s: a disk stays with the pod of a service, and a job's pods come and go; use a file or object store",
                what);
    }
}
