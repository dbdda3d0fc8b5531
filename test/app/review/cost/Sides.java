package dev.meridian.app.review.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.meridian.app.review.assembly.CloudAssembly;
import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.change.StackPair;
import dev.meridian.app.review.finding.EnvironmentCost;
import dev.meridian.app.review.finding.EnvironmentCost.Line;
import dev.meridian.app.review.manifest.AppliedObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Two sides of one stack, and what the change between them costs. */
record Sides(StackTemplate before, StackTemplate after) {
    static final String ENVIRONMENT = "shop-production";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final CostReview REVIEW = CostReview.atListPrices();

    /** Two sides of a stack in this region, each the resources as YAML. */
    static Sides in(String region, String before, String after) {
        return new Sides(stack(Optional.of(region), resources(before)), stack(Optional.of(region), resources(after)));
    }

    /** A stack in Ireland, where most prices are known, that gets these resources. */
    static Sides added(String resources) {
        return in("eu-west-1", "{}", resources);
    }

    static Sides changed(String before, String after) {
        return in("eu-west-1", before, after);
    }

    static StackTemplate stack(Optional<String> region, JsonNode resources) {
        var body = YAML.createObjectNode();
        body.set("Resources", resources);
        return new StackTemplate("shop", ENVIRONMENT, Optional.of("111111111111"), region, Optional.empty(), body);
    }

    /** The same resources, of which none is kept when it is removed. */
    static JsonNode withoutPolicies(JsonNode resources) {
        resources.forEach(resource -> ((ObjectNode) resource).remove(List.of("DeletionPolicy", "UpdateReplacePolicy")));
        return resources;
    }

    static JsonNode resources(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of the only environment; none if nothing changes. */
    List<Line> lines() {
        return costs().stream().flatMap(cost -> cost.lines().stream()).toList();
    }

    List<EnvironmentCost> costs() {
        return REVIEW.of(comparison());
    }

    /** The lines as text, such as {@code NAT gateway = 35.04}, or {@code ?} where the difference is unknown. */
    List<String> differences() {
        return lines().stream()
                .map(line -> "%s = %s"
                        .formatted(
                                line.what(),
                                line.difference().map(Object::toString).orElse("?")))
                .toList();
    }

    Comparison comparison() {
        var pair = new StackPair("shop", Optional.of(before), Optional.of(after));
        var ids = new TreeSet<String>();
        before.body().path("Resources").fieldNames().forEachRemaining(ids::add);
        after.body().path("Resources").fieldNames().forEachRemaining(ids::add);
        var changes = new ArrayList<ResourceChange>();
        for (var id : ids) {
            var was = pair.before(id);
            var is = pair.after(id);
            if (!was.equals(is)) {
                changes.add(change(pair, id, was, is));
            }
        }
        return new Comparison(assembly(before), assembly(after), changes, List.of());
    }

    /** The change of an object of Kubernetes in this region. */
    static List<String> ofObject(String region, String before, String after) {
        var stack = stack(Optional.of(region), resources("{}"));
        var pair = new StackPair("shop", Optional.of(stack), Optional.of(stack));
        var was = before.isEmpty() ? MissingNode.getInstance() : resources(before);
        var is = after.isEmpty() ? MissingNode.getInstance() : resources(after);
        var type = AppliedObjects.KUBERNETES
                + (is.isMissingNode() ? was : is).path("kind").asText();
        var change = new ResourceChange(
                pair, "shop/object", Optional.empty(), type, kind(was, is), was, is, Replacement.NO, List.of());
        return REVIEW.of(new Comparison(assembly(stack), assembly(stack), List.of(change), List.of())).stream()
                .flatMap(cost -> cost.lines().stream())
                .map(line -> "%s = %s"
                        .formatted(
                                line.what(),
                                line.difference().map(Object::toString).orElse("?")))
                .toList();
    }

    private static ResourceChange change(StackPair pair, String id, JsonNode was, JsonNode is) {
        var type = (is.isMissingNode() ? was : is).path("Type").asText();
        return new ResourceChange(pair, id, Optional.empty(), type, kind(was, is), was, is, Replacement.NO, List.of());
    }

    private static Kind kind(JsonNode was, JsonNode is) {
        return was.isMissingNode() ? Kind.ADDED : is.isMissingNode() ? Kind.REMOVED : Kind.CHANGED;
    }

    private static CloudAssembly assembly(StackTemplate stack) {
        var stacks = new TreeMap<String, StackTemplate>();
        stacks.put(stack.name(), stack);
        return new CloudAssembly("side", stacks, new TreeMap<>());
    }
}
