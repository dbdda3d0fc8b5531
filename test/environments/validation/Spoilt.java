package dev.meridian.environments.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.meridian.environments.definition.EnvironmentDefinitionBuilder;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.ServiceDefinitionBuilder;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An environment with something wrong in it.
 *
 * @param problem what must be said of it, whole
 * @param environment what it is said of
 */
public record Spoilt(String problem, EnvironmentDefinitionBuilder environment) {
    /** The sample, spoilt in one place. */
    public Spoilt(String problem, UnaryOperator<EnvironmentDefinitionBuilder> spoil) {
        this(problem, spoil.apply(Sample.production()));
    }

    /** The sample with its only service spoilt. */
    public static Spoilt service(String problem, UnaryOperator<ServiceDefinitionBuilder> spoil) {
        return namespace(
                problem, it -> it.services(spoil.apply(Sample.exposed()).build()));
    }

    /** The sample with its only namespace spoilt. */
    public static Spoilt namespace(String problem, UnaryOperator<NamespaceDefinition.Builder> spoil) {
        return new Spoilt(
                problem, it -> it.namespaces(spoil.apply(Sample.namespace()).build()));
    }

    /** The sample of a development environment, spoilt in one place. */
    public static Spoilt development(String problem, UnaryOperator<EnvironmentDefinitionBuilder> spoil) {
        return new Spoilt(problem, spoil.apply(Sample.development()));
    }

    /** Everything that is said of the environment; nothing may be said of anything else. */
    public List<String> found() {
        return problemsOf(environment);
    }

    public static List<String> problemsOf(EnvironmentDefinitionBuilder environment) {
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
