package dev.meridian.constructs.workload.stores.postgres;

import static dev.meridian.constructs.workload.stores.parts.Lockdown.env;
import static dev.meridian.constructs.workload.stores.parts.Lockdown.mount;
import static dev.meridian.constructs.workload.stores.parts.Lockdown.podName;
import static dev.meridian.constructs.workload.stores.parts.Lockdown.readOnly;
import static dev.meridian.constructs.workload.stores.parts.Lockdown.secret;

import dev.meridian.constructs.workload.stores.parts.Fingerprint;
import dev.meridian.constructs.workload.stores.parts.Lockdown;
import dev.meridian.constructs.workload.stores.parts.Named;
import dev.meridian.constructs.workload.stores.parts.Resources;
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
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.ArrayList;
import java.util.List;

/** The StatefulSet of a server and its standbys. */
final class ServerPods {
    static final int PORT = 5432;
    static final String PORT_NAME = "postgres";

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
    private final Named named;
    private final String primary;

    ServerPods(PostgresProps props, Named named) {
        this.props = props;
        this.named = named;
        this.primary = props.name() + "-0";
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
                .withMetadata(named.metadata(props.name()))
                .withNewSpec()
                .withServiceName(props.serviceName())
                .withReplicas(props.replication().replicas())
                .withNewSelector()
                .withMatchLabels(named.selector())
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
                .withLabels(named.labels())
                .addToAnnotations(Fingerprint.ANNOTATION, Fingerprint.of(Scripts.files(props.replication())))
                .endMetadata()
                .withNewSpec()
                .withServiceAccountName(props.name())
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withSecurityContext(Lockdown.pod(props.userId(), props.userId()))
                .withTopologySpreadConstraints(
                        props.replication().replicas() > 1 ? Spread.overZonesAndHosts(named) : List.of())
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
                .withImage(props.image())
                .withCommand("/bin/sh", FILES_PATH + "/standby.sh")
                .withEnv(
                        podName("POD_NAME"),
                        env("PRIMARY", primary),
                        env("SETTLE_SECONDS", Startup.SETTLE_SECONDS),
                        env("SCRIPTS", FILES_PATH),
                        env("PASSFILE", PASSFILE),
                        env("PGDATA", DATA_PATH),
                        env("PGHOST", primaryHost()),
                        env("PGPORT", Integer.toString(PORT)),
                        env("PGDATABASE", props.login().database()),
                        env("PGUSER", props.login().user()),
                        secret("PGPASSWORD", props.login().password()),
                        env("PGCONNECT_TIMEOUT", Startup.CONNECT_SECONDS),
                        env("REPLICATION_USER", streaming.user()),
                        secret("REPLICATION_PASSWORD", streaming.password()))
                .withResources(props.resources().render())
                .withSecurityContext(Lockdown.container())
                .withVolumeMounts(mounts())
                .build());
    }

    private Container server() {
        return new ContainerBuilder()
                .withName("postgres")
                .withImage(props.image())
                .withArgs(arguments())
                .withEnv(environment())
                .addNewPort()
                .withName(PORT_NAME)
                .withContainerPort(PORT)
                .withProtocol("TCP")
                .endPort()
                .withStartupProbe(probe(ready(), 60))
                .withReadinessProbe(probe(ready(), 5))
                .withLivenessProbe(probe(List.of("/bin/sh", "-c", String.join(" ", ready()) + "; test $? -le 1"), 5))
                .withResources(props.resources().render())
                .withSecurityContext(Lockdown.container())
                .withVolumeMounts(mounts())
                .build();
    }

    private List<EnvVar> environment() {
        return List.of(
                podName("POD_NAME"),
                env("PGDATA", DATA_PATH),
                env("POSTGRES_DB", props.login().database()),
                env("POSTGRES_USER", props.login().user()),
                secret("POSTGRES_PASSWORD", props.login().password()),
                env("POSTGRES_INITDB_ARGS", "--auth=scram-sha-256 --data-checksums"));
    }

    /** The same on each pod: a server reads {@code primary_conninfo} only while it is a standby. */
    private List<String> arguments() {
        var arguments = new ArrayList<String>();
        arguments.add("postgres");
        set(arguments, "hba_file", FILES_PATH + "/pg_hba.conf");
        set(arguments, "password_encryption", "scram-sha-256");
        set(arguments, "cluster_name", "$(POD_NAME)");
        set(arguments, "shared_buffers", props.resources().memoryLimitMiB() / SHARED_BUFFERS_SHARE + "MB");
        if (props.replication() instanceof Replication.Streaming streaming) {
            set(arguments, "wal_keep_size", 1024 * props.storageGiB() / KEPT_LOG_SHARE + "MB");
            set(
                    arguments,
                    "primary_conninfo",
                    "host=%s port=%d user=%s passfile=%s".formatted(primaryHost(), PORT, streaming.user(), PASSFILE));
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
        volumes.add(Lockdown.files(FILES, props.name()));
        volumes.add(Lockdown.scratch(RUN, new Quantity("1", "Mi")));
        volumes.add(Lockdown.scratch("tmp", new Quantity("64", "Mi")));
        // Parallel queries share memory here, and the 64 MiB of a container are soon too small for them.
        volumes.add(Lockdown.memory(
                "shm", Resources.memory(Math.max(64, props.resources().memoryLimitMiB() / SHARED_BUFFERS_SHARE))));
        if (props.replication() instanceof Replication.Streaming) {
            volumes.add(Lockdown.memory(CREDENTIALS, new Quantity("1", "Mi")));
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
                .addToRequests("storage", new Quantity(Integer.toString(props.storageGiB()), "Gi"))
                .endResources()
                .endSpec()
                .build();
    }
}
