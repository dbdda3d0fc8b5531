package dev.meridian.constructs.workload.stores.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.constructs.workload.configuration.Variable;
import dev.meridian.constructs.workload.container.Image;
import dev.meridian.constructs.workload.stores.parts.Place;
import dev.meridian.constructs.workload.traffic.Peer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PostgresObjectsTest {
    private static final Place TAPWORK = new Place("tapwork", "tapwork");
    private static final Login LOGIN =
            new Login("tapwork", "tapwork_user", new Variable.FromSecret("tapwork-secrets", "db-password"));
    private static final List<HasMetadata> LONE =
            PostgresObjects.of(PostgresProps.builder(TAPWORK, new Image("postgres", "15-alpine"), LOGIN)
                    .peers(List.of(Peer.Pods.of("tapwork", "tapwork-api")))
                    .build());
    private static final List<HasMetadata> PAIR = PostgresObjects.of(PostgresProps.builder(
                    new Place("database", "atlas"), new Image("postgres", "16-alpine"), LOGIN)
            .name("atlas-db")
            .serviceName("atlas-db-pods")
            .replication(Replication.Streaming.between(
                    "atlas-db-write", "atlas-db-read", new Variable.FromSecret("atlas-db", "replication-password")))
            .dumps(Dumps.ToBucket.builder("atlas-dumps", "eu-west-1", "postgres/main", "atlas-db-dump")
                    .build())
            .build());

    @Test
    void a_lone_server_is_the_statefulset_that_tapwork_asks_for() {
        var server = the(LONE, StatefulSet.class, "postgres");

        assertThat(server.getMetadata().getNamespace()).isEqualTo("tapwork");
        assertThat(server.getSpec().getReplicas()).isEqualTo(1);
        assertThat(server.getSpec().getServiceName()).isEqualTo("postgres-service");
        assertThat(server.getSpec().getSelector().getMatchLabels()).isEqualTo(Map.of("app", "postgres"));
        assertThat(server.getSpec().getTemplate().getMetadata().getLabels())
                .containsEntry("app", "postgres")
                .containsEntry("app.kubernetes.io/part-of", "tapwork");
        var container = container(server);
        assertThat(container.getImage()).isEqualTo("postgres:15-alpine");
        assertThat(container.getPorts()).singleElement().satisfies(port -> assertThat(port.getContainerPort())
                .isEqualTo(5432));
        assertThat(container.getResources().getRequests())
                .isEqualTo(Map.of("cpu", new Quantity("500m"), "memory", new Quantity("512Mi")));
        assertThat(container.getResources().getLimits())
                .isEqualTo(Map.of("cpu", new Quantity("1"), "memory", new Quantity("1Gi")));
    }

    @Test
    void its_volume_has_ten_gibibytes_and_outlives_it() {
        var spec = the(LONE, StatefulSet.class, "postgres").getSpec();

        assertThat(spec.getVolumeClaimTemplates()).singleElement().satisfies(claim -> {
            assertThat(claim.getMetadata().getName()).isEqualTo("postgres-storage");
            assertThat(claim.getSpec().getAccessModes()).containsExactly("ReadWriteOnce");
            assertThat(claim.getSpec().getStorageClassName()).isEqualTo("gp3");
            assertThat(claim.getSpec().getResources().getRequests()).isEqualTo(Map.of("storage", new Quantity("10Gi")));
        });
        assertThat(spec.getPersistentVolumeClaimRetentionPolicy().getWhenDeleted())
                .isEqualTo("Retain");
        assertThat(spec.getPersistentVolumeClaimRetentionPolicy().getWhenScaled())
                .isEqualTo("Retain");
    }

    @Test
    void credentials_come_from_the_secret_and_data_lie_below_the_mount() {
        var container = container(the(LONE, StatefulSet.class, "postgres"));

        assertThat(value(container, "POSTGRES_DB")).isEqualTo("tapwork");
        assertThat(value(container, "POSTGRES_USER")).isEqualTo("tapwork_user");
        assertThat(source(container, "POSTGRES_PASSWORD")).isEqualTo("tapwork-secrets/db-password");
        assertThat(value(container, "PGDATA")).isEqualTo("/var/lib/postgresql/data/pgdata");
        assertThat(container.getVolumeMounts())
                .filteredOn(mount -> mount.getName().equals("postgres-storage"))
                .singleElement()
                .satisfies(mount -> assertThat(mount.getMountPath()).isEqualTo("/var/lib/postgresql/data"));
    }

    @Test
    void passwords_are_asked_for_on_every_way_in() {
        assertThat(the(LONE, ConfigMap.class, "postgres").getData())
                .containsOnlyKeys("pg_hba.conf")
                .extractingByKey("pg_hba.conf")
                .isEqualTo("""
                        local  all  all       scram-sha-256
                        host   all  all  all  scram-sha-256
                        """);
        assertThat(container(the(LONE, StatefulSet.class, "postgres")).getArgs())
                .containsExactly(
                        "postgres",
                        "-c",
                        "hba_file=/etc/postgresql/pg_hba.conf",
                        "-c",
                        "password_encryption=scram-sha-256",
                        "-c",
                        "cluster_name=$(POD_NAME)",
                        "-c",
                        "shared_buffers=256MB");
    }

    @Test
    void probes_have_the_seeds_figures_and_use_tcp_which_a_server_in_initialisation_does_not_serve() {
        var container = container(the(LONE, StatefulSet.class, "postgres"));

        assertThat(List.of(container.getReadinessProbe(), container.getLivenessProbe()))
                .allSatisfy(probe -> assertThat(probe)
                        .returns(10, Probe::getPeriodSeconds)
                        .returns(5, Probe::getTimeoutSeconds)
                        .returns(5, Probe::getFailureThreshold));
        assertThat(container.getReadinessProbe().getExec().getCommand())
                .containsExactly("pg_isready", "-q", "-h", "127.0.0.1", "-U", "tapwork_user", "-d", "tapwork");
        assertThat(container.getLivenessProbe().getExec().getCommand())
                .last()
                .isEqualTo("pg_isready -q -h 127.0.0.1 -U tapwork_user -d tapwork; test $? -le 1");
        assertThat(container.getStartupProbe().getFailureThreshold()).isEqualTo(60);
    }

    @Test
    void only_its_peers_reach_it_and_it_calls_nothing_but_dns() {
        var policy = the(LONE, NetworkPolicy.class, "postgres").getSpec();

        assertThat(policy.getPodSelector().getMatchLabels()).isEqualTo(Map.of("app", "postgres"));
        assertThat(policy.getPolicyTypes()).containsExactly("Ingress", "Egress");
        assertThat(callers(policy.getIngress())).containsExactly("tapwork/tapwork-api:5432");
        assertThat(policy.getEgress()).singleElement().satisfies(rule -> assertThat(rule.getPorts())
                .extracting(port -> port.getPort().getIntVal())
                .containsOnly(53));
    }

    @Test
    void without_peers_nobody_reaches_it() {
        var objects = PostgresObjects.of(PostgresProps.builder(TAPWORK, new Image("postgres", "15-alpine"), LOGIN)
                .build());

        assertThat(the(objects, NetworkPolicy.class, "postgres").getSpec().getIngress())
                .isEmpty();
    }

    @Test
    void a_lone_server_has_a_headless_service_and_no_budget_that_would_block_a_drain() {
        var service = the(LONE, Service.class, "postgres-service").getSpec();

        assertThat(service.getClusterIP()).isEqualTo("None");
        assertThat(service.getSelector()).isEqualTo(Map.of("app", "postgres"));
        assertThat(service.getPorts()).singleElement().satisfies(port -> {
            assertThat(port.getPort()).isEqualTo(5432);
            assertThat(port.getTargetPort().getIntVal()).isEqualTo(5432);
        });
        assertThat(LONE)
                .hasOnlyElementsOfTypes(
                        ServiceAccount.class, ConfigMap.class, NetworkPolicy.class, Service.class, StatefulSet.class);
    }

    @Test
    void pods_fit_pod_security_restricted() {
        assertThat(List.of(
                        the(LONE, StatefulSet.class, "postgres")
                                .getSpec()
                                .getTemplate()
                                .getSpec(),
                        the(PAIR, StatefulSet.class, "atlas-db")
                                .getSpec()
                                .getTemplate()
                                .getSpec(),
                        dump().getSpec()
                                .getJobTemplate()
                                .getSpec()
                                .getTemplate()
                                .getSpec()))
                .allSatisfy(pod -> {
                    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
                    assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(70);
                    assertThat(pod.getSecurityContext().getFsGroup()).isEqualTo(70);
                    assertThat(pod.getSecurityContext().getSeccompProfile().getType())
                            .isEqualTo("RuntimeDefault");
                    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
                    assertThat(containers(pod)).allSatisfy(container -> {
                        var security = container.getSecurityContext();
                        assertThat(security.getAllowPrivilegeEscalation()).isFalse();
                        assertThat(security.getReadOnlyRootFilesystem()).isTrue();
                        assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
                        assertThat(container.getResources().getLimits()).containsKeys("cpu", "memory");
                    });
                });
    }

    @Test
    void a_pair_writes_to_its_first_pod_and_reads_from_all() {
        assertThat(the(PAIR, StatefulSet.class, "atlas-db").getSpec().getReplicas())
                .isEqualTo(2);
        assertThat(the(PAIR, Service.class, "atlas-db-write").getSpec().getSelector())
                .isEqualTo(Map.of("app", "atlas-db", "statefulset.kubernetes.io/pod-name", "atlas-db-0"));
        assertThat(the(PAIR, Service.class, "atlas-db-write").getSpec().getClusterIP())
                .isEqualTo("None");
        assertThat(the(PAIR, Service.class, "atlas-db-read").getSpec().getSelector())
                .isEqualTo(Map.of("app", "atlas-db"));
        assertThat(the(PAIR, Service.class, "atlas-db-read").getSpec().getClusterIP())
                .isNull();
    }

    @Test
    void standbys_clone_before_they_start_and_follow_the_first_pod() {
        var pod = the(PAIR, StatefulSet.class, "atlas-db").getSpec().getTemplate();
        var clone = pod.getSpec().getInitContainers().get(0);

        assertThat(clone.getCommand()).containsExactly("/bin/sh", "/etc/postgresql/standby.sh");
        assertThat(value(clone, "PRIMARY")).isEqualTo("atlas-db-0");
        assertThat(value(clone, "PGHOST")).isEqualTo("atlas-db-0.atlas-db-pods");
        assertThat(source(clone, "REPLICATION_PASSWORD")).isEqualTo("atlas-db/replication-password");
        assertThat(the(PAIR, ConfigMap.class, "atlas-db").getData())
                .containsOnlyKeys("pg_hba.conf", "replication-role.sql", "standby.sh")
                .extractingByKey("pg_hba.conf")
                .asString()
                .endsWith("host   replication  replicator  all  scram-sha-256\n");
        assertThat(pod.getSpec().getContainers().get(0).getArgs())
                .contains(
                        "wal_keep_size=1024MB",
                        "primary_conninfo=host=atlas-db-0.atlas-db-pods port=5432 user=replicator"
                                + " passfile=/run/replication/pgpass");
    }

    @Test
    void standbys_keep_apart_and_go_one_at_a_time() {
        assertThat(the(PAIR, StatefulSet.class, "atlas-db")
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getTopologySpreadConstraints())
                .allSatisfy(constraint ->
                        assertThat(constraint.getWhenUnsatisfiable()).isEqualTo("ScheduleAnyway"))
                .extracting(constraint -> constraint.getTopologyKey())
                .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
        assertThat(the(PAIR, PodDisruptionBudget.class, "atlas-db")
                        .getSpec()
                        .getMaxUnavailable()
                        .getIntVal())
                .isEqualTo(1);
    }

    @Test
    void standbys_and_the_dump_reach_the_server() {
        var policy = the(PAIR, NetworkPolicy.class, "atlas-db").getSpec();

        assertThat(callers(policy.getIngress()))
                .containsExactly("database/atlas-db:5432", "database/atlas-db-dump:5432");
        assertThat(policy.getEgress()).hasSize(2);
        assertThat(policy.getEgress().get(0).getPorts())
                .extracting(port -> port.getProtocol() + port.getPort().getIntVal())
                .containsExactlyInAnyOrder("UDP53", "TCP53");
        assertThat(policy.getEgress().get(1).getTo().get(0).getPodSelector().getMatchLabels())
                .isEqualTo(Map.of("app", "atlas-db"));
    }

    @Test
    void new_scripts_restart_the_pods() {
        assertThat(List.of(LONE, PAIR))
                .extracting(objects -> objects.stream()
                        .filter(StatefulSet.class::isInstance)
                        .map(StatefulSet.class::cast)
                        .map(set -> set.getSpec().getTemplate().getMetadata().getAnnotations())
                        .findFirst()
                        .orElseThrow())
                .doesNotHaveDuplicates()
                .allSatisfy(annotations -> assertThat(annotations.get("meridian.dev/configuration-hash"))
                        .matches("[0-9a-f]{32}"));
    }

    @Test
    void a_dump_is_taken_every_night_one_at_a_time() {
        var spec = dump().getSpec();

        assertThat(spec.getSchedule()).isEqualTo("0 2 * * *");
        assertThat(spec.getTimeZone()).isEqualTo("Etc/UTC");
        assertThat(spec.getConcurrencyPolicy()).isEqualTo("Forbid");
        assertThat(spec.getJobTemplate().getSpec().getActiveDeadlineSeconds()).isEqualTo(10_800);
        var pod = spec.getJobTemplate().getSpec().getTemplate().getSpec();
        assertThat(pod.getRestartPolicy()).isEqualTo("Never");
        assertThat(pod.getServiceAccountName()).isEqualTo("atlas-db-dump");
        assertThat(the(PAIR, ServiceAccount.class, "atlas-db-dump").getAutomountServiceAccountToken())
                .isFalse();
    }

    @Test
    void a_dump_is_read_back_before_it_is_sent() {
        var pod = dump().getSpec().getJobTemplate().getSpec().getTemplate().getSpec();
        var dumping = pod.getInitContainers().get(0);
        var sending = pod.getContainers().get(0);

        assertThat(dumping.getImage()).isEqualTo("postgres:16-alpine");
        assertThat(dumping.getCommand().get(2))
                .contains("pg_dump --no-password --format=custom")
                .contains("pg_restore --file=/dev/null \"$file\"");
        assertThat(value(dumping, "PGHOST")).isEqualTo("atlas-db-0.atlas-db-pods");
        assertThat(sending.getImage()).isEqualTo("public.ecr.aws/aws-cli/aws-cli:2.32.9");
        assertThat(sending.getCommand().get(2)).contains("aws s3 cp --only-show-errors --checksum-algorithm SHA256");
        assertThat(value(sending, "BUCKET")).isEqualTo("atlas-dumps");
        assertThat(value(sending, "PREFIX")).isEqualTo("postgres/main");
        assertThat(value(sending, "AWS_REGION")).isEqualTo("eu-west-1");
        assertThat(sending.getResources().getRequests()).containsEntry("ephemeral-storage", new Quantity("11Gi"));
    }

    @Test
    void the_dump_reaches_the_server_the_identity_agent_and_s3_but_neither_the_node_nor_a_private_address() {
        var policy = the(PAIR, NetworkPolicy.class, "atlas-db-dump").getSpec();

        assertThat(policy.getIngress()).isEmpty();
        assertThat(policy.getEgress()).hasSize(4);
        assertThat(policy.getEgress().get(1).getTo().get(0).getIpBlock().getCidr())
                .isEqualTo("169.254.170.23/32");
        assertThat(policy.getEgress().get(1).getPorts().get(0).getPort().getIntVal())
                .isEqualTo(80);
        assertThat(policy.getEgress().get(3).getTo().get(0).getIpBlock().getExcept())
                .containsExactly("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.169.254/32");
    }

    @Test
    void no_secret_is_written() {
        assertThat(List.of(LONE, PAIR))
                .allSatisfy(objects -> assertThat(objects).isNotEmpty().doesNotHaveAnyElementsOfTypes(Secret.class));
    }

    private static CronJob dump() {
        return the(PAIR, CronJob.class, "atlas-db-dump");
    }

    private static <T extends HasMetadata> T the(List<HasMetadata> objects, Class<T> kind, String name) {
        return objects.stream()
                .filter(object -> kind.isInstance(object)
                        && object.getMetadata().getName().equals(name))
                .map(kind::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no %s %s".formatted(kind.getSimpleName(), name)));
    }

    private static Container container(StatefulSet set) {
        return set.getSpec().getTemplate().getSpec().getContainers().get(0);
    }

    private static List<Container> containers(PodSpec pod) {
        return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream())
                .toList();
    }

    private static EnvVar variable(Container container, String name) {
        return container.getEnv().stream()
                .filter(variable -> variable.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String value(Container container, String name) {
        return variable(container, name).getValue();
    }

    private static String source(Container container, String name) {
        var source = variable(container, name).getValueFrom().getSecretKeyRef();
        return source.getName() + "/" + source.getKey();
    }

    private static List<String> callers(List<NetworkPolicyIngressRule> rules) {
        return rules.stream()
                .flatMap(rule -> rule.getFrom().stream().map(from -> "%s/%s:%d"
                        .formatted(
                                from.getNamespaceSelector().getMatchLabels().get("kubernetes.io/metadata.name"),
                                from.getPodSelector().getMatchLabels().get("app"),
                                rule.getPorts().get(0).getPort().getIntVal())))
                .toList();
    }
}
