package dev.meridian.environments.validation.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.validation.Spoilt;
import dev.meridian.environments.workload.container.Privileges;
import dev.meridian.environments.workload.container.Privileges.Exemption;
import dev.meridian.environments.workload.container.Privileges.Rule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContainerRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                Spoilt.service(
                        "service 'application/web': user must be between 1 and 2147483647, got 0; root needs the exemption NOT_ROOT with its reason",
                        it -> it.privileges(Privileges.of(0))),
                Spoilt.service(
                        "service 'application/web': user must be between 0 and 2147483647, got -1; root needs the exemption NOT_ROOT with its reason",
                        it -> it.privileges(
                                new Privileges(-1, List.of(new Exemption(Rule.NOT_ROOT, "it binds a socket"))))),
                Spoilt.service(
                        "service 'application/web': exemption NOT_ROOT must say its reason, got none",
                        it -> it.privileges(new Privileges(0, List.of(new Exemption(Rule.NOT_ROOT, " "))))),
                Spoilt.service(
                        "service 'application/web': exemption 'NOT_ROOT' is defined twice; give each its own name",
                        it -> it.privileges(new Privileges(
                                0,
                                List.of(new Exemption(Rule.NOT_ROOT, "one"), new Exemption(Rule.NOT_ROOT, "two"))))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }
}
