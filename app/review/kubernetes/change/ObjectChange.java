package dev.meridian.app.review.kubernetes.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.meridian.app.review.change.PropertyChange;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.RuleId;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.kubernetes.object.Fields;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A change of a Kubernetes object.
 *
 * @param change the change
 * @param neighbours what else is in the same stack
 */
public record ObjectChange(ResourceChange change, Neighbours neighbours) {
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");

    public JsonNode before() {
        return change.before();
    }

    public JsonNode after() {
        return change.after();
    }

    public JsonNode before(String path) {
        return Fields.at(before(), path);
    }

    public JsonNode after(String path) {
        return Fields.at(after(), path);
    }

    public boolean isAdded() {
        return before().isMissingNode();
    }

    public boolean isRemoved() {
        return after().isMissingNode();
    }

    public boolean isChanged() {
        return !isAdded() && !isRemoved();
    }

    /** The name that a removed object has from now on, if another of nearly the same content comes in its place. */
    public Optional<String> newName() {
        return neighbours
                .successor(change)
                .map(object -> object.path("metadata").path("name").asText());
    }

    public boolean differs(String path) {
        return !before(path).equals(after(path));
    }

    public String kind() {
        return either().path("kind").asText();
    }

    /** The group of its API, without the version; empty for the core's. */
    public String group() {
        var version = either().path("apiVersion").asText();
        return version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
    }

    public String name() {
        return either().path("metadata").path("name").asText();
    }

    public String namespace() {
        return namespace(either());
    }

    /** The namespace of an object, which is {@code default} where it names none. */
    public static String namespace(JsonNode object) {
        return object.path("metadata").path("namespace").asText("default");
    }

    public Stream<Finding> dangerous(RuleId rule, String what, String cure, String... paths) {
        return finding(Severity.DANGEROUS, rule, what, cure, paths);
    }

    public Stream<Finding> notable(RuleId rule, String what, String cure, String... paths) {
        return finding(Severity.NOTABLE, rule, what, cure, paths);
    }

    public Stream<Finding> finding(Severity severity, RuleId rule, String what, String cure, String... paths) {
        var evidence = Stream.of(paths)
                .flatMap(path -> evidence(path, before(path), after(path)))
                .distinct()
                .toList();
        return Stream.of(new Finding(rule, severity, change, sentence(what), cure, evidence));
    }

    /** A finding on values that no path of names leads to, such as those of a container. */
    public Stream<Finding> finding(
            Severity severity, RuleId rule, String what, String cure, String path, JsonNode before, JsonNode after) {
        var evidence = evidence(path, before, after).toList();
        return Stream.of(new Finding(rule, severity, change, sentence(what), cure, evidence));
    }

    /** The differences that the comparison found at, below or above a path; of new and gone objects it finds none. */
    private Stream<PropertyChange> evidence(String path, JsonNode before, JsonNode after) {
        var found = change.properties().stream()
                .filter(property -> isWithin(property.path(), path) || isWithin(path, property.path()))
                .toList();
        return found.isEmpty() && !before.equals(after)
                ? Stream.of(new PropertyChange(path, before, after, Replacement.NO))
                : found.stream();
    }

    private static boolean isWithin(String path, String other) {
        return path.startsWith(other)
                && (path.length() == other.length() || ".[".indexOf(path.charAt(other.length())) >= 0);
    }

    /** Rules say what happens without a capital and a full stop; values among it may have lines, or be empty. */
    public static String sentence(String what) {
        var line = SPACE.matcher(what).replaceAll(" ").strip();
        return Character.toUpperCase(line.charAt(0)) + line.substring(1) + ".";
    }

    public static JsonNode text(String value) {
        return TextNode.valueOf(value);
    }

    private JsonNode either() {
        return after().isMissingNode() ? before() : after();
    }
}
