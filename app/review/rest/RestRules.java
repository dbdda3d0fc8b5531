package dev.meridian.app.review.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.PropertyChange;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Speaks of every change that the other rules are silent about, so that none is lost, and sets apart what is churn: hashes
 * of assets, metadata, tags, descriptions, the order of lists that are sets.
 */
public final class RestRules {
    private static final Pattern ASSET_HASH = Pattern.compile("[0-9a-f]{64}|<asset-hash>");

    /** What CloudFormation and Kubernetes keep for people: they change nothing that runs. */
    private static final Set<String> WORDS = Set.of(
            "Properties.Description",
            "Properties.GroupDescription",
            "Properties.AlarmDescription",
            "Properties.KeyDescription",
            "Properties.Comment",
            "metadata.annotations",
            "metadata.labels");

    private static final Pattern TAGS =
            Pattern.compile("Properties\\.(?:\\w*Tags?(?:ToAdd)?|TagSpecifications|HostedZoneTags)(?:[.\\[].*)?");

    /** How kubectl finds what has left a manifest; the CDK makes it of the construct's path. */
    private static final String PRUNE_LABEL = "Properties.PruneLabel";

    /** What divides the parts of a path. */
    private static final Pattern SECTION = Pattern.compile("[.\\[]");

    private RestRules() {}

    /** One finding for each change, or part of one, that none of these findings has as its evidence. */
    public static Stream<Finding> of(Collection<ResourceChange> changes, Collection<Finding> findings) {
        var spoken = new HashMap<Place, List<Finding>>();
        findings.forEach(finding -> spoken.computeIfAbsent(Place.of(finding.change()), any -> new ArrayList<>())
                .add(finding));
        return changes.stream().flatMap(change -> of(change, spoken.getOrDefault(Place.of(change), List.of())));
    }

    private record Place(String stack, String logicalId, String type) {
        static Place of(ResourceChange change) {
            return new Place(change.stack().name(), change.logicalId(), change.type());
        }
    }

    private static Stream<Finding> of(ResourceChange change, List<Finding> spoken) {
        if (change.properties().isEmpty() || change.formerId().isPresent()) {
            return spoken.isEmpty() ? whole(change) : Stream.empty();
        }
        var evidence = spoken.stream()
                .flatMap(finding -> finding.evidence().stream())
                .map(PropertyChange::path)
                .collect(Collectors.toSet());
        var left = new EnumMap<RestRule, List<PropertyChange>>(RestRule.class);
        for (var property : change.properties()) {
            if (!evidence.contains(property.path())) {
                left.computeIfAbsent(kind(property), any -> new ArrayList<>()).add(property);
            }
        }
        return left.entrySet().stream()
                .map(entry -> Finding.harmless(
                        entry.getKey(), change, what(change, entry.getKey(), entry.getValue()), entry.getValue()));
    }

    private static Stream<Finding> whole(ResourceChange change) {
        return switch (change.kind()) {
            case ADDED -> Stream.of(Finding.harmless(RestRule.ADDED, change, "It is new.", List.of()));
            case REMOVED -> Stream.of(Finding.harmless(RestRule.REMOVED, change, "It is removed.", List.of()));
            case RENAMED, MOVED ->
                Stream.of(Finding.harmless(
                        RestRule.REPLACED,
                        change,
                        "It was %s: a new one is made, the old one deleted."
                                .formatted(change.formerId().orElse("")),
                        change.properties()));
            case CHANGED -> Stream.empty();
        };
    }

    private static String what(ResourceChange change, RestRule rule, List<PropertyChange> properties) {
        var names = properties.stream()
                .map(property ->
                        property.property().isEmpty() ? SECTION.split(property.path())[0] : property.property())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return switch (rule) {
            case ASSET -> "The content of an asset is another (%s).".formatted(names);
            case METADATA -> "Metadata changes.";
            case TAGS -> "%s change.".formatted(names);
            case VERSION -> "A version that nothing runs on changes (%s).".formatted(names);
            case ORDER -> "The entries of %s stand in another order.".formatted(names);
            default ->
                change.replacement() == Replacement.YES
                        ? "It is replaced: %s.".formatted(names)
                        : "It changes in place: %s.".formatted(names);
        };
    }

    private static RestRule kind(PropertyChange change) {
        var path = change.path();
        if (path.equals("Metadata") || path.startsWith("Metadata.")) {
            return RestRule.METADATA;
        }
        if (change.replacement() == Replacement.YES) {
            return RestRule.REPLACED;
        }
        if (path.equals(PRUNE_LABEL)
                || TAGS.matcher(path).matches()
                || WORDS.contains(path)
                || WORDS.stream().anyMatch(words -> path.startsWith(words + "."))) {
            return RestRule.TAGS;
        }
        if (isAsset(change.before(), change.after())) {
            return RestRule.ASSET;
        }
        if (isVersion(change)) {
            return RestRule.VERSION;
        }
        return isReordered(change.before(), change.after()) ? RestRule.ORDER : RestRule.CHANGED;
    }

    /** Whether two values are the same but for hashes of assets. */
    private static boolean isAsset(JsonNode before, JsonNode after) {
        var was = before.toString();
        var is = after.toString();
        return ASSET_HASH.matcher(was).find()
                && ASSET_HASH
                        .matcher(was)
                        .replaceAll("")
                        .equals(ASSET_HASH.matcher(is).replaceAll(""));
    }

    /** Nodes and versions of the functions that custom resources run on are the CDK's own. */
    private static boolean isVersion(PropertyChange change) {
        return change.path().equals("Properties.Runtime")
                && family(change.before()).equals(family(change.after()))
                && family(change.before()).isPresent();
    }

    private static Optional<String> family(JsonNode runtime) {
        return runtime.isTextual()
                ? Optional.of(runtime.asText().replaceAll("[0-9.].*", "").toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private static boolean isReordered(JsonNode before, JsonNode after) {
        if (!before.isArray() || !after.isArray() || before.size() != after.size()) {
            return false;
        }
        return counted(before).equals(counted(after));
    }

    private static Map<JsonNode, Integer> counted(JsonNode list) {
        var counts = new HashMap<JsonNode, Integer>();
        list.forEach(element -> counts.merge(element, 1, Integer::sum));
        return counts;
    }
}
