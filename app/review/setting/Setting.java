package dev.meridian.app.review.setting;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.PropertyChange;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.RuleId;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.value.Values;
import java.util.List;

/**
 * A value of a resource that is on both sides.
 *
 * @param change the change of the resource
 * @param path where it stands in the resource, such as {@code Properties.ScalingConfig.MinSize}
 * @param before the value as it runs; a missing node if there is none
 * @param after the proposed value; a missing node if there is none
 */
public record Setting(ResourceChange change, String path, JsonNode before, JsonNode after) {
    /** The value at this path below the resource's properties. */
    public static Setting of(ResourceChange change, String path) {
        return new Setting(
                change,
                "Properties." + path,
                Values.at(change.propertiesBefore(), path),
                Values.at(change.propertiesAfter(), path));
    }

    /** The value at this path beside the resource's properties, such as one of {@code UpdatePolicy}. */
    public static Setting beside(ResourceChange change, String path) {
        return new Setting(change, path, Values.at(change.before(), path), Values.at(change.after(), path));
    }

    public boolean differs() {
        return !Values.areSame(before, after) && !(Values.isAbsent(before) && Values.isAbsent(after));
    }

    /** Whether either value is one that a template does not show. */
    public boolean isUnknown() {
        return Values.isToken(before) || Values.isToken(after);
    }

    /** The values before and after, as a sentence names them. */
    public String fromTo() {
        return "from %s to %s".formatted(Values.text(before), Values.text(after));
    }

    public Finding dangerous(RuleId rule, String what, String cure) {
        return finding(Severity.DANGEROUS, rule, what, cure);
    }

    public Finding notable(RuleId rule, String what, String cure) {
        return finding(Severity.NOTABLE, rule, what, cure);
    }

    public Finding finding(Severity severity, RuleId rule, String what, String cure) {
        return new Finding(rule, severity, change, what, severity == Severity.HARMLESS ? "" : cure, evidence());
    }

    /** What differs here among the values of the change. */
    public List<PropertyChange> evidence() {
        var evidence = change.properties().stream()
                .filter(value -> isBelow(value.path(), path) || isBelow(path, value.path()))
                .toList();
        return evidence.isEmpty() && differs()
                ? List.of(new PropertyChange(path, before, after, Replacement.NO))
                : evidence;
    }

    private static boolean isBelow(String inner, String outer) {
        return inner.startsWith(outer)
                && (inner.length() == outer.length() || ".[".indexOf(inner.charAt(outer.length())) >= 0);
    }
}
