package dev.meridian.constructs.workload.stores.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.workload.configuration.Variable;
import dev.meridian.constructs.workload.container.Image;
import dev.meridian.constructs.workload.stores.parts.Place;
import org.junit.jupiter.api.Test;

class PostgresPropsTest {
    private static final Variable.FromSecret PASSWORD = new Variable.FromSecret("tapwork-secrets", "db-password");

    @Test
    void names_that_postgresql_would_fold_or_quote_are_refused() {
        assertThatThrownBy(() -> new Login("Tapwork", "tapwork_user", PASSWORD))
                .hasMessage("database must have up to 63 lower-case letters, digits and underscores, no digit first,"
                        + " got 'Tapwork'");
        assertThatThrownBy(() -> new Login("tapwork", "tapwork-user", PASSWORD))
                .hasMessage("user must have up to 63 lower-case letters, digits and underscores, no digit first,"
                        + " got 'tapwork-user'");
    }

    @Test
    void names_that_kubernetes_refuses_are_refused() {
        assertThatThrownBy(() -> new Place("Tapwork", "tapwork"))
                .hasMessage("namespace must have up to 63 lower-case letters, digits and hyphens,"
                        + " no hyphen first or last, got 'Tapwork'");
        assertThatThrownBy(() -> builder().serviceName("5432").build())
                .hasMessage("serviceName must have up to 63 lower-case letters, digits and hyphens,"
                        + " a letter first, got '5432'");
        assertThatThrownBy(() -> builder().name("p".repeat(41)).build())
                .hasMessage("name must have at most 40 characters, since pods and jobs add to it, got '%s'"
                        .formatted("p".repeat(41)));
    }

    @Test
    void a_volume_of_nothing_is_refused() {
        assertThatThrownBy(() -> builder().storageGiB(0).build()).hasMessage("storageGiB must be 1 to 16384, got 0");
    }

    @Test
    void replication_needs_a_standby_and_services_of_its_own() {
        assertThatThrownBy(() -> new Replication.Streaming(1, "write", "read", "replicator", PASSWORD))
                .hasMessage("replicas of a streaming server must be 2 to 5, got 1");
        assertThatThrownBy(() -> Replication.Streaming.between("db", "db", PASSWORD))
                .hasMessage("writeService and readService must differ, since only one of them takes writes,"
                        + " got 'db' twice");
        assertThatThrownBy(() -> builder()
                        .replication(Replication.Streaming.between("postgres-service", "read", PASSWORD))
                        .build())
                .hasMessage("serviceName must differ from the services for writing and reading,"
                        + " got 'postgres-service'");
    }

    @Test
    void a_dump_needs_a_bucket_a_region_folders_and_a_schedule() {
        assertThatThrownBy(() -> dumps("Bucket", "eu-west-1", "dumps").build())
                .hasMessage("bucket must be the name of an S3 bucket, got 'Bucket'");
        assertThatThrownBy(() -> dumps("bucket", "Ireland", "dumps").build())
                .hasMessage("bucketRegion must be the code of a Region, such as eu-west-1, got 'Ireland'");
        assertThatThrownBy(() -> dumps("bucket", "eu-west-1", "/dumps").build())
                .hasMessage("prefix must be folders without a slash at either end, got '/dumps'");
        assertThatThrownBy(() ->
                        dumps("bucket", "eu-west-1", "dumps").schedule("@daily").build())
                .hasMessage("schedule must have the five fields of cron, got '@daily'");
        assertThatThrownBy(() ->
                        dumps("bucket", "eu-west-1", "dumps").scratchGiB(0).build())
                .hasMessage("scratchGiB must be 1 to 500, got 0");
    }

    @Test
    void a_bucket_whose_name_only_a_deployment_knows_is_taken() {
        assertThatCode(() -> dumps("${Token[TOKEN.12]}", "eu-west-1", "dumps").build())
                .doesNotThrowAnyException();
    }

    private static PostgresProps.Builder builder() {
        return PostgresProps.builder(
                new Place("tapwork", "tapwork"),
                new Image("postgres", "15-alpine"),
                new Login("tapwork", "tapwork_user", PASSWORD));
    }

    private static Dumps.ToBucket.Builder dumps(String bucket, String region, String prefix) {
        return Dumps.ToBucket.builder(bucket, region, prefix, "dump");
    }
}
