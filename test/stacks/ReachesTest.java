package dev.meridian.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.constructs.workload.secret.SecretValue.Composed;
import dev.meridian.constructs.workload.secret.SecretValue.Part;
import dev.meridian.environments.Systems;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.definition.SystemDefinition;
import dev.meridian.environments.workload.DatabaseLogin;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.NamespaceDefinition.Ceiling;
import dev.meridian.environments.workload.NamespaceDefinition.Quota;
import dev.meridian.environments.workload.SecretDefinition;
import dev.meridian.environments.workload.SecretDefinition.Source;
import dev.meridian.environments.workload.ServiceDefinition;
import dev.meridian.environments.workload.container.Image;
import dev.meridian.environments.workload.container.Resources;
import dev.meridian.environments.workload.container.Use;
import dev.meridian.stacks.Callers.Caller;
import dev.meridian.support.Changed;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How a database in the cluster is reached: atlas's development environment has one of two pods (A9). */
class ReachesTest {
    private static final SystemDefinition ATLAS = Systems.all().get(0);
    private static final NamespaceDefinition REPORTS = NamespaceDefinition.builder(
                    "reports", new Quota(1_000, 2_048, 10), new Ceiling(1_000, 1_024))
            .secrets(
                    SecretDefinition.of("login", "password", new Source.Generated(32)),
                    SecretDefinition.of("database", "url", new Source.DatabaseUrl("main")))
            .logins(new DatabaseLogin("main", "reader", "login", "password"))
            .services(ServiceDefinition.builder(
                            "reports",
                            new Image("atlas/reports", "v1.0.0"),
                            Resources.request(100, 128).limit(200, 256))
                    .uses(Use.databaseReplica("main"))
                    .build())
            .build();

    private static final EnvironmentDefinition ENVIRONMENT = withReports(ATLAS.environments().stream()
            .filter(environment -> environment.name().equals("development"))
            .findFirst()
            .orElseThrow());

    private static final Placement PLACEMENT = new Placement(ATLAS, ENVIRONMENT, ENVIRONMENT.primary());
    private static final RegionStores STORES = RegionStores.none();
    private static final Reaches REACHES =
            new Reaches(PLACEMENT, Map.of(ENVIRONMENT.primary().region(), STORES));

    @Test
    void its_replicas_are_found_at_the_service_of_all_its_pods() {
        var reach = REACHES.of(Use.databaseReplica("main"), REPORTS);

        assertThat(reach.entries())
                .containsOnly(
                        Map.entry("DATABASE_REPLICA_HOST", "postgres-service-reader.database"),
                        Map.entry("DATABASE_REPLICA_PORT", "5432"),
                        Map.entry("DATABASE_REPLICA_NAME", "main"));
        assertThat(reach.ways()).containsExactly(new Reach.Way.ToPods("database", "postgres", 5432));
        assertThat(reach.grant()).isEmpty();
    }

    @Test
    void its_writer_is_found_at_a_service_of_its_own() {
        assertThat(REACHES.of(Use.database("main"), REPORTS).entries())
                .containsEntry("DATABASE_HOST", "postgres-service-writer.database");
    }

    @Test
    void it_lets_those_in_who_only_read_its_replicas() {
        assertThat(new Callers(ENVIRONMENT).ofStore(Use.Kind.DATABASE, "main"))
                .contains(new Caller("reports", "reports", ""));
    }

    @Test
    void a_namespace_that_logs_in_itself_has_its_own_user_in_the_address() {
        var secret = new SecretKeys(PLACEMENT, STORES, REACHES)
                .props(REPORTS, REPORTS.secrets().get(1));

        var address = (Composed) secret.keys().get("url");
        assertThat(address.parts().get(0)).isEqualTo(new Part.Text("postgresql://reader:"));
    }

    private static EnvironmentDefinition withReports(EnvironmentDefinition environment) {
        return Changed.in(
                environment,
                "namespaces",
                Stream.concat(environment.namespaces().stream(), Stream.of(REPORTS))
                        .toList());
    }
}
