package dev.meridian.constructs.workload.stores.postgres;

import static dev.meridian.constructs.workload.stores.parts.Folders.env;
import static dev.meridian.constructs.workload.stores.parts.Folders.mount;
import static dev.meridian.constructs.workload.stores.parts.Folders.podName;
import static dev.meridian.constructs.workload.stores.parts.Folders.readOnly;

import dev.meridian.constructs.workload.configuration.ConfigMaps;
import dev.meridian.constructs.workload.configuration.Configuration;
import dev.meridian.constructs.workload.container.Port;
import dev.meridian.constructs.workload.labels.Owner;
import dev.meridian.constructs.workload.rules.Quantities;
import dev.meridian.constructs.workload.security.PodSecurity;
import dev.meridian.constructs.workload.stores.parts.Folders;
import dev.meridian.constructs.workload.stores.parts.Spread;
import dev.meridian.constructs.workload.stores.parts.Startup;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.ArrayList;
import java.util.List;

/** The StatefulSet of a server and its standbys. */
final class ServerPods {
    static final Port PORT = Port.tcp("postgres", 5432);

    private static final String STORAGE = "postgres-storage";
    private static final String STORAGE_PATH = "/var/lib/postgresql/data";

    /** A folder below the mount, since a fresh file system already holds {@code lost+found}. */
    private static final String DATA_PATH = STORAGE_PATH + "/pgdata";

    private static final String FILES = "files";
    private static final String FILES_PATH = "/etc/postgresql";
    private static final String RUN = "run";
    private static final String CREDENTIALS = "replication";
    private static final String PASSFILE = "/run/replication/pgpass";

    /** A fast shutdown, which the image's stop signal asks for, writes what shared buffers hold. */
    private static final long GRACE_SECONDS = 120;

    /** PostgreSQL documentation, Resource Consumption: a quarter of memory to start with. */
    private static final int SHARED_BUFFERS_SHARE = 4;

    /** The part of a volume that write-ahead log is kept on for standbys that were away. */
    private static final int KEPT_LOG_SHARE = 10;

    private final PostgresProps props;
    private final Owner owner;
    private final PodSecurity security;
    private final Configuration files;
    private final String primary;

    ServerPods(PostgresProps props, Owner owner) {
        this.props = props;
        this.owner = owner;
        this.security = PodSecurity.of(props.userId());
        this.files = new Configuration.Files(props.name(), Scripts.files(props.replication()), FILES_PATH);
        this.primary = props.name() + "-0";
    }

    /** What its pods are given to read. */
    Configuration files() {
        return files;
    }

    /** The pod that takes writes. */
    String primary() {
        return primary;
    }

    /** The address of the pod that takes writes: no proxy is in between, whose rules may lag behind a new pod. */
    String primaryHost() {
        return primary + "." + props.serviceName();
    }

    StatefulSet render() {
        return new StatefulSetBuilder()
                .withMetadata(owner.metadata(props.name()))
                .withNewSpec()
                .withServiceName(props.serviceName())
                .withReplicas(props.replication().replicas())
                .withNewSelector()
                .withMatchLabels(owner.selector())
                .endSelector()
                .withNewPersistentVolumeClaimRetentionPolicy("Retain", "Retain")
                .withTemplate(template())
                .withVolumeClaimTemplates(claim())
                .endSpec()
                .build();
    }

    private PodTemplateSpec template() {
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(owner.labels())
                .withAnnotations(ConfigMaps.annotations(List.of(files)))
                .endMetadata()
                .withNewSpec()
                .withServiceAccountName(props.name())
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withSecurityContext(security.podContext())
                .withTopologySpreadConstraints(
                        props.replication().replicas() > 1 ? Spread.overZonesAndHosts(owner) : List.of())
                .withInitContainers(initContainers())
                .withContainers(server())
                .withVolumes(volumes())
                .endSpec()
                .build();
    }

    private List<Container> initContainers() {
        if (!(props.replication() instanceof Replication.Streaming streaming)) {
            return List.of();
        }
        return List.of(new ContainerBuilder()
                .withName("standby")
                .withImage(props.image().name())
                .withImagePullPolicy(props.image().pullPolicy())
                .withCommand("/bin/sh", FILES_PATH + "/standby.sh")
                .withEnv(
                        podName("POD_NAME"),
                        env("PRIMARY", primary),
                        env("SETTLE_SECONDS", Startup.SETTLE_SECONDS),
                        env("SCRIPTS", FILES_PATH),
                        env("PASSFILE", PASSFILE),
                        env("PGDATA", DATA_PATH),
                        env("PGHOST", primaryHost()),
                        env("PGPORT", Integer.toString(PORT.container())),
                        env("PGDATABASE", props.login().database()),
                        env("PGUSER", props.login().user()),
                        props.login().password().toKubernetes("PGPASSWORD"),
                        env("PGCONNECT_TIMEOUT", Startup.CONNECT_SECONDS),
                        env("REPLICATION_USER", streaming.user()),
                        streaming.password().toKubernetes("REPLICATION_PASSWORD"))
                .withResources(props.resources().toKubernetes())
                .withSecurityContext(security.containerContext())
                .withVolumeMounts(mounts())
                .build());
    }

