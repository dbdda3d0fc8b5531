package dev.meridian.constructs.workload.stores.postgres;

import static dev.meridian.constructs.workload.stores.parts.Folders.env;
import static dev.meridian.constructs.workload.stores.parts.Folders.mount;

import dev.meridian.constructs.workload.container.Resources;
import dev.meridian.constructs.workload.labels.Owner;
import dev.meridian.constructs.workload.rules.Quantities;
import dev.meridian.constructs.workload.security.PodSecurity;
import dev.meridian.constructs.workload.stores.parts.Folders;
import dev.meridian.constructs.workload.stores.parts.Startup;
import dev.meridian.constructs.workload.stores.parts.StoreObjects;
import dev.meridian.constructs.workload.traffic.Outbound;
import dev.meridian.constructs.workload.traffic.Peer;
import dev.meridian.constructs.workload.traffic.Policies;
import dev.meridian.constructs.workload.traffic.Traffic;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import java.util.List;
import java.util.Optional;

/** The job that dumps in one container, and sends in another. */
final class DumpJob {
    private static final String SCRATCH = "dump";
    private static final String SCRATCH_PATH = "/dump";
    /** S3 has public addresses, even behind a gateway endpoint; nobody else is reached. */
    private static final Peer S3 = new Peer.Internet(List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"));

    private static final int HTTPS = 443;

    private static final int MIB_PER_GIB = 1024;

    /** A missed start, such as while no node had room, is made up for within six hours. */
    private static final long STARTING_DEADLINE_SECONDS = 21_600;

    private static final long ACTIVE_DEADLINE_SECONDS = 10_800;

    private final PostgresProps props;
    private final Dumps.ToBucket dumps;
    private final Owner owner;
    private final PodSecurity security;
    private final String databaseHost;

    DumpJob(PostgresProps props, Dumps.ToBucket dumps, String databaseHost) {
        this.props = props;
        this.dumps = dumps;
        this.owner = props.place().owner(app(props), "database-dump");
        this.security = PodSecurity.of(props.userId());
        this.databaseHost = databaseHost;
    }

    /** What the pods of a server's dump are labelled with. */
    static String app(PostgresProps props) {
        return props.name() + "-dump";
    }

    List<HasMetadata> objects() {
        return List.of(
                StoreObjects.serviceAccount(owner, dumps.serviceAccount()),
                Policies.of(
                        owner,
                        new Traffic(
                                List.of(),
                                List.of(
                                        new Outbound(props.place().pods(props.name()), ServerPods.PORT.container()),
                                        new Outbound(S3, HTTPS)),
                                props.place().dns()),
                        List.of(),
                        true),
                new CronJobBuilder()
                        .withMetadata(owner.metadata(owner.name()))
                        .withNewSpec()
                        .withSchedule(dumps.schedule())
                        .withTimeZone("Etc/UTC")
                        .withConcurrencyPolicy("Forbid")
                        .withStartingDeadlineSeconds(STARTING_DEADLINE_SECONDS)
                        .withSuccessfulJobsHistoryLimit(3)
                        .withFailedJobsHistoryLimit(3)
                        .withNewJobTemplate()
                        .withNewMetadata()
                        .withLabels(owner.labels())
                        .endMetadata()
                        .withNewSpec()
                        .withBackoffLimit(2)
                        .withActiveDeadlineSeconds(ACTIVE_DEADLINE_SECONDS)
                        .withNewTemplate()
                        .withNewMetadata()
                        .withLabels(owner.labels())
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
                .withSecurityContext(security.podContext())
                .withInitContainers(dump())
                .withContainers(upload())
                .withVolumes(
                        Folders.scratch(SCRATCH, Quantities.storage(dumps.scratchGiB())),
                        Folders.scratch("tmp", Quantities.memory(256)))
                .build();
    }

    private Container dump() {
        return new ContainerBuilder()
                .withName("dump")
                .withImage(props.image().name())
                .withImagePullPolicy(props.image().pullPolicy())
                .withCommand("/bin/sh", "-c", Scripts.DUMP)
                .withEnv(
                        env("SETTLE_SECONDS", Startup.SETTLE_SECONDS),
                        env("SCRATCH", SCRATCH_PATH),
                        env("PGHOST", databaseHost),
                        env("PGPORT", Integer.toString(ServerPods.PORT.container())),
                        env("PGDATABASE", props.login().database()),
                        env("PGUSER", props.login().user()),
                        props.login().password().toKubernetes("PGPASSWORD"),
                        env("PGCONNECT_TIMEOUT", Startup.CONNECT_SECONDS))
                .withResources(resources())
                .withSecurityContext(security.containerContext())
                .withVolumeMounts(mount(SCRATCH, SCRATCH_PATH), mount("tmp", "/tmp"))
                .build();
    }

    private Container upload() {
        return new ContainerBuilder()
                .withName("upload")
                .withImage(dumps.uploaderImage().name())
                .withImagePullPolicy(dumps.uploaderImage().pullPolicy())
                .withCommand("/bin/sh", "-c", Scripts.UPLOAD)
                .withEnv(
                        env("SCRATCH", SCRATCH_PATH),
                        env("BUCKET", dumps.bucket()),
                        env("PREFIX", dumps.prefix()),
                        env("AWS_REGION", dumps.bucketRegion()),
                        env("AWS_EC2_METADATA_DISABLED", "true"),
                        env("HOME", "/tmp"))
                .withResources(resources())
                .withSecurityContext(security.containerContext())
                .withVolumeMounts(mount(SCRATCH, SCRATCH_PATH), mount("tmp", "/tmp"))
                .build();
    }

    /** The dump lies on the node's disk: a node without room for it is not chosen. */
    private ResourceRequirements resources() {
        return new Resources(100, 256, 1000, 512, Optional.of((dumps.scratchGiB() + 1) * MIB_PER_GIB)).toKubernetes();
    }
}
