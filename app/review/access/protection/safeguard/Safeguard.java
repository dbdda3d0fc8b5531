package dev.meridian.app.review.access.protection.safeguard;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.access.setting.Setting;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import java.util.Optional;
import java.util.Set;

/**
 * One property that protects a type of resource.
 *
 * @param type the type
 * @param place where the property stands
 * @param measure how well a value protects
 * @param rule the rule that speaks when it protects less
 * @param severity how much that asks of a reviewer
 * @param ifNew how much it asks of a new resource that sets it so by name that it does not protect at all; where it is merely
 *     the default it is notable at most
 * @param what what it comes to, as the beginning of a sentence
 */
public record Safeguard(
        String type,
        JsonPointer place,
        Measure measure,
        ProtectionRule rule,
        Severity severity,
        Severity ifNew,
        String what) {
    /** Properties by which a database takes its protection from elsewhere, so that its own say nothing. */
    private static final Set<String> INHERITANCE = Set.of(
            "DBClusterIdentifier",
            "SourceDBInstanceIdentifier",
            "SourceDBClusterIdentifier",
            "DBSnapshotIdentifier",
            "SnapshotIdentifier",
            "GlobalReplicationGroupId",
            "GlobalClusterIdentifier");

    static Safeguard of(
            String type, String place, Measure measure, ProtectionRule rule, Severity severity, String what) {
        return new Safeguard(type, JsonPointer.compile(place), measure, rule, severity, Severity.HARMLESS, what);
    }

    Safeguard ifNew(Severity severityIfNew) {
        return new Safeguard(type, place, measure, rule, severity, severityIfNew, what);
    }

    public Optional<Finding> examine(ResourceChange change) {
        if (change.kind() == Kind.REMOVED) {
            return Optional.empty();
        }
        var was = Setting.at(change.propertiesBefore(), place);
        var is = Setting.at(change.propertiesAfter(), place);
        return change.kind() == Kind.ADDED ? examineNew(change, is) : examine(change, was, is);
    }

    private Optional<Finding> examineNew(ResourceChange change, Setting is) {
        var degree = measure.of(is);
        if (ifNew == Severity.HARMLESS
                || degree.isEmpty()
                || degree.getAsInt() > 0
                || is.isAbsent() && inherits(change.propertiesAfter())) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                rule,
                is.isAbsent() ? Severity.NOTABLE : ifNew,
                change,
                "%s in something new: %s is %s.".formatted(what, name(), is.words()),
                cure(),
                change.properties()));
    }

    private Optional<Finding> examine(ResourceChange change, Setting was, Setting is) {
        if (was.node().equals(is.node()) || !measure.isWeaker(was, is)) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                rule,
                severity,
                change,
                "%s: %s is %s, was %s.".formatted(what, name(), is.words(), was.words()),
                cure(),
                change.properties().stream()
                        .filter(property -> property.path().startsWith("Properties." + first()))
                        .toList()));
    }

    private static boolean inherits(JsonNode properties) {
        return INHERITANCE.stream().anyMatch(properties::has);
    }

    private String first() {
        return place.getMatchingProperty();
    }

    private String name() {
        return place.last().getMatchingProperty();
    }

    private String cure() {
        return switch (rule) {
            case DELETION_PROTECTION -> "Leave it on; who means to delete it may switch it off on the day.";
            case LOGGING, DETECTION, ALARM -> "Leave it on, or say who looks for what it told and where.";
            case KEY_WEAKENED, KEY_DISABLED -> "Leave the key as it is until nothing is encrypted with it.";
            default -> "Leave it as it was, or say why it may be weaker.";
        };
    }
}
