package dev.meridian.app.review.random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meridian.app.review.assembly.CloudAssembly;
import dev.meridian.app.review.assembly.StackTemplate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * A real assembly and what somebody may have made of it.
 *
 * @param before the stacks as they were
 * @param after the stacks with all steps applied
 * @param steps what was done, in words
 */
record Sides(CloudAssembly before, CloudAssembly after, List<String> steps) {
    Sides {
        steps = List.copyOf(steps);
    }

    /** The same with the members of all objects in another order, which means nothing in JSON. */
    Sides shuffled(Random random) {
        return new Sides(shuffled(before, random), shuffled(after, random), steps);
    }

    Sides reversed() {
        return new Sides(after, before, steps);
    }

    static CloudAssembly shuffled(CloudAssembly assembly, Random random) {
        var stacks = new TreeMap<String, StackTemplate>();
        assembly.stacks().forEach((name, stack) -> stacks.put(name, with(stack, shuffled(stack.body(), random))));
        return new CloudAssembly(assembly.origin(), stacks, assembly.manifests());
    }

    static StackTemplate with(StackTemplate stack, JsonNode body) {
        return new StackTemplate(
                stack.name(), stack.stage(), stack.account(), stack.region(), stack.terminationProtection(), body);
    }

    private static JsonNode shuffled(JsonNode value, Random random) {
        if (value instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            Collections.shuffle(names, random);
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            names.forEach(name -> copy.set(name, shuffled(object.path(name), random)));
            return copy;
        }
        if (value instanceof ArrayNode list) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            list.forEach(element -> copy.add(shuffled(element, random)));
            return copy;
        }
        return value;
    }
}
