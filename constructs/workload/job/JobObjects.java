package dev.meridian.constructs.workload.job;

import dev.meridian.constructs.workload.configuration.ConfigMaps;
import dev.meridian.constructs.workload.labels.Owner;
import dev.meridian.constructs.workload.manifests.Manifests;
import dev.meridian.constructs.workload.pods.PodObjects;
import dev.meridian.constructs.workload.rules.Tokens;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpecBuilder;
import java.util.ArrayList;
import java.util.List;

/** The Kubernetes objects of a job, without a call to the CDK. */
public final class JobObjects {
    private static final String TIME_ZONE = "Etc/UTC";
    private static final int HASH_LENGTH = 8;

    private JobObjects() {}

    /**
     * All objects, those that others need first.
     *
     * @throws IllegalArgumentException if two volumes share a name or path
     */
    public static List<HasMetadata> of(JobProps props) {
        var owner = props.owner();
        var pods = new PodObjects(owner, props.pod());
        var objects = new ArrayList<HasMetadata>(pods.objects(List.of()));
        var spec = spec(props, owner, pods);
        if (props.schedule() instanceof Schedule.Cron cron) {
            objects.add(cronJob(owner, spec, cron));
        } else {
            objects.add(new JobBuilder()
                    .withMetadata(owner.metadata(props.name() + "-" + version(spec)))
                    .withSpec(spec)
                    .build());
        }
        return objects;
    }

    private static JobSpec spec(JobProps props, Owner owner, PodObjects pods) {
        var container = pods.container(props.pod().container().image()).build();
        var template = pods.template(container, owner.selector(), List.of())
                .editSpec()
                .withRestartPolicy("Never")
                .endSpec()
                .build();
        return new JobSpecBuilder()
                .withBackoffLimit(props.retries())
                .withActiveDeadlineSeconds((long) props.deadlineSeconds())
                .withNewPodFailurePolicy()
                .addNewRule()
                .withAction("Ignore")
                .addNewOnPodCondition("True", "DisruptionTarget")
                .endRule()
                .endPodFailurePolicy()
                .withTemplate(template)
                .build();
    }

    /** A Job cannot change: another specification is another Job. */
    private static String version(JobSpec spec) {
        return ConfigMaps.hash(Tokens.masked(Manifests.fields(spec).toString())).substring(0, HASH_LENGTH);
    }

    private static HasMetadata cronJob(Owner owner, JobSpec spec, Schedule.Cron cron) {
        return new CronJobBuilder()
                .withMetadata(owner.metadata(owner.name()))
                .withNewSpec()
                .withSchedule(cron.expression())
                .withTimeZone(TIME_ZONE)
                .withConcurrencyPolicy(cron.concurrency().title())
                .withStartingDeadlineSeconds((long) cron.startingDeadlineSeconds())
                .withSuccessfulJobsHistoryLimit(cron.keptSuccesses())
                .withFailedJobsHistoryLimit(cron.keptFailures())
                .withNewJobTemplate()
                .withNewMetadata()
                .withLabels(owner.labels())
                .endMetadata()
                .withSpec(spec)
                .endJobTemplate()
                .endSpec()
                .build();
    }
}
