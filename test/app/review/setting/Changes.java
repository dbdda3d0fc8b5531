package dev.meridian.app.review.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.meridian.app.review.assembly.CloudAssembly;
import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.change.PropertyChange;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.StackPair;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Two sets of resources, written as YAML, and what rules say of their differences. Nothing in them is replaced. */
public final class Changes {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Changes() {}

    /** Rule, severity and sentence of each finding, one a line. */
    public static List<String> said(List<Rule> rules, String before, String after) {
        return examine(rules, read(before), read(after)).stream()
                .map(finding ->
                        "%s %s: %s".formatted(finding.severity(), finding.rule().id(), finding.what()))
                .toList();
    }

    public static List<Finding> examine(List<Rule> rules, JsonNode before, JsonNode after) {
        var comparison = between(before, after);
        return rules.stream().flatMap(rule -> rule.examine(comparison)).toList();
    }

    public static JsonNode read(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Comparison between(JsonNode before, JsonNode after) {
        var old = template(before);
        var proposed = template(after);
        var pair = new StackPair("example", Optional.of(old), Optional.of(proposed));
        var changes = new ArrayList<ResourceChange>();
        for (String logicalId : names(before, after)) {
            if (!before.path(logicalId).equals(after.path(logicalId))) {
                changes.add(change(pair, logicalId, before.path(logicalId), after.path(logicalId)));
            }
        }
        return new Comparison(assembly(old), assembly(proposed), changes, List.of());
    }

    private static ResourceChange change(StackPair pair, String logicalId, JsonNode before, JsonNode after) {
        boolean isOnBothSides = before.isObject() && after.isObject();
        var values = new ArrayList<PropertyChange>();
        if (isOnBothSides) {
            for (String name : names(before.path("Properties"), after.path("Properties"))) {
                var value = new PropertyChange(
                        "Properties." + name,
                        before.path("Properties").path(name),
                        after.path("Properties").path(name),
                        Replacement.NO);
                if (!value.before().equals(value.after())) {
                    values.add(value);
                }
            }
        }
        return new ResourceChange(
                pair,
                logicalId,
                Optional.empty(),
                (after.isObject() ? after : before).path("Type").asText(),
                isOnBothSides
                        ? ResourceChange.Kind.CHANGED
                        : after.isObject() ? ResourceChange.Kind.ADDED : ResourceChange.Kind.REMOVED,
                before,
                after,
                Replacement.NO,
                values);
    }

    private static Set<String> names(JsonNode one, JsonNode other) {
        var names = new TreeSet<String>();
        one.fieldNames().forEachRemaining(names::add);
        other.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static StackTemplate template(JsonNode resources) {
        var body = YAML.createObjectNode();
        body.set("Resources", resources);
        return new StackTemplate(
                "example", "example", Optional.empty(), Optional.of("us-east-1"), Optional.empty(), body);
    }

    private static CloudAssembly assembly(StackTemplate stack) {
        var stacks = new TreeMap<String, StackTemplate>();
        stacks.put(stack.name(), stack);
        return new CloudAssembly("example", stacks, new TreeMap<>());
    }
}
