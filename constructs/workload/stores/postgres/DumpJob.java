package dev.meridian.constructs.workload.stores.postgres;

import static dev.meridian.constructs.workload.stores.parts.Lockdown.env;
import static dev.meridian.constructs.workload.stores.parts.Lockdown.mount;
import static dev.meridian.constructs.workload.stores.parts.Lockdown.secret;

import dev.meridian.constructs.workload.stores.parts.Lockdown;
import dev.meridian.constructs.workload.stores.parts.Named;
import dev.meridian.constructs.workload.stores.parts.Peer;
import dev.meridian.constructs.workload.stores.parts.Reach;
import dev.meridian.constructs.workload.stores.parts.Resources;
import dev.meridian.constructs.workload.stores.parts.Startup;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import java.util.List;

/** The job that dumps in one container, and sends in another. */
final class DumpJob {
    private static final String SCRATCH = "dump";
    private static final String SCRATCH_PATH = "/dump";
    private static final Resources WORK = new Resources(100, 256, 1000, 512);

    /** A missed start, such as while no node had room, is made up for within six hours. */
    private static final long STARTING_DEADLINE_SECONDS = 21_600;

    private static final long ACTIVE_DEADLINE_SECONDS = 10_800;

    private final PostgresProps props;
    private final Dumps.ToBucket dumps;
    private final Named named;
    private final String databaseHost;

    DumpJob(PostgresProps props, Dumps.ToBucket dumps, String databaseHost) {
        this.props = props;
        this.dumps = dumps;
        this.named = new Named(props.place(), app(props), "database-dump");
        this.databaseHost = databaseHost;
    }

    /** What the pods of a server's dump are labelled with. */
    static String app(PostgresProps props) {
        return props.name() + "-dump";
    }

    List<HasMetadata> objects() {
        return List.of(
                named.serviceAccount(dumps.serviceAccount()),
                Reach.policy(
                        named,
                        List.of(),
                        List.of(
                                Reach.toDns(),
                                Reach.to(new Peer(props.place().namespace(), props.name()), ServerPods.PORT),
                                Reach.toIdentityAgent(),
                                Reach.toAws())),
                new CronJobBuilder()
                        .withMetadata(named.metadata(named.app()))
                        .withNewSpec()
                        .withSchedule(dumps.schedule())
                        .withTimeZone("Etc/UTC")
                        .withConcurrencyPolicy("Forbid")
                        .withStartingDeadlineSeconds(STARTING_DEADLINE_SECONDS)
                        .withSuccessfulJobsHistoryLimit(3)
                        .withFailedJobsHistoryLimit(3)
                        .withNewJobTemplate()
                        .withNewMetadata()
                        .withLabels(named.labels())
                        .endMetadata()
                        .withNewSpec()
                        .withBackoffLimit(2)
                        .withActiveDeadlineSeconds(ACTIVE_DEADLINE_SECONDS)
                        .withNewTemplate()
                        .withNewMetadata()
                        .withLabels(named.labels())
                        .endMetadata()
                        .withSpec(pod())
                        .endTemplate()
                        .endSpec()
                        .endJobTemplate()
                        .endSpec()
                        .build());
    }

    private PodSpec pod() {
        return new PodSpecBuilder()
                .withServiceAccountName(dumps.serviceAccount())
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withRestartPolicy("Never")
                .withSecurityContext(Lockdown.pod(props.userId(), props.userId()))
                .withInitContainers(dump())
                .withContainers(upload())
                .withVolumes(Lockdown.scratch(SCRATCH, room()), Lockdown.scratch("tmp", new Quantity("256", "Mi")))
                .build();
    }

    private Container dump() {
        return new ContainerBuilder()
                .withName("dump")
                .withImage(props.image())
                .withCommand("/bin/sh", "-c", Scripts.DUMP)
                .withEnv(
                        env("SETTLE_SECONDS", Startup.SETTLE_SECONDS),
                        env("SCRATCH", SCRATCH_PATH),
                        env("PGHOST", databaseHost),
                        env("PGPORT", Integer.toString(ServerPods.PORT)),
                        env("PGDATABASE", props.login().database()),
                        env("PGUSER", props.login().user()),
                        secret("PGPASSWORD", props.login().password()),
                        env("PGCONNECT_TIMEOUT", Startup.CONNECT_SECONDS))
                .withResources(resources())
                .withSecurityContext(Lockdown.container())
                .withVolumeMounts(mount(SCRATCH, SCRATCH_PATH), mount("tmp", "/tmp"))
                .build();
    }

    private Container upload() {
        return new ContainerBuilder()
                .withName("upload")
                .withImage(dumps.uploaderImage())
                .withCommand("/bin/sh", "-c", Scripts.UPLOAD)
                .withEnv(
                        env("SCRATCH", SCRATCH_PATH),
                        env("BUCKET", dumps.bucket()),
                        env("PREFIX", dumps.prefix()),
                        env("AWS_REGION", dumps.bucketRegion()),
                        env("AWS_EC2_METADATA_DISABLED", "true"),
                        env("HOME", "/tmp"))
                .withResources(resources())
                .withSecurityContext(Lockdown.container())
                .withVolumeMounts(mount(SCRATCH, SCRATCH_PATH), mount("tmp", "/tmp"))
                .build();
    }

    /** The dump lies on the node's disk: a node without room for it is not chosen. */
    private ResourceRequirements resources() {
        return WORK.render()
                .edit()
                .addToRequests("ephemeral-storage", room())
                .addToLimits("ephemeral-storage", new Quantity(Integer.toString(dumps.scratchGiB() + 1), "Gi"))
                .build();
    }

    private Quantity room() {
        return new Quantity(Integer.toString(dumps.scratchGiB()), "Gi");
    }
}
