package dev.meridian.app.lock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.StackArtifact;
import dev.meridian.app.StatefulTypes;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What holds data, stack by stack, nested stacks included.
 *
 * @param stacks the stacks by name
 */
public record StatefulLock(SortedMap<String, LockedStack> stacks) {
    public StatefulLock {
        stacks = Collections.unmodifiableSortedMap(new TreeMap<>(stacks));
    }

    /** All stacks of an assembly, those without anything that holds data included. */
    public static StatefulLock of(List<StackArtifact> stacks) {
        var locked = new TreeMap<String, LockedStack>();
        stacks.forEach(stack -> {
            if (locked.put(stack.name(), stack(stack, stack.template())) != null) {
                throw new IllegalArgumentException(
                        "stack %s is given twice; give each its own name".formatted(stack.name()));
            }
            stack.nested().forEach((name, template) -> locked.put(name, stack(stack, template)));
        });
        return new StatefulLock(locked);
    }

    /** The same without the stacks in which nothing holds data. */
    public StatefulLock withoutStatelessStacks() {
        var stateful = new TreeMap<>(stacks);
        stateful.values().removeIf(stack -> stack.resources().isEmpty());
        return new StatefulLock(stateful);
    }

    /** How many resources there are. */
    public int size() {
        return stacks.values().stream()
                .mapToInt(stack -> stack.resources().size())
                .sum();
    }

    /** Whether a resource of this stack and id is in it. */
    boolean contains(String stack, String resource) {
        return stacks.containsKey(stack) && stacks.get(stack).resources().containsKey(resource);
    }

    /** How many resources of the other this one does not have, by stack and id. */
    int lacking(StatefulLock other) {
        return (int) other.stacks.entrySet().stream()
                .flatMap(stack -> stack.getValue().resources().keySet().stream()
                        .filter(resource -> !contains(stack.getKey(), resource)))
                .count();
    }

    private static LockedStack stack(StackArtifact stack, JsonNode template) {
        var resources = new TreeMap<String, LockedResource>();
        template.path("Resources").properties().forEach(entry -> {
            var resource = entry.getValue();
            var type = resource.path("Type").asText();
            if (StatefulTypes.ALL.contains(type)) {
                resources.put(entry.getKey(), new LockedResource(type, FixedNames.of(type, resource)));
            } else {
                resources.putAll(StatefulObjects.of(resource));
            }
        });
        return new LockedStack(stack.stage(), stack.environment(), resources);
    }
}
