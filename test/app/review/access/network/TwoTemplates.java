package dev.meridian.app.review.access.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.meridian.app.review.assembly.CloudAssembly;
import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.change.StackPair;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Two versions of one stack, compared without AWS's engine, since what is replaced does not matter here. */
public final class TwoTemplates {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TwoTemplates() {}

    /** Severity, rule and sentence of everything these rules find between two sets of resources, written as JSON. */
    public static List<String> findings(List<Rule> rules, String before, String after) {
        return findings(rules, json(before), json(after)).stream()
                .map(finding -> finding.severity() + " " + finding.rule().id() + ": " + finding.what())
                .toList();
    }

    /** Everything these rules find between two sets of resources. */
    public static List<Finding> findings(List<Rule> rules, JsonNode before, JsonNode after) {
        var comparison = comparison(before, after);
        return rules.stream().flatMap(rule -> rule.examine(comparison)).toList();
    }

    /** Reads JSON that may use single quotes. */
    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Comparison comparison(JsonNode before, JsonNode after) {
        var was = assembly(before);
        var is = assembly(after);
        var stack = new StackPair(
                "example",
                Optional.of(was.stacks().get("example")),
                Optional.of(is.stacks().get("example")));
        var names = new TreeSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        var changes = new ArrayList<ResourceChange>();
        for (var name : names) {
            if (!before.path(name).equals(after.path(name))) {
                changes.add(change(stack, name, before.path(name), after.path(name)));
            }
        }
        return new Comparison(was, is, changes, List.of());
    }

    private static ResourceChange change(StackPair stack, String name, JsonNode was, JsonNode is) {
        var kind = was.isMissingNode() ? Kind.ADDED : is.isMissingNode() ? Kind.REMOVED : Kind.CHANGED;
        var type = (is.isMissingNode() ? was : is).path("Type").asText();
        return new ResourceChange(
                stack,
                name,
                Optional.empty(),
                type,
                kind,
                was.isMissingNode() ? MissingNode.getInstance() : was,
                is.isMissingNode() ? MissingNode.getInstance() : is,
                Replacement.NO,
                List.of());
    }

    private static CloudAssembly assembly(JsonNode resources) {
        var body = JSON.createObjectNode();
        body.set("Resources", resources);
        var stacks = new TreeMap<String, StackTemplate>();
        stacks.put(
                "example",
                new StackTemplate("example", "", Optional.empty(), Optional.empty(), Optional.empty(), body));
        return new CloudAssembly("example", stacks, new TreeMap<>());
    }
}
