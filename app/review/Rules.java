package dev.meridian.app.review;

import dev.meridian.app.review.access.iam.PolicyRules;
import dev.meridian.app.review.access.network.NetworkRules;
import dev.meridian.app.review.access.protection.ProtectionRules;
import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.change.difference.Differences;
import dev.meridian.app.review.data.DataRules;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Rule;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.interruption.InterruptionRules;
import dev.meridian.app.review.kubernetes.KubernetesRules;
import dev.meridian.app.review.recovery.RecoveryRules;
import dev.meridian.app.review.rename.RenameRules;
import dev.meridian.app.review.rest.RestRules;
import java.util.List;
import java.util.stream.Stream;

/** All rules, in the order in which a reviewer cares. */
public final class Rules {
    private static final List<Rule> ALL = Stream.of(
                    DataRules.all(),
                    InterruptionRules.all(),
                    RenameRules.all(),
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
        var findings = ALL.stream()
                .flatMap(rule -> rule.examine(comparison))
                .flatMap(Rules::ofWholeStacks)
                .toList();
        return Stream.concat(findings.stream(), RestRules.of(comparison.changes(), findings))
                .toList();
    }

    /**
     * A stack that leaves the app goes on running: what its resources would suffer if it were deleted is told of the stack as
     * a whole. Of a new stack nothing runs yet, so that what is merely worth a look is folded away.
     */
    private static Stream<Finding> ofWholeStacks(Finding finding) {
        var stack = finding.change().stack();
        var isOfStack = finding.change().type().equals(Differences.STACK);
        if (stack.after().isEmpty() && stack.before().isPresent() && !isOfStack) {
            return Stream.empty();
        }
        return stack.before().isEmpty()
                        && stack.after().isPresent()
                        && !isOfStack
                        && finding.severity() == Severity.NOTABLE
                ? Stream.of(new Finding(
                        finding.rule(), Severity.HARMLESS, finding.change(), finding.what(), "", finding.evidence()))
                : Stream.of(finding);
    }
}
