package dev.meridian.app.compose;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.app.compose.ComposeReader.Mounted;
import dev.meridian.app.compose.ComposeReader.Project;
import dev.meridian.app.compose.ComposeReader.Service;
import dev.meridian.environments.Systems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every system's files, which the strict reader has taken. */
class EveryLaptopTest {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Z0-9_]+):\\?set it in \\.env}");
    private static final Pattern LINE = Pattern.compile("(?m)^([A-Z0-9_]+)=(.*)$");
    private static final Pattern CONFIDENTIAL = Pattern.compile(".*(PASSWORD|SECRET|TOKEN|PRIVATE).*|.*AUTH");

    private static final Pattern LOGIN = Pattern.compile("://[^:/\\s]+:(?!\\$\\{)[^@\\s]+@");

    /** What clients must be given and Moto does not look at. */
    private static final Map<String, String> PRETENCE = Map.of("AWS_SECRET_ACCESS_KEY", "local");

    static Stream<String> systems() {
        return Laptops.ALL.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("systems")
    void asks_for_exactly_the_variables_that_the_example_explains(String system) {
        var asked = names(REFERENCE, Laptops.text(system, Laptop.COMPOSE_FILE));

        assertThat(names(LINE, Laptops.text(system, Laptop.ENV_EXAMPLE)))
                .isEqualTo(asked)
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("systems")
    void holds_no_secret(String system) {
        assertThat(LINE.matcher(Laptops.text(system, Laptop.ENV_EXAMPLE)).results())
                .allSatisfy(line -> assertThat(line.group(2)).isEmpty());
        assertThat(Laptops.text(system, Laptop.COMPOSE_FILE)).doesNotContainPattern(LOGIN);
        assertThat(services(system))
                .flatExtracting(service -> environment(service).entrySet())
                .filteredOn(variable -> CONFIDENTIAL.matcher(variable.getKey()).matches())
                .filteredOn(variable -> !PRETENCE.entrySet().contains(variable))
                .allSatisfy(variable -> assertThat(variable.getValue()).matches("\\$\\{[A-Z_]+:\\?set it in \\.env}"));
    }

    @ParameterizedTest
    @MethodSource("systems")
    void fills_in_every_dollar_sign_or_doubles_it(String system) {
        var rest = REFERENCE.matcher(Laptops.text(system, Laptop.COMPOSE_FILE)).replaceAll("");

        assertThat(rest.replace("$$", "")).doesNotContain("$");
    }

    @ParameterizedTest
    @MethodSource("systems")
    void waits_only_for_services_that_can_be_waited_for(String system) {
        var project = Laptops.read(system);

        for (var service : project.services().values()) {
            Optional.ofNullable(service.dependsOn()).orElse(Map.of()).forEach((name, needed) -> {
                var other = project.services().get(name);
                assertThat(other).as(name).isNotNull();
                if (needed.condition().equals("service_healthy")) {
                    assertThat(other.healthcheck()).as(name).isNotNull();
                } else {
                    assertThat(other.restart()).as(name).isEqualTo("no");
                }
                assertThat(other.profiles() != null).as(name).isEqualTo(Boolean.FALSE.equals(needed.required()));
            });
        }
    }

    @ParameterizedTest
    @MethodSource("systems")
    void declares_exactly_the_volumes_that_are_mounted(String system) {
        assertThat(mounted(Laptops.read(system), "volume"))
                .isEqualTo(Optional.ofNullable(Laptops.read(system).volumes())
                        .map(Map::keySet)
                        .orElse(Set.of()));
    }

    @ParameterizedTest
    @MethodSource("systems")
    void mounts_only_folders_of_the_project_that_are_there(String system) {
        assertThat(services(system))
                .flatExtracting(EveryLaptopTest::mounts)
                .filteredOn(mount -> mount.type().equals("bind"))
                .allSatisfy(mount -> {
                    assertThat(mount.source()).startsWith("./").doesNotContain("..");
                    assertThat(mount.bind().createHostPath()).isFalse();
                });
    }

    @ParameterizedTest
    @MethodSource("systems")
    void confines_every_container(String system) {
        assertThat(services(system)).allSatisfy(service -> {
            assertThat(service.capDrop()).containsExactly("ALL");
            assertThat(service.securityOpt()).containsExactly("no-new-privileges:true");
            assertThat(service.init()).isTrue();
            assertThat(service.deploy().resources().limits().memory()).isNotEmpty();
            assertThat(service.logging().options()).containsKeys("max-size", "max-file");
        });
    }

    @ParameterizedTest
    @MethodSource("systems")
    void is_root_only_to_hand_over_volumes_and_writable_only_for_opensearch(String system) {
        var services = Laptops.read(system).services();

        assertThat(services.entrySet())
                .filteredOn(service -> service.getValue().user().startsWith("0"))
                .extracting(Map.Entry::getKey)
                .isSubsetOf("volume-owners");
        assertThat(services.entrySet())
                .filteredOn(service -> service.getValue().readOnly() == null)
                .extracting(Map.Entry::getKey)
                .isSubsetOf("opensearch");
    }

    @ParameterizedTest
    @MethodSource("systems")
    void listens_on_the_laptop_alone_and_on_each_port_once(String system) {
        var ports = services(system).stream()
                .flatMap(service -> Optional.ofNullable(service.ports()).orElse(List.of()).stream())
                .toList();

        assertThat(ports)
                .isNotEmpty()
                .allMatch(port -> port.startsWith("127.0.0.1:"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("systems")
    void writes_the_same_bytes_each_time(String system) {
        var definition = Systems.all().stream()
                .filter(candidate -> candidate.name().equals(system))
                .findFirst()
                .orElseThrow();

        assertThat(Laptops.of(definition).files())
                .isEqualTo(Laptops.ALL.get(system).files());
    }

    private static List<Service> services(String system) {
        return List.copyOf(Laptops.read(system).services().values());
    }

    private static Map<String, String> environment(Service service) {
        return Optional.ofNullable(service.environment()).orElse(Map.of());
    }

    private static List<Mounted> mounts(Service service) {
        return Optional.ofNullable(service.volumes()).orElse(List.of());
    }

    private static Set<String> mounted(Project project, String type) {
        return project.services().values().stream()
                .flatMap(service -> mounts(service).stream())
                .filter(mount -> mount.type().equals(type) && mount.source() != null)
                .map(Mounted::source)
                .collect(toSet());
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).collect(toSet());
    }
}
