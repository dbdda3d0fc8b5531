package dev.meridian.constructs.workload.stores.roles;

import static dev.meridian.constructs.workload.stores.parts.Lockdown.env;
import static dev.meridian.constructs.workload.stores.parts.Lockdown.mount;
import static dev.meridian.constructs.workload.stores.parts.Lockdown.readOnly;
import static dev.meridian.constructs.workload.stores.parts.Lockdown.secret;

import dev.meridian.constructs.workload.stores.parts.Fingerprint;
import dev.meridian.constructs.workload.stores.parts.Lockdown;
import dev.meridian.constructs.workload.stores.parts.Named;
import dev.meridian.constructs.workload.stores.parts.Reach;
import dev.meridian.constructs.workload.stores.parts.Resources;
import dev.meridian.constructs.workload.stores.parts.Startup;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
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

    private static final Resources WORK = new Resources(50, 64, 500, 256);

    /** For the group of the pods alone. */
    private static final int FILE_MODE = 0440;

    /** Long enough for Secrets to be made, and for a server to come back from maintenance. */
    private static final long ACTIVE_DEADLINE_SECONDS = 1_800;

    private static final int ATTEMPTS = 6;

    private final RoleProps props;
    private final Named named;

    private RoleObjects(RoleProps props) {
        this.props = props;
        this.named = new Named(props.place(), props.name(), "database-roles");
    }

    /** The objects, in an order to apply them in. Secrets are not among them. */
    public static List<HasMetadata> of(RoleProps props) {
        return new RoleObjects(props).objects();
    }

    private List<HasMetadata> objects() {
        var job = job();
        var objects = new ArrayList<HasMetadata>();
        objects.add(named.serviceAccount(props.name()));
        objects.add(named.files(props.name(), files()));
        objects.add(Reach.policy(
                named,
                List.of(),
                List.of(
                        Reach.toDns(),
                        Reach.to(props.server().port(), props.server().cidrs()))));
        objects.add(new JobBuilder()
                .withMetadata(named.metadata(props.name() + "-" + Fingerprint.of(job, files())))
                .withSpec(job)
                .build());
        if (props.repetition() instanceof Repetition.Scheduled scheduled) {
            objects.add(new CronJobBuilder()
                    .withMetadata(named.metadata(props.name()))
                    .withNewSpec()
                    .withSchedule(scheduled.schedule())
                    .withTimeZone("Etc/UTC")
                    .withConcurrencyPolicy("Forbid")
                    .withSuccessfulJobsHistoryLimit(1)
                    .withFailedJobsHistoryLimit(3)
                    .withNewJobTemplate()
                    .withNewMetadata()
                    .withLabels(named.labels())
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
                .withLabels(named.labels())
                .endMetadata()
                .withSpec(new PodSpecBuilder()
                        .withServiceAccountName(props.name())
                        .withAutomountServiceAccountToken(false)
                        .withEnableServiceLinks(false)
                        .withRestartPolicy("Never")
                        .withSecurityContext(Lockdown.pod(props.userId(), props.userId()))
                        .withContainers(container())
                        .withVolumes(
                                Lockdown.files(FILES, props.name()),
                                logins(),
                                Lockdown.scratch("tmp", new Quantity("16", "Mi")))
                        .build())
                .endTemplate()
                .build();
    }

    private Container container() {
        return new ContainerBuilder()
                .withName("roles")
                .withImage(props.image())
                .withCommand("/bin/sh", FILES_PATH + "/roles.sh")
                .withEnv(
                        env("SETTLE_SECONDS", Startup.SETTLE_SECONDS),
                        env("SCRIPTS", FILES_PATH),
                        env("LOGINS", LOGINS_PATH),
                        env("OWNER", props.owner()),
                        env("MEMBERS", roles(props.members())),
                        env("READERS", roles(props.readers())),
                        env("DATABASE", props.database()),
                        host(),
                        env("PGPORT", Integer.toString(props.server().port())),
                        env("PGDATABASE", MAINTENANCE_DATABASE),
                        secret("PGUSER", props.administrator().username()),
                        secret("PGPASSWORD", props.administrator().password()),
                        env("PGSSLMODE", "verify-full"),
                        env("PGSSLROOTCERT", FILES_PATH + "/" + ROOTS),
                        env("PGCONNECT_TIMEOUT", Startup.CONNECT_SECONDS))
                .withResources(WORK.render())
                .withSecurityContext(Lockdown.container())
                .withVolumeMounts(readOnly(FILES, FILES_PATH), readOnly(LOGINS, LOGINS_PATH), mount("tmp", "/tmp"))
                .build();
    }

    private static String roles(List<Account> accounts) {
        return accounts.stream().map(Account::role).collect(Collectors.joining(" "));
    }

    private EnvVar host() {
        return new EnvVarBuilder()
                .withName("PGHOST")
                .withNewValueFrom()
                .withNewConfigMapKeyRef(HOST, props.name(), null)
                .endValueFrom()
                .build();
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
