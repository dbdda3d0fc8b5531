package dev.meridian.app.review.interruption.cluster;

import static dev.meridian.app.review.interruption.cause.Interruption.ADD_ON;

import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Rule;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.value.Values;
import java.util.stream.Stream;

/** Add-ons that are removed, whose software goes with them unless it is to be preserved. */
final class AddOnRemoval implements Rule {
    @Override
    public Stream<Finding> examine(Comparison comparison) {
        return comparison.changes().stream()
                .filter(change -> change.kind() == ResourceChange.Kind.REMOVED
                        && change.type().equals("AWS::EKS::Addon"))
                .map(AddOnRemoval::finding);
    }

    private static Finding finding(ResourceChange change) {
        boolean preserved =
                Values.flag(change.propertiesBefore().path("PreserveOnDelete")).orElse(false);
        return new Finding(
                ADD_ON,
                AddOns.isVital(change.before()) && !preserved ? Severity.DANGEROUS : Severity.NOTABLE,
                change,
                "The add-on %s is removed%s."
                        .formatted(
                                AddOns.name(change.before()),
                                preserved
                                        ? "; its software stays, and nobody updates it"
                                        : " with its software, on which pods rely"),
                "Check that it is installed another way before it goes.",
                change.properties());
    }
}
