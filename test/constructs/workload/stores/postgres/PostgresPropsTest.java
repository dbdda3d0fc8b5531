package dev.meridian.constructs.workload.stores.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.workload.stores.parts.Peer;
import dev.meridian.constructs.workload.stores.parts.Place;
import dev.meridian.constructs.workload.stores.parts.Resources;
import dev.meridian.constructs.workload.stores.parts.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresPropsTest {
    private static final SecretKey PASSWORD = new SecretKey("tapwork-secrets", "db-password");

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "postgres:latest", "postgres@sha256:abc"})
    void an_image_that_may_change_is_refused(String image) {
        assertThatThrownBy(() -> props(image))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("image must have a tag other than latest, or a digest, got '%s'", image);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres:15-alpine",
                "111111111111.dkr.ecr.eu-west-1.amazonaws.com/postgres:15.6-alpine3.19",
                "${Token[AWS.AccountId.3]}.dkr.ecr.eu-west-1.amazonaws.com/postgres:15",
                "postgres@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            })
    void an_image_that_stays_is_taken(String image) {
        assertThatCode(() -> props(image).build()).doesNotThrowAnyException();
    }

    @Test
    void names_that_postgresql_would_fold_or_quote_are_refused() {
        assertThatThrownBy(() -> new Login("Tapwork", "tapwork_user", PASSWORD))
                .hasMessage("database must be 1 to 63 lower-case letters, digits and underscores, no digit first,"
                        + " got 'Tapwork'");
        assertThatThrownBy(() -> new Login("tapwork", "tapwork-user", PASSWORD))
                .hasMessage("user must be 1 to 63 lower-case letters, digits and underscores, no digit first,"
                        + " got 'tapwork-user'");
    }

    @Test
    void names_that_kubernetes_refuses_are_refused() {
        assertThatThrownBy(() -> new Place("Tapwork", "tapwork"))
                .hasMessage("namespace must be 1 to 63 lower-case letters, digits and inner hyphens, got 'Tapwork'");
        assertThatThrownBy(() -> new Peer("tapwork", "api_1"))
                .hasMessage("peer app must be 1 to 63 lower-case letters, digits and inner hyphens, got 'api_1'");
        assertThatThrownBy(() -> new SecretKey("tapwork-secrets", "db password"))
                .hasMessage("secret key must be 1 to 253 letters, digits, dots, hyphens and underscores,"
                        + " got 'db password'");
        assertThatThrownBy(() -> builder().serviceName("5432").build())
                .hasMessage("serviceName must be 1 to 63 lower-case letters, digits and inner hyphens, letter first,"
                        + " got '5432'");
        assertThatThrownBy(() -> builder().name("p".repeat(41)).build())
                .hasMessage("name must have at most 40 characters, since pods and jobs add to it, got '%s'"
                        .formatted("p".repeat(41)));
    }

    @Test
    void a_limit_below_its_request_is_refused() {
        assertThatThrownBy(() -> new Resources(500, 512, 400, 1024))
                .hasMessage("cpuLimitMillis must not be below its request of 500, got 400");
        assertThatThrownBy(() -> new Resources(500, 512, 1000, 256))
                .hasMessage("memoryLimitMiB must not be below its request of 512, got 256");
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
        return props("postgres:15-alpine");
    }

    private static PostgresProps.Builder props(String image) {
        var builder = PostgresProps.builder(
                new Place("tapwork", "tapwork"), image, new Login("tapwork", "tapwork_user", PASSWORD));
        builder.build();
        return builder;
    }

    private static Dumps.ToBucket.Builder dumps(String bucket, String region, String prefix) {
        return Dumps.ToBucket.builder(bucket, region, prefix, "dump");
    }
}
