package dev.meridian.app.review.finding;

import dev.meridian.app.review.change.PropertyChange;
import dev.meridian.app.review.change.ResourceChange;
import java.util.List;

/**
 * What a change of one resource does.
 *
 * @param rule the rule that found it
 * @param severity how much it asks of a reviewer
 * @param change the change
 * @param what what happens, as a sentence that names the values before and after but neither the stack nor the region, so
 *     that the same change in several of them reads the same
 * @param cure what to do about it or to check, as a sentence; empty for what is harmless
 * @param evidence the values it follows from, among those of the change
 */
public record Finding(
        RuleId rule,
        Severity severity,
        ResourceChange change,
        String what,
        String cure,
        List<PropertyChange> evidence) {
    public Finding {
        evidence = List.copyOf(evidence);
    }

    public static Finding dangerous(
            RuleId rule, ResourceChange change, String what, String cure, List<PropertyChange> evidence) {
        return new Finding(rule, Severity.DANGEROUS, change, what, cure, evidence);
    }

    public static Finding notable(
            RuleId rule, ResourceChange change, String what, String cure, List<PropertyChange> evidence) {
        return new Finding(rule, Severity.NOTABLE, change, what, cure, evidence);
    }

    public static Finding harmless(RuleId rule, ResourceChange change, String what, List<PropertyChange> evidence) {
        return new Finding(rule, Severity.HARMLESS, change, what, "", evidence);
    }
}
