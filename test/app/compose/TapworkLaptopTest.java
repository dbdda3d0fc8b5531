package dev.meridian.app.compose;

import static dev.meridian.app.compose.Laptops.TAPWORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.meridian.app.compose.ComposeReader.Build;
import dev.meridian.app.compose.ComposeReader.Health;
import dev.meridian.app.compose.ComposeReader.Mounted;
import dev.meridian.app.compose.ComposeReader.Needed;
import dev.meridian.app.compose.ComposeReader.Network;
import dev.meridian.app.compose.ComposeReader.Service;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The figures of T1. */
class TapworkLaptopTest {
    private static final Service API = TAPWORK.services().get("api");

    @Test
    void runs_the_seeds_four_services_and_the_optional_one() {
        assertThat(TAPWORK.services())
                .containsOnlyKeys("postgres", "mailhog", "volume-owners", "api", "scanner", "biometric");
        assertThat(TAPWORK.services().get("biometric").profiles()).containsExactly("biometric");
        assertThat(API.profiles()).isNull();
    }

    @Test
    void names_containers_as_the_seed_does() {
        assertThat(containerName("postgres")).isEqualTo("tapwork-db");
        assertThat(containerName("api")).isEqualTo("tapwork-api");
        assertThat(containerName("mailhog")).isEqualTo("tapwork-smtp");
        assertThat(containerName("scanner")).isEqualTo("tapwork-scanner");
    }

    @Test
    void runs_postgres_15_which_is_asked_every_10_seconds() {
        var postgres = TAPWORK.services().get("postgres");

        assertThat(postgres.image()).isEqualTo("postgres:15-alpine");
        assertThat(postgres.healthcheck())
                .isEqualTo(new Health(
                        List.of("CMD", "pg_isready", "-U", "tapwork_user", "-d", "tapwork"), "10s", "5s", 5, "10s"));
        assertThat(postgres.environment())
                .containsExactly(
                        entry("POSTGRES_DB", "tapwork"),
                        entry("POSTGRES_USER", "tapwork_user"),
                        entry("POSTGRES_PASSWORD", "${DB_PASSWORD:?set it in .env}"));
        assertThat(postgres.volumes())
                .contains(new Mounted("volume", "postgres_data", "/var/lib/postgresql/data", null, null, null));
    }

    @Test
    void answers_on_the_seeds_ports_of_the_laptop_alone() {
        assertThat(TAPWORK.services().get("postgres").ports()).containsExactly("127.0.0.1:5432:5432");
        assertThat(API.ports()).containsExactly("127.0.0.1:8000:8000");
        assertThat(TAPWORK.services().get("mailhog").ports())
                .containsExactly("127.0.0.1:1025:1025", "127.0.0.1:8025:8025");
        assertThat(TAPWORK.services().get("scanner").ports()).containsExactly("127.0.0.1:3000:3000");
    }

    @Test
    void gives_the_api_the_seeds_environment() {
        assertThat(API.environment())
                .contains(
                        entry(
                                "DATABASE_URL",
                                "postgresql://tapwork_user:${DB_PASSWORD:?set it in .env}@postgres:5432/tapwork"),
                        entry("JWT_SECRET", "${JWT_SECRET:?set it in .env}"),
                        entry("SMTP_HOST", "mailhog"),
                        entry("SMTP_PORT", "1025"),
                        entry("DATABASE_HOST", "postgres"),
                        entry("DATABASE_PORT", "5432"),
                        entry("DATABASE_NAME", "tapwork"),
                        entry("API_HOST", "0.0.0.0"),
                        entry("API_PORT", "8000"),
                        entry("LOG_LEVEL", "debug"));
    }

    @Test
    void shows_changes_to_the_source_at_once() {
        assertThat(API.build()).isEqualTo(new Build("./backend", "Dockerfile", null));
        assertThat(API.command())
                .containsExactly("uvicorn", "main:app", "--host", "0.0.0.0", "--port", "8000", "--reload");
        assertThat(API.volumes())
                .extracting(Mounted::type, Mounted::source, Mounted::target)
                .containsExactly(
                        tuple("bind", "./backend", "/app"),
                        tuple("volume", "api_logs", "/app/logs"),
                        tuple("tmpfs", null, "/tmp"));
        assertThat(TAPWORK.services().get("scanner").command()).containsExactly("npm", "start");
        assertThat(TAPWORK.services().get("scanner").volumes())
                .contains(new Mounted("volume", null, "/app/node_modules", null, null, null));
    }

    @Test
    void starts_the_api_when_its_stores_are_well() {
        assertThat(API.dependsOn())
                .containsExactly(
                        entry("volume-owners", new Needed("service_completed_successfully", null)),
                        entry("postgres", new Needed("service_healthy", null)),
                        entry("mailhog", new Needed("service_healthy", null)),
                        entry("biometric", new Needed("service_healthy", false)));
    }

    @Test
    void asks_the_api_as_its_cluster_does_with_what_a_python_image_has() {
        assertThat(API.healthcheck())
                .isEqualTo(new Health(
                        List.of(
                                "CMD",
                                "python",
                                "-c",
                                "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health', timeout=3)"),
                        "5s",
                        "5s",
                        3,
                        "30s"));
    }

    @Test
    void keeps_data_and_logs_in_named_volumes_and_all_on_one_bridge() {
        assertThat(TAPWORK.volumes()).containsOnlyKeys("api_logs", "postgres_data");
        assertThat(TAPWORK.networks()).isEqualTo(Map.of("tapwork-network", new Network("tapwork-network", "bridge")));
    }

    @Test
    void hands_the_logs_to_the_user_that_writes_them() {
        var owners = TAPWORK.services().get("volume-owners");

        assertThat(owners.command()).containsExactly("chown 10001:10001 /volumes/api_logs");
        assertThat(owners.capAdd()).containsExactly("CHOWN");
        assertThat(owners.networkMode()).isEqualTo("none");
        assertThat(API.user()).isEqualTo("10001:10001");
    }

    private static String containerName(String service) {
        return TAPWORK.services().get(service).containerName();
    }
}
