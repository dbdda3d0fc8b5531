package dev.meridian.constructs.workload.configuration;

import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvFromSourceBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The environment variables of a container in an order in which every {@code $(NAME)} is expanded.
 *
 * <p>Kubernetes expands a reference from variables further up in the list only, and from nothing that comes out of a
 * ConfigMap as a whole (Kubernetes documentation, Define Dependent Environment Variables). So entries that are referred
 * to are listed one by one first, and each text stands below what it refers to.
 */
public final class Environment {
    private final Map<String, Variable> variables;
    private final List<Configuration.Entries> entries;

    /**
     * Sorts the variables.
     *
     * @throws IllegalArgumentException if a reference has no such variable or entry, or variables refer to each other in
     *     a circle
     */
    public Environment(
            Map<String, Variable> variables, List<Configuration> configurations, Collection<String> command) {
        this.entries = configurations.stream()
                .filter(Configuration.Entries.class::isInstance)
                .map(Configuration.Entries.class::cast)
                .toList();
        this.variables = new LinkedHashMap<>();
        variables.forEach((name, variable) -> add(name, variable, variables, new LinkedHashSet<>()));
        command.forEach(word -> References.in(word).forEach(reference -> {
            if (!variables.containsKey(reference)) {
                require("the command", reference);
            }
        }));
    }

    /** The variables one by one. */
    public List<EnvVar> env() {
        var env = new ArrayList<EnvVar>();
        variables.forEach((name, variable) -> env.add(variable.toKubernetes(name)));
        return env;
    }

    /** The ConfigMaps whose entries all become variables. */
    public List<EnvFromSource> envFrom() {
        return entries.stream()
                .map(map -> new EnvFromSourceBuilder()
                        .withNewConfigMapRef()
                        .withName(map.name())
                        .endConfigMapRef()
                        .build())
                .toList();
    }

    private void add(String name, Variable variable, Map<String, Variable> all, Set<String> above) {
        if (variables.containsKey(name)) {
            return;
        }
        if (!above.add(name)) {
            throw new IllegalArgumentException(
                    "environment variables must not refer to each other in a circle, got %s; break it"
                            .formatted(above));
        }
        if (variable instanceof Variable.Text text) {
            for (var reference : References.in(text.value())) {
                var referred = all.get(reference);
                add(reference, referred == null ? require(name, reference) : referred, all, above);
            }
        }
        above.remove(name);
        variables.put(name, variable);
    }

    private Variable require(String where, String reference) {
        return entry(reference)
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s refers to $(%s), which is neither a variable nor an entry; define it, or write $$(%s) for the"
                                        .formatted(where, reference, reference)
                                + " text itself"));
    }

    /** As Kubernetes does, the last ConfigMap that has the entry counts. */
    private Optional<Variable> entry(String name) {
        return entries.stream()
                .filter(map -> map.content().containsKey(name))
                .reduce((first, second) -> second)
                .map(map -> new Variable.FromConfigMap(map.name(), name));
    }
}
