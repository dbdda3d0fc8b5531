package dev.meridian.environments.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.workload.Services;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class RandomServicesTest {
    @Provide
    Arbitrary<EnvironmentDefinition> environments() {
        return Services.environments();
    }

    @Provide
    Arbitrary<Spoiler> spoilers() {
        return Arbitraries.of(Spoilers.all());
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void accepts_whatever_is_right(@ForAll("environments") EnvironmentDefinition environment) {
        assertThatCode(() -> Definitions.requireValid(List.of(Services.system(environment))))
                .doesNotThrowAnyException();
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void refuses_whatever_is_wrong_and_names_the_field(
            @ForAll("environments") EnvironmentDefinition environment,
            @ForAll("spoilers") Spoiler spoiler,
            @ForAll Random random) {
        var spoilt = spoiler.spoil(environment, random);

        var refusal = catchThrowableOfType(
                InvalidDefinitionException.class, () -> Definitions.requireValid(List.of(Services.system(spoilt))));

        assertThat(refusal).as("refusal of a wrong " + spoiler).isNotNull();
        assertThat(refusal.problems().values().iterator().next())
                .anySatisfy(problem -> assertThat(problem).contains(spoiler.field()));
    }
}
