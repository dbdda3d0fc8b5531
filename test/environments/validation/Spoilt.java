package dev.meridian.environments.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.meridian.environments.definition.EnvironmentDefinitionBuilder;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An environment with something wrong in it.
 *
 * @param problem what must be said of it, whole
 * @param environment what it is said of
 */
record Spoilt(String problem, EnvironmentDefinitionBuilder environment) {
    /** The sample, spoilt in one place. */
    Spoilt(String problem, UnaryOperator<EnvironmentDefinitionBuilder> spoil) {
        this(problem, spoil.apply(Sample.production()));
    }

    /** Everything that is said of the environment; nothing may be said of anything else. */
    List<String> found() {
        return problemsOf(environment);
    }

    static List<String> problemsOf(EnvironmentDefinitionBuilder environment) {
        var refusal = catchThrowableOfType(
                InvalidDefinitionException.class, () -> Definitions.requireValid(List.of(Sample.system(environment))));
        assertThat(refusal).as("refusal").isNotNull();
        assertThat(refusal.problems()).hasSize(1);
        return refusal.problems().values().iterator().next();
    }

    @Override
    public String toString() {
        return problem;
    }
}
