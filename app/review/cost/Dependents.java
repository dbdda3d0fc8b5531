package dev.meridian.app.review.cost;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.change.StackPair;
import dev.meridian.app.review.cost.service.Services;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Resources that do not change themselves but are priced by one that does: in their own stack, as by a launch template, or in
 * any, as replicas by what they copy.
 */
final class Dependents {
    private final Comparison comparison;
    private final Map<String, Set<String>> changed = new HashMap<>();

    /** The types whose bill may change, by stack. */
    private final Map<String, Set<String>> inStack = new LinkedHashMap<>();

    private final Set<String> anywhere = new HashSet<>();

    /** A resource that is in its stack on both sides. */
    record Dependent(StackPair stack, String logicalId, String type, JsonNode before, JsonNode after) {}

    private Dependents(Comparison comparison) {
        this.comparison = comparison;
        for (var change : comparison.changes()) {
            var stack = change.stack().name();
            changed.computeIfAbsent(stack, any -> new HashSet<>()).add(change.logicalId());
            var types = Services.dependents(change.type());
            if (!types.isEmpty()) {
                inStack.computeIfAbsent(stack, any -> new HashSet<>()).addAll(types);
            }
            anywhere.addAll(Services.dependentsAnywhere(change.type()));
        }
    }

    static Stream<Dependent> of(Comparison comparison) {
        return new Dependents(comparison).stream();
    }

    private Stream<Dependent> stream() {
        var stacks = anywhere.isEmpty() ? inStack.keySet().stream() : comparison.after().stacks().keySet().stream();
        return stacks.map(name -> new StackPair(
                        name,
                        Optional.ofNullable(comparison.before().stacks().get(name)),
                        Optional.ofNullable(comparison.after().stacks().get(name))))
                .flatMap(this::unchanged);
    }

    private Stream<Dependent> unchanged(StackPair stack) {
        var types = new HashSet<>(anywhere);
        types.addAll(inStack.getOrDefault(stack.name(), Set.of()));
        var own = changed.getOrDefault(stack.name(), Set.of());
        return stack.after().stream()
                .flatMap(template -> template.body().path("Resources").properties().stream())
                .filter(entry -> types.contains(entry.getValue().path("Type").asText()))
                .filter(entry -> !own.contains(entry.getKey()))
                .filter(entry -> !stack.before(entry.getKey()).isMissingNode())
                .map(entry -> new Dependent(
                        stack,
                        entry.getKey(),
                        entry.getValue().path("Type").asText(),
                        stack.before(entry.getKey()),
                        entry.getValue()));
    }
}
