package dev.meridian.app.review;

import dev.meridian.app.review.access.iam.PolicyRules;
import dev.meridian.app.review.access.network.NetworkRules;
import dev.meridian.app.review.access.protection.ProtectionRules;
import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.data.DataRules;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Rule;
import dev.meridian.app.review.interruption.InterruptionRules;
import dev.meridian.app.review.kubernetes.KubernetesRules;
import dev.meridian.app.review.recovery.RecoveryRules;
import dev.meridian.app.review.rest.RestRules;
import java.util.List;
import java.util.stream.Stream;

/** All rules, in the order in which a reviewer cares. */
public final class Rules {
    private static final List<Rule> ALL = Stream.of(
                    DataRules.all(),
                    InterruptionRules.all(),
                    PolicyRules.all(),
                    NetworkRules.all(),
                    ProtectionRules.all(),
                    KubernetesRules.all(),
                    RecoveryRules.all())
            .flatMap(List::stream)
            .toList();

    private Rules() {}

    /** What a comparison means: every change is in at least one finding. */
    public static List<Finding> examine(Comparison comparison) {
        var findings = ALL.stream().flatMap(rule -> rule.examine(comparison)).toList();
        return Stream.concat(findings.stream(), RestRules.of(comparison.changes(), findings))
                .toList();
    }
}
