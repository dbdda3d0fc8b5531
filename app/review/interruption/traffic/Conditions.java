package dev.meridian.app.review.interruption.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.value.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The conditions of a listener rule: all fields must match, each by one of its values.
 *
 * @param values the values by the field, as text
 */
record Conditions(Map<String, List<Set<String>>> values) {
    static Conditions of(JsonNode conditions) {
        var values = new TreeMap<String, List<Set<String>>>();
        for (JsonNode condition : Values.list(conditions)) {
            var texts = new TreeSet<String>();
            collect(condition, texts);
            values.computeIfAbsent(named(condition.path("Field").asText()), unused -> new ArrayList<>())
                    .add(texts);
        }
        return new Conditions(values);
    }

    /** Whether everything that matches the others matches these, as far as their texts tell. */
    boolean covers(Conditions others) {
        return values.entrySet().stream().allMatch(field -> field.getValue().stream()
                .allMatch(mine -> others.values.getOrDefault(field.getKey(), List.of()).stream()
                        .anyMatch(mine::containsAll)));
    }

    String told() {
        return values.isEmpty()
                ? "none"
                : String.join(
                        " and ",
                        values.entrySet().stream()
                                .map(field -> field.getKey() + " "
                                        + String.join(
                                                ", ",
                                                field.getValue().stream()
                                                        .flatMap(Collection::stream)
                                                        .toList()))
                                .toList());
    }

    private static void collect(JsonNode node, Set<String> texts) {
        if (Values.isToken(node)) {
            texts.add(node.toString());
        } else if (node.isObject()) {
            node.properties().stream()
                    .filter(entry -> !entry.getKey().equals("Field"))
                    .forEach(entry -> collect(entry.getValue(), texts));
        } else if (node.isArray()) {
            node.forEach(element -> collect(element, texts));
        } else {
            texts.add(named(node.asText()));
        }
    }

    private static String named(String text) {
        return text.isBlank() ? "(nothing)" : text;
    }
}
