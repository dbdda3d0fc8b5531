package dev.meridian.app.review.change.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.meridian.app.review.assembly.CloudAssembly;
import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.change.PropertyChange;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.change.StackPair;
import dev.meridian.app.review.change.difference.Renames.Candidate;
import dev.meridian.app.review.manifest.AppliedObjects;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Compares two assemblies. */
public final class Differences {
    /** The type under which the stack itself is reported: where it runs, and whether it can be deleted. */
    public static final String STACK = "AWS::CloudFormation::Stack";

    private final CloudAssembly before;
    private final CloudAssembly after;
    private final Map<String, StackPair> pairs = new TreeMap<>();
    private final Map<String, Set<String>> changed = new LinkedHashMap<>();
    private final Set<Candidate> gone = new LinkedHashSet<>();
    private final Set<Candidate> added = new LinkedHashSet<>();
    private final List<ResourceChange> changes = new ArrayList<>();

    private Differences(CloudAssembly before, CloudAssembly after) {
        this.before = before;
        this.after = after;
    }

    /** Compares, and asks the engine what is replaced. */
    public static Comparison between(CloudAssembly before, CloudAssembly after, DiffEngine engine) {
        return new Differences(before, after).compare(engine);
    }

    private Comparison compare(DiffEngine engine) {
        var names = new TreeSet<>(before.stacks().keySet());
        names.addAll(after.stacks().keySet());
        for (var name : names) {
            var pair = new StackPair(
                    name,
                    Optional.ofNullable(before.stacks().get(name)),
                    Optional.ofNullable(after.stacks().get(name)));
            pairs.put(name, pair);
            compareStack(pair);
            compareResources(pair);
        }
        var replacements = Replacements.of(pairs, changed, engine);
        pairs.values().forEach(pair -> addChanged(pair, replacements));
        addRenamed();
        changes.addAll(ManifestChanges.of(pairs.values(), before, after));
        changes.sort(
                Comparator.comparing((ResourceChange change) -> change.stack().name())
                        .thenComparing(ResourceChange::logicalId)
                        .thenComparing(ResourceChange::type));
        return new Comparison(before, after, changes, List.copyOf(replacements.unknownTypes()));
    }

    private void compareStack(StackPair pair) {
        var was = pair.before().map(stack -> StackDescription.of(stack, pair)).orElse(MissingNode.getInstance());
        var is = pair.after().map(stack -> StackDescription.of(stack, pair)).orElse(MissingNode.getInstance());
        if (!was.equals(is) && !isNestedAlone(pair)) {
            changes.add(new ResourceChange(
                    pair,
                    pair.name(),
                    Optional.empty(),
                    STACK,
                    kind(was, is),
                    was,
                    is,
                    Replacement.NO,
                    was.isMissingNode() || is.isMissingNode() ? List.of() : Leaves.between(was, is)));
        }
    }

    /** A nested stack that comes or goes is told as a resource of its parent. */
    private static boolean isNestedAlone(StackPair pair) {
        return pair.name().contains("/")
                && (pair.before().isEmpty() || pair.after().isEmpty());
    }

    private static Kind kind(JsonNode was, JsonNode is) {
        return was.isMissingNode() ? Kind.ADDED : is.isMissingNode() ? Kind.REMOVED : Kind.CHANGED;
    }

    private void compareResources(StackPair pair) {
        var was = pair.before().map(StackTemplate::body).orElse(MissingNode.getInstance());
        var is = pair.after().map(StackTemplate::body).orElse(MissingNode.getInstance());
        if (was == is) {
            return;
        }
        var conditions = Sections.differing(pair, "Conditions");
        for (var resource : was.path("Resources").properties()) {
            var proposed = is.path("Resources").path(resource.getKey());
            if (proposed.isMissingNode()) {
                gone.add(new Candidate(pair, resource.getKey(), resource.getValue()));
            } else if (!proposed.equals(resource.getValue())
                    || conditions.contains(proposed.path("Condition").asText())) {
                changed.computeIfAbsent(pair.name(), any -> new TreeSet<>()).add(resource.getKey());
            }
        }
        for (var resource : is.path("Resources").properties()) {
            if (!was.path("Resources").has(resource.getKey())) {
                added.add(new Candidate(pair, resource.getKey(), resource.getValue()));
            }
        }
    }

    private void addChanged(StackPair pair, Replacements replacements) {
        var resources = new TreeSet<>(changed.getOrDefault(pair.name(), Set.of()));
        resources.addAll(replacements.changedIn(pair.name()));
        for (var logicalId : resources) {
            var was = pair.before(logicalId);
            var is = pair.after(logicalId);
            if (AppliedObjects.isManifest(was) && AppliedObjects.isManifest(is)) {
                was = ManifestChanges.withoutObjects(was);
                is = ManifestChanges.withoutObjects(is);
            }
            var properties = properties(pair.name(), logicalId, was, is, replacements);
            condition(pair, is.path("Condition").asText()).ifPresent(properties::add);
            if (!properties.isEmpty()) {
                changes.add(new ResourceChange(
                        pair,
                        logicalId,
                        Optional.empty(),
                        is.path("Type").asText(),
                        Kind.CHANGED,
                        was,
                        is,
                        replacements.of(pair.name(), logicalId),
                        properties));
            }
        }
    }

