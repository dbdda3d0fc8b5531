package dev.meridian.app.review.change.difference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.StackPair;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Recognizes, among resources that are gone and new ones, the same resource under another logical id or in another stack.
 *
 * <p>They are taken for the same if they have one type and their properties are equal, apart from references to what is gone
 * or new itself; or else if they share most of their values. Of several candidates the one with the most similar logical id
 * is taken.
 */
final class Renames {
    /** The share of values two resources must have in common. */
    private static final double ALIKE = 0.7;

    private static final double EQUAL = 1;

    /** What the CDK ends logical ids with. */
    private static final Pattern HASH = Pattern.compile("[0-9A-F]{8}$");

    /** Beyond it, only equal resources are paired: comparing each with each would take too long. */
    private static final int MOST_COMPARISONS = 20_000;

    private Renames() {}

    /** A resource of one side; the same only as itself, since comparing resources takes long. */
    static final class Candidate {
        private final StackPair stack;
        private final String logicalId;
        private final JsonNode resource;

        Candidate(StackPair stack, String logicalId, JsonNode resource) {
            this.stack = stack;
            this.logicalId = logicalId;
            this.resource = resource;
        }

        StackPair stack() {
            return stack;
        }

        String logicalId() {
            return logicalId;
        }

        JsonNode resource() {
            return resource;
        }

        String type() {
            return resource.path("Type").asText();
        }
    }

    /** The same resource before and after. */
    record Pair(Candidate before, Candidate after) {}

    /** Pairs of the same resource within one stack, each resource in one at most. */
    static List<Pair> within(Collection<Candidate> gone, Collection<Candidate> added, Set<String> passing) {
        return among(gone, added, passing, ALIKE);
    }

    /** Pairs of resources of several stacks; only equal ones are taken for the same. */
    static List<Pair> across(Collection<Candidate> gone, Collection<Candidate> added, Set<String> passing) {
        return among(gone, added, passing, EQUAL);
    }

    private static List<Pair> among(
            Collection<Candidate> gone, Collection<Candidate> added, Set<String> passing, double likeness) {
        var pairs = new ArrayList<Pair>();
        var free = new TreeMap<String, List<Candidate>>();
        added.forEach(each ->
                free.computeIfAbsent(each.type(), type -> new ArrayList<>()).add(each));
        var left = new TreeMap<String, List<Candidate>>();
        gone.stream().filter(each -> free.containsKey(each.type())).forEach(each -> left.computeIfAbsent(
                        each.type(), type -> new ArrayList<>())
                .add(each));
        left.forEach((type, candidates) -> pair(candidates, free.get(type), passing, likeness, pairs));
        return pairs;
    }

    private static void pair(
            List<Candidate> gone, List<Candidate> added, Set<String> passing, double likeness, List<Pair> pairs) {
        var shapes = new HashMap<Candidate, List<String>>();
        Function<Candidate, List<String>> shape =
                each -> shapes.computeIfAbsent(each, any -> Shape.of(each.resource(), passing));
        var equal = new HashMap<List<String>, List<Candidate>>();
        added.forEach(each -> equal.computeIfAbsent(shape.apply(each), any -> new ArrayList<>())
                .add(each));
        var unpaired = new ArrayList<Candidate>();
        for (var each : gone) {
            var same = equal.getOrDefault(shape.apply(each), List.of());
            if (same.isEmpty() || likeness >= EQUAL && shape.apply(each).isEmpty()) {
                unpaired.add(each);
            } else {
                take(each, best(each, same), same, pairs);
            }
        }
        var free = new ArrayList<Candidate>();
        equal.values().forEach(free::addAll);
        if (likeness >= EQUAL || (long) unpaired.size() * free.size() > MOST_COMPARISONS) {
            return;
        }
        for (var each : unpaired) {
            var alike = free.stream()
                    .filter(other -> Shape.likeness(shape.apply(each), shape.apply(other)) >= likeness)
                    .max(Comparator.comparingDouble(
                                    (Candidate other) -> Shape.likeness(shape.apply(each), shape.apply(other)))
                            .thenComparing(other -> common(each.logicalId(), other.logicalId())));
            alike.ifPresent(other -> take(each, other, free, pairs));
        }
    }

    private static void take(Candidate before, Candidate after, List<Candidate> from, List<Pair> pairs) {
        from.remove(after);
        pairs.add(new Pair(before, after));
    }

    private static Candidate best(Candidate before, List<Candidate> candidates) {
        return candidates.stream()
                .max(Comparator.comparingInt(each -> common(before.logicalId(), each.logicalId())))
                .orElseThrow();
    }

    /** How many characters two logical ids share at both ends, their hashes aside. */
    private static int common(String oneId, String otherId) {
        var one = HASH.matcher(oneId).replaceFirst("");
        var other = HASH.matcher(otherId).replaceFirst("");
        var most = Math.min(one.length(), other.length());
        var start = 0;
        while (start < most && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        var end = 0;
        while (end < most - start && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        return start + end;
    }

    /** The values of a resource, by path, without the names of what is gone or new. */
    static final class Shape {
        private Shape() {}

        static List<String> of(JsonNode resource, Set<String> passing) {
            var values = new ArrayList<String>();
            collect("", resource.path("Properties"), passing, values);
            values.sort(Comparator.naturalOrder());
            return values;
        }

        /** From 0, nothing in common, to 1. */
        static double likeness(List<String> one, List<String> other) {
            if (one.isEmpty() || other.isEmpty()) {
                return 0;
            }
            var common = new HashSet<>(one);
            common.retainAll(new HashSet<>(other));
            return (double) common.size() / Math.max(one.size(), other.size());
        }

        private static void collect(String path, JsonNode value, Set<String> passing, List<String> values) {
            if (value.isObject()) {
                for (Map.Entry<String, JsonNode> field : value.properties()) {
                    collect(path + "." + field.getKey(), field.getValue(), passing, values);
                }
            } else if (value.isArray()) {
                for (var i = 0; i < value.size(); i++) {
                    collect(path + "[" + i + "]", value.get(i), passing, values);
                }
            } else if (!value.isMissingNode()) {
                values.add(path + "=" + (passing.contains(value.asText()) ? "" : value.asText()));
            }
        }
    }
}
