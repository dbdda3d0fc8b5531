package dev.meridian.environments.validation;

import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.ServiceDefinition;
import dev.meridian.environments.workload.container.ContainerDefinition;
import dev.meridian.support.Changed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A way to make a right environment wrong in one field.
 *
 * @param field what a message must name
 * @param change what is done; the chance says where
 */
record Spoiler(String field, Change change) {
    /** What is done to an environment. */
    interface Change {
        EnvironmentDefinition in(EnvironmentDefinition environment, Random random);
    }

    EnvironmentDefinition spoil(EnvironmentDefinition environment, Random random) {
        return change.in(environment, random);
    }

    /** Spoils something that an environment has only once. */
    static Spoiler environment(String field, UnaryOperator<EnvironmentDefinition> change) {
        return new Spoiler(field, (environment, random) -> change.apply(environment));
    }

    /** Spoils any of the namespaces. */
    static Spoiler namespace(String field, UnaryOperator<NamespaceDefinition> change) {
        return new Spoiler(
                field,
                (environment, random) -> Changed.in(
                        environment, "namespaces", withOneChanged(environment.namespaces(), random, change)));
    }

    /** Spoils any of the services. */
    static Spoiler service(String field, UnaryOperator<ServiceDefinition> change) {
        return new Spoiler(field, (environment, random) -> namespace(
                        field,
                        namespace ->
                                Changed.in(namespace, "services", withOneChanged(namespace.services(), random, change)))
                .spoil(environment, random));
    }

    /** Spoils one component of the container of any service. */
    static Spoiler container(String field, String component, Object value) {
        return container(field, container -> Changed.in(container, component, value));
    }

    /** Spoils the container of any service. */
    static Spoiler container(String field, UnaryOperator<ContainerDefinition> change) {
        return service(field, service -> Changed.in(service, "container", change.apply(service.container())));
    }

    private static <T> List<T> withOneChanged(List<T> all, Random random, UnaryOperator<T> change) {
        var changed = new ArrayList<>(all);
        var index = random.nextInt(changed.size());
        changed.set(index, change.apply(changed.get(index)));
        return changed;
    }

    @Override
    public String toString() {
        return field;
    }
}
