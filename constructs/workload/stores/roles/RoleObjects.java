package dev.meridian.constructs.workload.stores.roles;

import static dev.meridian.constructs.workload.stores.parts.Folders.env;
import static dev.meridian.constructs.workload.stores.parts.Folders.mount;
import static dev.meridian.constructs.workload.stores.parts.Folders.readOnly;

import dev.meridian.constructs.workload.configuration.ConfigMaps;
import dev.meridian.constructs.workload.configuration.Configuration;
import dev.meridian.constructs.workload.configuration.Variable;
import dev.meridian.constructs.workload.container.Resources;
import dev.meridian.constructs.workload.labels.Owner;
import dev.meridian.constructs.workload.rules.Quantities;
import dev.meridian.constructs.workload.security.PodSecurity;
import dev.meridian.constructs.workload.stores.parts.Fingerprint;
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
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.VolumeProjectionBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpecBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A job that makes a database on a managed server, and roles that log in to it, so that no application has to be the
 * master user. It may run at any time, and changes only what is not yet so; it never drops a role or a database.
 *
 * <p>It runs once for each definition: another one has another name. What only a deployment knows, the server's host, is
 * in a config map, since a job cannot be changed. Objects that another role made before do not change hands.
 */
public final class RoleObjects {
    private static final String FILES = "files";
    private static final String FILES_PATH = "/etc/roles";
    private static final String LOGINS = "logins";
    private static final String LOGINS_PATH = "/run/logins";
    private static final String HOST = "host";
    private static final String ROOTS = "roots.pem";

    /** The database that every server has, to make others from. */
    private static final String MAINTENANCE_DATABASE = "postgres";

    private static final Resources WORK = Resources.of(50, 64, 500, 256);

    /** For the group of the pods alone. */
    private static final int FILE_MODE = 0440;

    /** Long enough for Secrets to be made, and for a server to come back from maintenance. */
    private static final long ACTIVE_DEADLINE_SECONDS = 1_800;

    private static final int ATTEMPTS = 6;

    private final RoleProps props;
    private final Owner owner;
    private final PodSecurity security;

    private RoleObjects(RoleProps props) {
        this.props = props;
        this.owner = props.place().owner(props.name(), "database-roles");
        this.security = PodSecurity.of(props.userId());
    }

    /** The objects, in an order to apply them in. Secrets are not among them. */
    public static List<HasMetadata> of(RoleProps props) {
        return new RoleObjects(props).objects();
    }

    private List<HasMetadata> objects() {
        var job = job();
        var objects = new ArrayList<HasMetadata>();
        objects.add(StoreObjects.serviceAccount(owner, props.name()));
        objects.addAll(ConfigMaps.of(owner, List.of(new Configuration.Files(props.name(), files(), FILES_PATH))));
        objects.add(
                Policies.of(owner, new Traffic(List.of(), calls(), props.place().dns()), List.of(), false));
        objects.add(new JobBuilder()
                .withMetadata(owner.metadata(props.name() + "-" + Fingerprint.of(job, files())))
                .withSpec(job)
                .build());
        if (props.repetition() instanceof Repetition.Scheduled scheduled) {
            objects.add(new CronJobBuilder()
                    .withMetadata(owner.metadata(props.name()))
                    .withNewSpec()
                    .withSchedule(scheduled.schedule())
                    .withTimeZone("Etc/UTC")
                    .withConcurrencyPolicy("Forbid")
                    .withSuccessfulJobsHistoryLimit(1)
                    .withFailedJobsHistoryLimit(3)
                    .withNewJobTemplate()
                    .withNewMetadata()
                    .withLabels(owner.labels())
                    .endMetadata()
                    .withSpec(job)
                    .endJobTemplate()
                    .endSpec()
                    .build());
        }
        return List.copyOf(objects);
    }

    private Map<String, String> files() {
        var files = new LinkedHashMap<>(RoleScripts.files());
        files.put(HOST, props.server().host());
        files.put(ROOTS, props.server().trust().rootsPem());
        return files;
    }

    private JobSpec job() {
        return new JobSpecBuilder()
                .withBackoffLimit(ATTEMPTS)
                .withActiveDeadlineSeconds(ACTIVE_DEADLINE_SECONDS)
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(owner.labels())
                .endMetadata()
                .withSpec(new PodSpecBuilder()
                        .withServiceAccountName(props.name())
                        .withAutomountServiceAccountToken(false)
                        .withEnableServiceLinks(false)
                        .withRestartPolicy("Never")
                        .withSecurityContext(security.podContext())
                        .withContainers(container())
                        .withVolumes(
                                Folders.files(FILES, props.name()),
                                logins(),
                                Folders.scratch("tmp", Quantities.memory(16)))
                        .build())
                .endTemplate()
                .build();
    }

    private Container container() {
        return new ContainerBuilder()
                .withName("roles")
                .withImage(props.image().name())
                .withImagePullPolicy(props.image().pullPolicy())
                .withCommand("/bin/sh", FILES_PATH + "/roles.sh")
                .withEnv(
                        env("SETTLE_SECONDS", Startup.SETTLE_SECONDS),
                        env("SCRIPTS", FILES_PATH),
                        env("LOGINS", LOGINS_PATH),
                        env("OWNER", props.owner()),
                        env("MEMBERS", roles(props.members())),
                        env("READERS", roles(props.readers())),
                        env("DATABASE", props.database()),
                        new Variable.FromConfigMap(props.name(), HOST).toKubernetes("PGHOST"),
                        env("PGPORT", Integer.toString(props.server().port())),
                        env("PGDATABASE", MAINTENANCE_DATABASE),
                        props.administrator().username().toKubernetes("PGUSER"),
                        props.administrator().password().toKubernetes("PGPASSWORD"),
                        env("PGSSLMODE", "verify-full"),
                        env("PGSSLROOTCERT", FILES_PATH + "/" + ROOTS),
                        env("PGCONNECT_TIMEOUT", Startup.CONNECT_SECONDS))
                .withResources(WORK.toKubernetes())
                .withSecurityContext(security.containerContext())
                .withVolumeMounts(readOnly(FILES, FILES_PATH), readOnly(LOGINS, LOGINS_PATH), mount("tmp", "/tmp"))
                .build();
    }

    private static String roles(List<Account> accounts) {
        return accounts.stream().map(Account::role).collect(Collectors.joining(" "));
    }

    private List<Outbound> calls() {
        return props.server().cidrs().stream()
                .map(cidr ->
                        new Outbound(new Peer.Addresses(cidr), props.server().port()))
                .toList();
    }

    /** One file for each role with a password, named like the role. */
    private Volume logins() {
        var sources = Stream.concat(props.members().stream(), props.readers().stream())
                .flatMap(RoleObjects::login)
                .toList();
        return new VolumeBuilder()
                .withName(LOGINS)
                .withNewProjected()
                .withDefaultMode(FILE_MODE)
                .withSources(sources)
                .endProjected()
                .build();
    }

    private static Stream<VolumeProjection> login(Account account) {
        return account.entry() instanceof Account.Entry.Password password
                ? Stream.of(new VolumeProjectionBuilder()
                        .withNewSecret()
                        .withName(password.source().secret())
                        .addNewItem(password.source().key(), null, account.role())
                        .endSecret()
                        .build())
                : Stream.empty();
    }
}