    /** A condition of the same name that says something else. */
    private static Optional<PropertyChange> condition(StackPair pair, String name) {
        return Sections.differing(pair, "Conditions").contains(name)
                ? Optional.of(new PropertyChange(
                        "Condition",
                        Sections.entry(pair, true, "Conditions", name),
                        Sections.entry(pair, false, "Conditions", name),
                        Replacement.NO))
                : Optional.empty();
    }

    private static List<PropertyChange> properties(
            String stack, String logicalId, JsonNode was, JsonNode is, Replacements replacements) {
        var properties = new ArrayList<PropertyChange>();
        var named = new HashSet<String>();
        for (var change : Leaves.between(was, is)) {
            named.add(change.property());
            properties.add(new PropertyChange(
                    change.path(),
                    change.before(),
                    change.after(),
                    change.path().equals("Type")
                            ? Replacement.YES
                            : replacements.of(stack, logicalId, change.property())));
        }
        replacements.properties(stack, logicalId).forEach((property, value) -> {
            if (!named.contains(property) && !property.equals(ManifestChanges.PROPERTY)) {
                properties.add(new PropertyChange(
                        "Properties." + property,
                        was.path("Properties").path(property),
                        value,
                        replacements.of(stack, logicalId, property)));
            }
        });
        return properties;
    }

    private void addRenamed() {
        var passing = new HashSet<String>();
        gone.forEach(each -> passing.add(each.logicalId()));
        added.forEach(each -> passing.add(each.logicalId()));
        gone.removeIf(each -> AppliedObjects.isManifest(each.resource()));
        added.removeIf(each -> AppliedObjects.isManifest(each.resource()));
        var inStack = byPlace(added, StackPair::name);
        byPlace(gone, StackPair::name)
                .forEach((stack, candidates) -> pair(
                        Renames.within(candidates, inStack.getOrDefault(stack, List.of()), passing), Kind.RENAMED));
        var inPlace = byPlace(added, Differences::place);
        byPlace(gone, Differences::place)
                .forEach((place, candidates) ->
                        pair(Renames.across(candidates, inPlace.getOrDefault(place, List.of()), passing), Kind.MOVED));
        gone.forEach(each -> changes.add(alone(each, Kind.REMOVED)));
        added.forEach(each -> changes.add(alone(each, Kind.ADDED)));
    }

    private static Map<String, List<Candidate>> byPlace(Set<Candidate> candidates, Function<StackPair, String> place) {
        var places = new TreeMap<String, List<Candidate>>();
        candidates.forEach(each -> places.computeIfAbsent(place.apply(each.stack()), any -> new ArrayList<>())
                .add(each));
        return places;
    }

    /** Only stacks of one environment, account and region hand resources on to each other. */
    private static String place(StackPair pair) {
        var stage = pair.after().or(pair::before).map(StackTemplate::stage).orElse("");
        return "%s %s %s"
                .formatted(stage, pair.account().orElse(""), pair.region().orElse(""));
    }

    private void pair(List<Renames.Pair> pairs, Kind kind) {
        var names = new HashMap<String, String>();
        pairs.forEach(pair -> names.put(pair.before().logicalId(), pair.after().logicalId()));
        for (var pair : pairs) {
            gone.remove(pair.before());
            added.remove(pair.after());
            var former = pair.before();
            changes.add(new ResourceChange(
                    pair.after().stack(),
                    pair.after().logicalId(),
                    Optional.of(
                            kind == Kind.MOVED ? former.stack().name() + "/" + former.logicalId() : former.logicalId()),
                    pair.after().type(),
                    kind,
                    former.resource(),
                    pair.after().resource(),
                    Replacement.YES,
                    Leaves.between(
                            renamed(former.resource(), names), pair.after().resource())));
        }
    }

    /** A reference to what is renamed as well makes no difference. */
    private static JsonNode renamed(JsonNode value, Map<String, String> names) {
        if (value.isTextual()) {
            var name = names.get(value.asText());
            return name == null ? value : TextNode.valueOf(name);
        }
        if (value.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode(value.size());
            value.forEach(element -> array.add(renamed(element, names)));
            return array;
        }
        if (value.isObject()) {
            var object = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(field -> object.set(field.getKey(), renamed(field.getValue(), names)));
            return object;
        }
        return value;
    }

    private static ResourceChange alone(Candidate resource, Kind kind) {
        var isNew = kind == Kind.ADDED;
        return new ResourceChange(
                resource.stack(),
                resource.logicalId(),
                Optional.empty(),
                resource.type(),
                kind,
                isNew ? MissingNode.getInstance() : resource.resource(),
                isNew ? resource.resource() : MissingNode.getInstance(),
                Replacement.NO,
                List.of());
    }
}
