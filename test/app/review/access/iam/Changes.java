package dev.meridian.app.review.access.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meridian.app.review.assembly.CloudAssembly;
import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.change.StackPair;
import dev.meridian.app.review.finding.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A stack before and after, from the resources of its templates. */
record Changes(JsonNode before, JsonNode after, Optional<String> renamedFrom, Optional<String> renamedTo) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Both sides in JSON, where single quotes stand for double ones. */
    static Changes of(String before, String after) {
        return new Changes(json(before), json(after), Optional.empty(), Optional.empty());
    }

    Changes renaming(String from, String to) {
        return new Changes(before, after, Optional.of(from), Optional.of(to));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Finding> findings() {
        var comparison = comparison();
        return PolicyRules.all().stream()
                .flatMap(rule -> rule.examine(comparison))
                .toList();
    }

    /** Each finding as its severity, rule, resource and sentence. */
    List<String> found() {
        return findings().stream()
                .map(finding -> "%s %s %s: %s"
                        .formatted(
                                finding.severity(),
                                finding.rule().id(),
                                finding.change().logicalId(),
                                finding.what()))
                .toList();
    }

    private Comparison comparison() {
        var pair = new StackPair("app-prod-shop", Optional.of(stack(before)), Optional.of(stack(after)));
        var ids = new LinkedHashSet<String>();
        before.fieldNames().forEachRemaining(ids::add);
        after.fieldNames().forEachRemaining(ids::add);
        renamedFrom.ifPresent(ids::remove);
        var changes = new ArrayList<ResourceChange>();
        for (var id : ids) {
            var former = renamedTo.filter(id::equals).flatMap(ignored -> renamedFrom);
            var was = before.path(former.orElse(id));
            var is = after.path(id);
            if (!was.equals(is) || former.isPresent()) {
                changes.add(change(pair, id, former, was, is));
            }
        }
        var nothing = new CloudAssembly("none", new TreeMap<>(), new TreeMap<>());
        return new Comparison(nothing, nothing, changes, List.of());
    }

    private static ResourceChange change(
            StackPair pair, String id, Optional<String> former, JsonNode was, JsonNode is) {
        var kind = was.isMissingNode() ? Kind.ADDED : is.isMissingNode() ? Kind.REMOVED : Kind.CHANGED;
        return new ResourceChange(
                pair,
                id,
                former,
                (is.isMissingNode() ? was : is).path("Type").asText(),
                former.isPresent() ? Kind.RENAMED : kind,
                was,
                is,
                Replacement.NO,
                List.of());
    }

    private static StackTemplate stack(JsonNode resources) {
        return new StackTemplate(
                "app-prod-shop",
                "app-prod",
                Optional.of("111111111111"),
                Optional.of("eu-west-1"),
                Optional.empty(),
                JSON.createObjectNode().set("Resources", resources));
    }
}
