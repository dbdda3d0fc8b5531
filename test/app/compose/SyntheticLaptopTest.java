package dev.meridian.app.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.meridian.app.compose.ComposeReader.Health;
import dev.meridian.app.compose.ComposeReader.Mounted;
import dev.meridian.app.compose.ComposeReader.Needed;
import dev.meridian.app.compose.ComposeReader.Tmpfs;
import dev.meridian.environments.compose.ComposeDefinition;
import dev.meridian.environments.compose.Health.AsProbed;
import dev.meridian.environments.compose.Health.Asker;
import dev.meridian.environments.compose.Health.Command;
import dev.meridian.environments.compose.LocalService;
import dev.meridian.environments.compose.Mount;
import dev.meridian.environments.workload.NamespaceDefinition.Ceiling;
import dev.meridian.environments.workload.Probe;
import dev.meridian.environments.workload.ServiceDefinition;
import dev.meridian.environments.workload.ServiceDefinitionBuilder;
import dev.meridian.environments.workload.container.Call;
import dev.meridian.environments.workload.container.Image;
import dev.meridian.environments.workload.container.Privileges;
import dev.meridian.environments.workload.container.Privileges.Exemption;
import dev.meridian.environments.workload.container.Privileges.Rule;
import dev.meridian.environments.workload.container.Resources;
import dev.meridian.environments.workload.container.Volume;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the systems' own services do not show. */
class SyntheticLaptopTest {
    @Test
    void breaks_a_circle_of_calls_and_says_so() {
        var laptop = of(
                local(service("a").calls(Call.to("space", "b", "http"))),
                local(service("b").calls(Call.to("space", "c", "http"))),
                local(service("c").calls(Call.to("space", "a", "http"))));
        var said = "c calls a but does not wait for it, which waits for c in turn.";

        assertThat(laptop.remarks()).containsExactly(said);
        assertThat(laptop.files().get(Laptop.COMPOSE_FILE)).contains("# " + said);
        assertThat(read(laptop, "a").dependsOn()).containsOnlyKeys("b");
        assertThat(read(laptop, "b").dependsOn()).containsOnlyKeys("c");
        assertThat(read(laptop, "c").dependsOn()).isNull();
    }

    @Test
    void waits_only_for_the_start_of_what_is_not_asked_for_its_health() {
        var laptop = of(local(service("a").calls(Call.to("space", "b", "http"))), local(service("b")));

        assertThat(read(laptop, "a").dependsOn()).containsExactly(entry("b", new Needed("service_started", null)));
    }

    @Test
    void doubles_literal_dollar_signs_and_fills_in_references() {
        var laptop = of(local(
                service("a").environment("PRICE", "5$").environment("TEXT", "$(PRICE) and $$(PRICE) and $(UNKNOWN)")));

        assertThat(read(laptop, "a").environment())
                .containsExactly(entry("PRICE", "5$$"), entry("TEXT", "5$$ and $$(PRICE) and $$(UNKNOWN)"));
    }

    @Test
    void quotes_texts_that_yaml_could_take_for_something_else() {
        var service = service("a");
        for (var text : List.of("no", "12:30", "0x1F", "1e3", "~", "", "2026-01-01", "null", "a: b", "a #b")) {
            service.environment("V" + Math.abs(text.hashCode()), text);
        }

        assertThat(of(local(service)).files().get(Laptop.COMPOSE_FILE))
                .contains("\"no\"", "\"12:30\"", "\"0x1F\"", "\"1e3\"", "\"~\"", "\"\"", "\"2026-01-01\"", "\"null\"");
    }

    @Test
    void asks_with_a_command_of_its_own_as_often_as_the_probe_and_waits_out_the_start() {
        var service = service("a")
                .startup(Probe.http("/health", "http").every(10, 10).patience(5, 30))
                .readiness(Probe.http("/ready", "http").every(5, 7).patience(6, 4));
        var laptop = of(LocalService.builder("a", service.build())
                .health(new Command(List.of("curl", "--fail", "http://127.0.0.1:8080/ready")))
                .build());

        assertThat(read(laptop, "a").healthcheck())
                .isEqualTo(new Health(
                        List.of("CMD", "curl", "--fail", "http://127.0.0.1:8080/ready"), "7s", "6s", 4, "310s"));
    }

    @Test
    void asks_a_port_by_what_the_image_has() {
        var service = service("a").liveness(Probe.tcp("http"));
        var laptop = of(LocalService.builder("a", service.build())
                .health(new AsProbed(Asker.BUSYBOX))
                .build());

        assertThat(read(laptop, "a").healthcheck().test())
                .containsExactly("CMD", "nc", "-z", "-w", "3", "127.0.0.1", "8080");
    }

    @Test
    void keeps_the_clusters_disks_and_files_in_volumes_unless_the_laptop_mounts_something_there() {
        var service = service("a")
                .volumes(
                        new Volume.Disk("data", "/data", 10),
                        new Volume.Files("shared-files", "/shared"),
                        new Volume.Temporary("temporary", "/tmp", 64));
        var laptop = of(LocalService.builder("a", service.build())
                .mounts(new Mount.Scratch("/tmp", 8))
                .build());

        assertThat(read(laptop, "a").volumes())
                .containsExactly(
                        new Mounted("tmpfs", null, "/tmp", null, null, new Tmpfs("8m")),
                        new Mounted("volume", "a_data", "/data", null, null, null),
                        new Mounted("volume", "shared_files", "/shared", null, null, null));
        assertThat(read(laptop, "volume-owners").command())
                .containsExactly("chown 10001:10001 /volumes/a_data && chown 10001:10001 /volumes/shared_files");
    }

    @Test
    void exempts_what_the_cluster_exempts() {
        var laptop = of(local(service("a")
                .privileges(new Privileges(
                        0,
                        List.of(
                                new Exemption(Rule.NOT_ROOT, "binds a low port"),
                                new Exemption(Rule.READ_ONLY_ROOT_FILESYSTEM, "writes its own settings"))))));

        assertThat(read(laptop, "a").user()).isEqualTo("0:0");
        assertThat(read(laptop, "a").readOnly()).isNull();
    }

    private static ServiceDefinitionBuilder service(String name) {
        return ServiceDefinition.builder(
                        name,
                        new Image("sample/" + name, "v1.0.0"),
                        Resources.request(100, 128).limit(500, 512))
                .port("http", 8080);
    }

    private static LocalService local(ServiceDefinitionBuilder service) {
        var built = service.build();
        return LocalService.builder(built.name(), built).build();
    }

    private static Laptop of(LocalService... services) {
        return Laptop.of(
                "sample",
                ComposeDefinition.builder("space", new Ceiling(1_500, 512))
                        .services(services)
                        .build());
    }

    private static ComposeReader.Service read(Laptop laptop, String service) {
        return ComposeReader.read(laptop.files().get(Laptop.COMPOSE_FILE))
                .services()
                .get(service);
    }
}
