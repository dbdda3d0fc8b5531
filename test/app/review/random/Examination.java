package dev.meridian.app.review.random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meridian.app.StatefulTypes;
import dev.meridian.app.review.Rules;
import dev.meridian.app.review.assembly.CloudAssembly;
import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.difference.DiffEngine;
import dev.meridian.app.review.change.difference.Differences;
import dev.meridian.app.review.cost.CostReview;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Place;
import dev.meridian.app.review.finding.Report;
import dev.meridian.app.review.finding.ReportedFinding;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.manifest.AppliedObjects;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the rules say of two sides, and what they must not have left out.
 *
 * @param sides the sides
 * @param comparison what differs
 * @param findings what all rules say of it
 */
record Examination(Sides sides, Comparison comparison, List<Finding> findings) {
    private static final CostReview COSTS = CostReview.atListPrices();
    private static final Pattern UNFIT = Pattern.compile("MissingNode|Optional|\\p{Cntrl}|@[0-9a-f]{5,}|%s| {2}");

    static Examination of(Sides sides, DiffEngine engine) {
        var comparison = Differences.between(sides.before(), sides.after(), engine);
        return new Examination(sides, comparison, Rules.examine(comparison));
    }

    /** Every finding in words, in an order of its own. */
    List<String> spoken() {
        return findings.stream().map(Examination::words).sorted().toList();
    }