    private Container server() {
        return new ContainerBuilder()
                .withName("postgres")
                .withImage(props.image().name())
                .withImagePullPolicy(props.image().pullPolicy())
                .withArgs(arguments())
                .withEnv(environment())
                .addNewPort()
                .withName(PORT.name())
                .withContainerPort(PORT.container())
                .withProtocol(PORT.protocol().name())
                .endPort()
                .withStartupProbe(probe(ready(), 60))
                .withReadinessProbe(probe(ready(), 5))
                .withLivenessProbe(probe(List.of("/bin/sh", "-c", String.join(" ", ready()) + "; test $? -le 1"), 5))
                .withResources(props.resources().toKubernetes())
                .withSecurityContext(security.containerContext())
                .withVolumeMounts(mounts())
                .build();
    }

    private List<EnvVar> environment() {
        return List.of(
                podName("POD_NAME"),
                env("PGDATA", DATA_PATH),
                env("POSTGRES_DB", props.login().database()),
                env("POSTGRES_USER", props.login().user()),
                props.login().password().toKubernetes("POSTGRES_PASSWORD"),
                env("POSTGRES_INITDB_ARGS", "--auth=scram-sha-256 --data-checksums"));
    }

    /** The same on each pod: a server reads {@code primary_conninfo} only while it is a standby. */
    private List<String> arguments() {
        var arguments = new ArrayList<String>();
        arguments.add("postgres");
        set(arguments, "hba_file", FILES_PATH + "/pg_hba.conf");
        set(arguments, "password_encryption", "scram-sha-256");
        set(arguments, "cluster_name", "$(POD_NAME)");
        set(arguments, "shared_buffers", props.resources().limitMemoryMiB() / SHARED_BUFFERS_SHARE + "MB");
        if (props.replication() instanceof Replication.Streaming streaming) {
            set(arguments, "wal_keep_size", 1024 * props.storageGiB() / KEPT_LOG_SHARE + "MB");
            set(
                    arguments,
                    "primary_conninfo",
                    "host=%s port=%d user=%s passfile=%s"
                            .formatted(primaryHost(), PORT.container(), streaming.user(), PASSFILE));
        }
        return arguments;
    }

    private static void set(List<String> arguments, String setting, String value) {
        arguments.add("-c");
        arguments.add(setting + "=" + value);
    }

    /** By TCP: while the image fills an empty volume, its server answers on the socket alone, and is not yet ready. */
    private List<String> ready() {
        return List.of(
                "pg_isready",
                "-q",
                "-h",
                "127.0.0.1",
                "-U",
                props.login().user(),
                "-d",
                props.login().database());
    }

    /** T1's figures: every 10 s, 5 s to answer. A server that refuses connections while it recovers is alive. */
    private static Probe probe(List<String> command, int failures) {
        return new ProbeBuilder()
                .withNewExec()
                .withCommand(command)
                .endExec()
                .withPeriodSeconds(10)
                .withTimeoutSeconds(5)
                .withFailureThreshold(failures)
                .build();
    }

    private List<VolumeMount> mounts() {
        var mounts = new ArrayList<VolumeMount>();
        mounts.add(mount(STORAGE, STORAGE_PATH));
        mounts.add(readOnly(FILES, FILES_PATH));
        mounts.add(mount(RUN, "/var/run/postgresql"));
        mounts.add(mount("tmp", "/tmp"));
        mounts.add(mount("shm", "/dev/shm"));
        if (props.replication() instanceof Replication.Streaming) {
            mounts.add(mount(CREDENTIALS, "/run/replication"));
        }
        return mounts;
    }

    private List<Volume> volumes() {
        var volumes = new ArrayList<Volume>();
        volumes.add(Folders.files(FILES, props.name()));
        volumes.add(Folders.scratch(RUN, Quantities.memory(1)));
        volumes.add(Folders.scratch("tmp", Quantities.memory(64)));
        // Parallel queries share memory here, and the 64 MiB of a container are soon too small for them.
        volumes.add(Folders.memory(
                "shm", Quantities.memory(Math.max(64, props.resources().limitMemoryMiB() / SHARED_BUFFERS_SHARE))));
        if (props.replication() instanceof Replication.Streaming) {
            volumes.add(Folders.memory(CREDENTIALS, Quantities.memory(1)));
        }
        return volumes;
    }

    private PersistentVolumeClaim claim() {
        return new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .withName(STORAGE)
                .endMetadata()
                .withNewSpec()
                .withAccessModes("ReadWriteOnce")
                .withStorageClassName(props.storageClass())
                .withNewResources()
                .addToRequests("storage", Quantities.storage(props.storageGiB()))
                .endResources()
                .endSpec()
                .build();
    }
}
