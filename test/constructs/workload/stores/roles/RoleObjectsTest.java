package dev.meridian.constructs.workload.stores.roles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.constructs.workload.configuration.Variable;
import dev.meridian.constructs.workload.container.Image;
import dev.meridian.constructs.workload.stores.parts.Place;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoleObjectsTest {
    private static final Account API =
            Account.byPassword("tapwork_api", new Variable.FromSecret("tapwork-secrets", "db-password"));
    private static final List<HasMetadata> OBJECTS = RoleObjects.of(props("db.example.internal")
            .members(List.of(API, Account.byIam("tapwork_jobs")))
            .readers(List.of(Account.byPassword("report", new Variable.FromSecret("report-secrets", "password"))))
            .repetition(new Repetition.Scheduled(Repetition.Scheduled.HOURLY))
            .build());

    @Test
    void the_administrator_logs_in_with_the_secret_over_tls_that_is_verified() {
        var container = container(OBJECTS);

        assertThat(source(container, "PGUSER")).isEqualTo("tapwork-admin/username");
        assertThat(source(container, "PGPASSWORD")).isEqualTo("tapwork-admin/password");
        assertThat(value(container, "PGSSLMODE")).isEqualTo("verify-full");
        assertThat(value(container, "PGSSLROOTCERT")).isEqualTo("/etc/roles/roots.pem");
        assertThat(files(OBJECTS).get("roots.pem"))
                .startsWith("-----BEGIN CERTIFICATE-----\n")
                .endsWith("-----END CERTIFICATE-----\n");
    }

    @Test
    void names_are_values_and_passwords_are_files() {
        var container = container(OBJECTS);

        assertThat(container.getCommand()).containsExactly("/bin/sh", "/etc/roles/roles.sh");
        assertThat(value(container, "DATABASE")).isEqualTo("tapwork");
        assertThat(value(container, "OWNER")).isEqualTo("tapwork_owner");
        assertThat(value(container, "MEMBERS")).isEqualTo("tapwork_api tapwork_jobs");
        assertThat(value(container, "READERS")).isEqualTo("report");
        var logins = job(OBJECTS).getSpec().getTemplate().getSpec().getVolumes().stream()
                .filter(volume -> volume.getName().equals("logins"))
                .findFirst()
                .orElseThrow()
                .getProjected();
        assertThat(logins.getDefaultMode()).isEqualTo(0440);
        assertThat(logins.getSources())
                .extracting(source -> source.getSecret().getName() + "/"
                        + source.getSecret().getItems().get(0).getKey() + " -> "
                        + source.getSecret().getItems().get(0).getPath())
                .containsExactly("tapwork-secrets/db-password -> tapwork_api", "report-secrets/password -> report");
    }

    @Test
    void no_script_holds_a_name_of_this_database() {
        assertThat(files(OBJECTS))
                .containsOnlyKeys(
                        "by-iam.sql",
                        "by-password.sql",
                        "database.sql",
                        "host",
                        "login.sql",
                        "member.sql",
                        "reader.sql",
                        "roles.sh",
                        "roots.pem");
        assertThat(files(OBJECTS).values()).noneMatch(text -> text.contains("tapwork"));
        assertThat(files(OBJECTS).get("roles.sh")).startsWith("set -eu\nsleep \"$SETTLE_SECONDS\"\n");
    }

    @Test
    void it_reaches_the_database_subnets_and_dns_only() {
        var policy = one(OBJECTS, NetworkPolicy.class).getSpec();

        assertThat(policy.getPolicyTypes()).containsExactly("Ingress", "Egress");
        assertThat(policy.getIngress()).isEmpty();
        assertThat(policy.getEgress()).hasSize(3);
        assertThat(policy.getEgress().get(0).getTo().get(0).getPodSelector().getMatchLabels())
                .isEqualTo(Map.of("k8s-app", "kube-dns"));
        assertThat(policy.getEgress().subList(1, 3))
                .extracting(rule -> rule.getTo().get(0).getIpBlock().getCidr() + ":"
                        + rule.getPorts().get(0).getPort().getIntVal())
                .containsExactly("10.20.64.0/20:5432", "10.20.80.0/20:5432");
    }

    @Test
    void another_definition_is_another_job_and_the_same_one_is_not() {
        var again = RoleObjects.of(
                props("db.example.internal").members(List.of(API)).build());
        var same = RoleObjects.of(
                props("db.example.internal").members(List.of(API)).build());
        var other = RoleObjects.of(props("db.example.internal")
                .members(List.of(API, Account.byIam("tapwork_jobs")))
                .build());

        assertThat(name(again)).matches("tapwork-database-[0-9a-f]{10}").isEqualTo(name(same));
        assertThat(name(other)).isNotEqualTo(name(again));
    }

    @Test
    void a_host_that_only_a_deployment_knows_neither_names_the_job_nor_stands_in_it() {
        var first = RoleObjects.of(
                props("${Token[TOKEN.123]}").members(List.of(API)).build());
        var second = RoleObjects.of(
                props("${Token[TOKEN.456]}").members(List.of(API)).build());

        assertThat(name(first)).isEqualTo(name(second));
        assertThat(files(first)).containsEntry("host", "${Token[TOKEN.123]}");
        var host = variable(container(first), "PGHOST").getValueFrom().getConfigMapKeyRef();
        assertThat(host.getName() + "/" + host.getKey()).isEqualTo("tapwork-database/host");
    }

    @Test
    void it_is_tried_again_for_half_an_hour_and_repeated_on_schedule() {
        var spec = job(OBJECTS).getSpec();
        var repeated = one(OBJECTS, CronJob.class);

        assertThat(spec.getBackoffLimit()).isEqualTo(6);
        assertThat(spec.getActiveDeadlineSeconds()).isEqualTo(1_800);
        assertThat(spec.getTemplate().getSpec().getRestartPolicy()).isEqualTo("Never");
        assertThat(repeated.getMetadata().getName()).isEqualTo("tapwork-database");
        assertThat(repeated.getSpec().getSchedule()).isEqualTo("17 * * * *");
        assertThat(repeated.getSpec().getConcurrencyPolicy()).isEqualTo("Forbid");
        assertThat(repeated.getSpec().getJobTemplate().getSpec()).isEqualTo(spec);
    }

    @Test
    void without_repetition_there_is_no_schedule() {
        assertThat(RoleObjects.of(props("db").members(List.of(API)).build()))
                .hasOnlyElementsOfTypes(ServiceAccount.class, ConfigMap.class, NetworkPolicy.class, Job.class);
    }

    @Test
    void the_pod_fits_pod_security_restricted() {
        var pod = job(OBJECTS).getSpec().getTemplate().getSpec();
        var security = container(OBJECTS).getSecurityContext();

        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(security.getAllowPrivilegeEscalation()).isFalse();
        assertThat(security.getReadOnlyRootFilesystem()).isTrue();
        assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
    }

    private static RoleProps.Builder props(String host) {
        return RoleProps.builder(
                new Place("tapwork", "tapwork"),
                "tapwork-database",
                new Image("postgres", "16-alpine"),
                new Server(host, 5432, List.of("10.20.64.0/20", "10.20.80.0/20"), Trust.ofRds("us-east-1")),
                Administrator.in("tapwork-admin"),
                "tapwork");
    }

    private static Job job(List<HasMetadata> objects) {
        return one(objects, Job.class);
    }

    private static String name(List<HasMetadata> objects) {
        return job(objects).getMetadata().getName();
    }

    private static Container container(List<HasMetadata> objects) {
        return job(objects).getSpec().getTemplate().getSpec().getContainers().get(0);
    }

    private static Map<String, String> files(List<HasMetadata> objects) {
        return one(objects, ConfigMap.class).getData();
    }

    private static <T> T one(List<HasMetadata> objects, Class<T> kind) {
        return objects.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
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
}