    List<String> dangerous() {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.DANGEROUS)
                .map(Examination::words)
                .sorted()
                .toList();
    }

    /** Resources that differ, of which no finding speaks; found without the comparison's help. */
    Set<String> lost() {
        var heard = heard(findings.stream());
        var lost = new TreeSet<String>();
        resources(sides.before()).forEach((place, resource) -> {
            if (differs(resource, resources(sides.after()).get(place)) && !heard.contains(place)) {
                lost.add(place);
            }
        });
        resources(sides.after()).forEach((place, resource) -> {
            if (!resources(sides.before()).containsKey(place)
                    && !AppliedObjects.isManifest(resource)
                    && !heard.contains(place)) {
                lost.add(place);
            }
        });
        return lost;
    }

    /** Kubernetes objects that differ, of which no finding speaks. */
    Set<String> lostObjects() {
        var heard = heard(findings.stream());
        var lost = new TreeSet<String>();
        var before = objects(sides.before());
        var after = objects(sides.after());
        before.forEach((place, versions) -> {
            if (!versions.equals(after.get(place)) && !heard.contains(place)) {
                lost.add(place);
            }
        });
        after.keySet().stream()
                .filter(place -> !before.containsKey(place) && !heard.contains(place))
                .forEach(lost::add);
        return lost;
    }

    /** Values that differ and stand in the evidence of no finding, nor does a finding speak of the whole resource. */
    Set<String> lostValues() {
        var lost = new TreeSet<String>();
        for (var change : comparison.changes()) {
            if (change.kind() != ResourceChange.Kind.CHANGED) {
                continue;
            }
            var paths = new HashSet<String>();
            findings.stream().filter(finding -> finding.change().equals(change)).forEach(finding -> finding.evidence()
                    .forEach(value -> paths.add(value.path())));
            change.properties().stream()
                    .filter(value -> !paths.contains(value.path()))
                    .forEach(value -> lost.add(place(change) + " " + value.path()));
        }
        return lost;
    }

    /** What holds data, is no longer where it was, and is not called dangerous. */
    Set<String> lostData() {
        var heard = heard(findings.stream().filter(finding -> finding.severity() == Severity.DANGEROUS));
        var after = resources(sides.after());
        var lost = new TreeSet<String>();
        resources(sides.before()).forEach((place, resource) -> {
            var type = resource.path("Type").asText();
            var stack = place.split(" ", 2)[0];
            if (StatefulTypes.ALL.contains(type)
                    && (!after.containsKey(place)
                            || !after.get(place).path("Type").asText().equals(type))
                    && !heard.contains(place)
                    && !heard.contains(stack + " " + stack)) {
                lost.add(place + " " + type);
            }
        });
        return lost;
    }

    /** Sentences that a reviewer should not have to read. */
    Set<String> unfitSentences() {
        var unfit = new TreeSet<String>();
        for (var finding : findings) {
            var what = finding.what();
            var cure = finding.cure();
            if (what.isBlank()
                    || !what.endsWith(".")
                    || finding.severity() != Severity.HARMLESS && !cure.endsWith(".")
                    || UNFIT.matcher(what + cure).find()) {
                unfit.add(words(finding));
            }
        }
        return unfit;
    }

    /** Sentences that name the stack, apart from what values say. */
    Set<String> sentencesThatNameTheStack() {
        var named = new TreeSet<String>();
        for (var finding : findings) {
            var stack = finding.change().stack().name();
            var values = finding.change().before().toString() + finding.change().after();
            var former = finding.change().formerId().orElse("");
            var text = finding.what() + finding.cure();
            if (text.contains(stack) && !values.contains(stack) && !former.startsWith(stack)) {
                named.add(words(finding));
            }
        }
        return named;
    }

    Report report() {
        return new Report(
                sides.before().origin(),
                sides.after().origin(),
                sides.after().stacks().size(),
                resources(sides.after()).size(),
                findings.stream().map(Examination::reported).toList(),
                COSTS.of(comparison),
                comparison.unknownTypes());
    }

    private static ReportedFinding reported(Finding finding) {
        var change = finding.change();
        return new ReportedFinding(
                finding,
                List.of(new Place(
                        change.stack().name(), change.stack().environment(), change.logicalId(), Optional.empty())));
    }

    private static String words(Finding finding) {
        return "%s %s %s: %s %s"
                .formatted(
                        finding.severity(),
                        finding.rule().id(),
                        place(finding.change()),
                        finding.what(),
                        finding.cure());
    }

    private static Set<String> heard(Stream<Finding> findings) {
        var heard = new HashSet<String>();
        findings.map(Finding::change).forEach(change -> {
            heard.add(place(change));
            change.formerId().ifPresent(former -> {
                heard.add(change.stack().name() + " " + former);
                heard.add(former.replaceFirst("/", " "));
            });
        });
        return heard;
    }

    private static String place(ResourceChange change) {
        return change.isKubernetes()
                ? "%s %s %s".formatted(change.stack().name(), change.type(), change.logicalId())
                : change.stack().name() + " " + change.logicalId();
    }

    private static Map<String, JsonNode> resources(CloudAssembly assembly) {
        var resources = new TreeMap<String, JsonNode>();
        assembly.stacks().forEach((name, stack) -> stack.body()
                .path("Resources")
                .properties()
                .forEach(resource -> resources.put(name + " " + resource.getKey(), resource.getValue())));
        return resources;
    }

    private static Map<String, Set<JsonNode>> objects(CloudAssembly assembly) {
        var objects = new TreeMap<String, Set<JsonNode>>();
        assembly.stacks().values().forEach(stack -> addObjects(stack, objects));
        return objects;
    }

    private static void addObjects(StackTemplate stack, Map<String, Set<JsonNode>> objects) {
        for (var resource : stack.body().path("Resources")) {
            if (AppliedObjects.isManifest(resource)) {
                AppliedObjects.of(resource).values().forEach(object -> objects.computeIfAbsent(
                                "%s %s %s"
                                        .formatted(
                                                stack.name(), AppliedObjects.type(object), AppliedObjects.id(object)),
                                any -> new HashSet<>())
                        .add(object));
            }
        }
    }

    /** Left out is what is compared in its own way: objects of a manifest one by one, dependencies in any order. */
    private static boolean differs(JsonNode before, JsonNode after) {
        if (after == null) {
            return !AppliedObjects.isManifest(before);
        }
        return !comparable(before, after).equals(comparable(after, before));
    }

    private static JsonNode comparable(JsonNode resource, JsonNode other) {
        var copy = (ObjectNode) resource.deepCopy();
        if (AppliedObjects.isManifest(resource)
                && AppliedObjects.isManifest(other)
                && copy.path("Properties") instanceof ObjectNode properties) {
            properties.remove("Manifest");
        }
        copy.remove("DependsOn");
        return copy;
    }
}
