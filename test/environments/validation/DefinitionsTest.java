package dev.meridian.environments.validation;

import static dev.meridian.environments.validation.Sample.primary;
import static dev.meridian.environments.validation.Sample.production;
import static dev.meridian.environments.validation.Sample.second;
import static dev.meridian.environments.validation.Sample.system;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.environments.Systems;
import dev.meridian.environments.definition.Account;
import dev.meridian.environments.definition.SystemDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionsTest {
    @Test
    void accepts_all_systems_of_meridian() {
        assertThatCode(() -> Definitions.requireValid(Systems.all())).doesNotThrowAnyException();
    }

    @Test
    void accepts_the_sample_that_the_other_tests_spoil() {
        assertThatCode(() -> Definitions.requireValid(List.of(system(production()))))
                .doesNotThrowAnyException();
    }

    @Test
    void tells_all_problems_of_all_environments_at_once() {
        var bad = production("Production", Account.of("42")).regions(primary(), second("10.0.0.0/16"));

        assertThatThrownBy(() -> Definitions.requireValid(List.of(system(bad)))).hasMessage("""
                        environment 'sample-Production' has 3 problem(s):
                        - environment name must be lower-case words joined by hyphens, each a letter first and then letters and digits, got 'Production'
                        - account must have 12 digits, got '42'
                        - cidr 10.0.0.0/16 of eu-west-1 overlaps 10.0.0.0/16 of us-east-1; give each region its own range""");
    }

    @Test
    void refuses_address_spaces_that_meet_across_systems() {
        var one = system(production());
        var other = new SystemDefinition(
                "other", "platform", "other", List.of(production().build()));

        assertThatThrownBy(() -> Definitions.requireValid(List.of(one, other)))
                .hasMessageContaining("address space 10.0.0.0/13 of 'other-production' overlaps 10.0.0.0/13 of"
                        + " 'sample-production'; give each environment its own /13");
    }

    @Test
    void refuses_systems_and_environments_of_the_same_name() {
        var twice = new SystemDefinition(
                "sample",
                "platform",
                "sample",
                List.of(
                        production().build(),
                        production().addressSpace("10.0.0.0/13").build()));

        assertThatThrownBy(() -> Definitions.requireValid(List.of(twice, twice)))
                .hasMessageContaining("system 'sample' is defined twice")
                .hasMessageContaining("environment 'production' is defined twice");
    }
}
