package dev.meridian.app.compose;

import static dev.meridian.app.compose.Laptops.TASKFLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.meridian.app.compose.ComposeReader.Build;
import dev.meridian.app.compose.ComposeReader.Limits;
import dev.meridian.app.compose.ComposeReader.Mounted;
import dev.meridian.app.compose.ComposeReader.Needed;
import dev.meridian.app.compose.ComposeReader.Service;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures of F1, F2, F6 and F16. */
class TaskflowLaptopTest {
    private static final String DOCKERFILE = Laptops.text("taskflow", "meridian/node.Dockerfile");

    @ParameterizedTest
    @CsvSource({
        "api-gateway, ./services/api-gateway, 3000",
        "auth-service, ./services/auth, 3001",
        "user-service, ./services/user, 3002",
        "task-service, ./services/task, 3003",
        "notification-service, ./services/notification, 3004"
    })
    void gives_each_service_2_cores_and_1_gb_and_builds_it(String name, String folder, String port) {
        var service = TASKFLOW.services().get(name);

        assertThat(service.deploy().resources().limits()).isEqualTo(new Limits("2", "1g"));
        assertThat(service.build())
                .isEqualTo(new Build(
                        folder, "../../meridian/node.Dockerfile", Map.of("PORT", port, "HEALTH_PATH", "/health")));
        assertThat(service.image())
                .as("a name that somebody else's image may have")
                .isNull();
        assertThat(service.user()).isEqualTo("1001:1001");
        assertThat(service.ports()).containsExactly("127.0.0.1:%1$s:%1$s".formatted(port));
    }

    @Test
    void composes_addresses_with_passwords_that_are_elsewhere() {
        assertThat(service("auth-service").environment())
                .contains(
                        entry(
                                "DATABASE_URL",
                                "postgresql://taskflow:${DATABASE_LOGIN_PASSWORD:?set it in .env}@postgres:5432/tasks"),
                        entry("REDIS_URL", "redis://default:${REDIS_LOGIN_PASSWORD:?set it in .env}@redis:6379"),
                        entry("JWT_SECRET", "${JWT_SECRET:?set it in .env}"),
                        entry("CACHE_HOST", "redis"));
    }

    @Test
    void points_every_use_at_what_stands_in() {
        assertThat(service("user-service").environment()).contains(entry("OBJECTS_BUCKET", "taskflow-files"));
        assertThat(service("task-service").environment())
                .contains(
                        entry("SEARCH_URL", "http://opensearch:9200"),
                        entry("QUEUE_URL", "http://aws:4566/123456789012/taskflow-notifications"));
        assertThat(service("notification-service").environment())
                .contains(
                        entry("QUEUE_URL", "http://aws:4566/123456789012/taskflow-notifications"),
                        entry("TOPIC_ARN", "arn:aws:sns:us-west-2:123456789012:taskflow-notices"),
                        entry("AWS_ENDPOINT_URL", "http://aws:4566"),
                        entry("AWS_REGION", "us-west-2"));
    }

    @Test
    void calls_a_service_at_its_containers_port() {
        assertThat(service("api-gateway").environment())
                .contains(entry("AUTH_HOST", "auth-service"), entry("AUTH_PORT", "3001"));
    }

    @Test
    void starts_the_gateway_last_and_the_queues_users_when_there_is_a_queue() {
        assertThat(service("api-gateway").dependsOn()).containsOnlyKeys("auth-service", "user-service", "task-service");
        assertThat(service("notification-service").dependsOn())
                .containsExactly(entry("aws-preparation", new Needed("service_completed_successfully", null)));
        assertThat(service("aws-preparation").dependsOn())
                .containsExactly(entry("aws", new Needed("service_healthy", null)));
    }

    @Test
    void makes_bucket_queues_and_topic_as_the_environments_have_them() {
        assertThat(service("aws-preparation").command().get(0))
                .contains(
                        "bucket(\"taskflow-files\", CreateBucketConfiguration={\"LocationConstraint\": \"us-west-2\"})",
                        "queue_notifications_dead = queue(\"taskflow-notifications-dead\", \"\")",
                        "VisibilityTimeout=\"60\", MessageRetentionPeriod=\"345600\", RedrivePolicy=redrive(queue_notifications_dead, 5)",
                        "topic(\"taskflow-notices\", \"\")");
        assertThat(service("aws").networks().at("/taskflow-network/aliases/0").asText())
                .isEqualTo("taskflow-files.aws");
    }

    @Test
    void mounts_the_settings_of_the_authentication_service() {
        assertThat(service("auth-service").volumes())
                .filteredOn(mounted -> mounted.target().equals("/app/config"))
                .extracting(Mounted::source, Mounted::readOnly)
                .containsExactly(tuple("./meridian/config/auth-service-config", true));
        assertThat(Laptops.text("taskflow", "meridian/config/auth-service-config/config.yaml"))
                .contains("jwt_expiry: \"15m\"", "max_sessions: 5", "window_ms: 900000");
    }

    @Test
    void builds_in_one_stage_and_runs_in_another() {
        assertThat(DOCKERFILE)
                .containsSubsequence(
                        "ARG NODE_VERSION=24.11-alpine3.22",
                        "FROM node:${NODE_VERSION} AS build",
                        "npm ci\n",
                        "npm run build && npm prune --omit=dev",
                        "FROM node:${NODE_VERSION}\n",
                        "COPY --from=build /app/dist ./dist",
                        "USER 1001:1001",
                        "EXPOSE ${PORT}",
                        "HEALTHCHECK --interval=30s --timeout=3s --start-period=5s --retries=3",
                        "CMD [\"node\", \"dist/index.js\"]");
    }

    @Test
    void installs_the_compiler_before_it_compiles_and_needs_no_curl() {
        assertThat(DOCKERFILE).doesNotContain("--only=production", "curl", "latest");
    }

    @Test
    void hands_the_builder_only_what_the_recipe_copies() {
        assertThat(Laptops.text("taskflow", "meridian/node.Dockerfile.dockerignore"))
                .endsWith("\n*\n!package.json\n!package-lock.json\n!tsconfig.json\n!src\n");
    }

    private static Service service(String name) {
        return TASKFLOW.services().get(name);
    }
}
