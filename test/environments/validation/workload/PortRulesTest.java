package dev.meridian.environments.validation.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.validation.Spoilt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PortRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                Spoilt.service(
                        "service 'application/web': port 'http' is defined twice; give each its own name",
                        it -> it.port("http", 9090)),
                Spoilt.service(
                        "service 'application/web': port of the container '8080' is defined twice; give each its own name",
                        it -> it.port("metrics", 8080, 9090)),
                Spoilt.service(
                        "service 'application/web': port of the service '8080' is defined twice; give each its own name",
                        it -> it.port("metrics", 9090, 8080)),
                Spoilt.service(
                        "service 'application/web': port name must be 1 to 15 lower-case letters, digits and single hyphens, with a letter, got 'admin-interface-2'",
                        it -> it.port("admin-interface-2", 9090)),
                Spoilt.service(
                        "service 'application/web': port name must be 1 to 15 lower-case letters, digits and single hyphens, with a letter, got '9090'",
                        it -> it.port("9090", 9090)),
                Spoilt.service(
                        "service 'application/web': port name must be 1 to 15 lower-case letters, digits and single hyphens, with a letter, got 'a--b'",
                        it -> it.port("a--b", 9090)),
                Spoilt.service(
                        "service 'application/web': port 'metrics': container must be between 1 and 65535, got 65536; TCP has no other",
                        it -> it.port("metrics", 65_536, 9090)),
                Spoilt.service(
                        "service 'application/web': port 'metrics': service must be between 1 and 65535, got 0; TCP has no other",
                        it -> it.port("metrics", 9090, 0)),
                Spoilt.service(
                        "service 'application/web': port 'metrics': container must be at least 1024 for a process that is not root, got 443; let it listen above and map the port of the service",
                        it -> it.port("metrics", 443)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }
}
