package dev.meridian.app.review;

import dev.meridian.app.review.finding.Category;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Place;
import dev.meridian.app.review.finding.ReportedFinding;
import dev.meridian.app.review.finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reports the same finding once, with all places where it applies, in the order in which to read. */
final class Grouping {
    private static final Comparator<Finding> ORDER = Comparator.comparing(
                    (Finding finding) -> finding.rule().category())
            .thenComparing(Finding::severity)
            .thenComparing(Grouping::isOfLogs)
            .thenComparing(Grouping::importance)
            .thenComparing(finding -> finding.change().stack().name())
            .thenComparing(finding -> finding.change().logicalId());

    private Grouping() {}

    /** Logs come after all else that holds data. */
    private static boolean isOfLogs(Finding finding) {
        return finding.change().type().equals("AWS::Logs::LogGroup");
    }

    /** Each package lists its rules in the order in which they matter. */
    private static int importance(Finding finding) {
        return finding.rule() instanceof Enum<?> rule ? rule.ordinal() : 0;
    }

    /**
     * Groups findings.
     *
     * @param approval why a dangerous finding was approved, if it was
     */
    static List<ReportedFinding> of(List<Finding> findings, Function<Finding, Optional<String>> approval) {
        var groups = new LinkedHashMap<String, List<Finding>>();
        findings.stream().sorted(ORDER).forEach(finding -> groups.computeIfAbsent(
                        key(finding), any -> new ArrayList<>())
                .add(finding));
        return groups.values().stream()
                .map(same -> new ReportedFinding(
                        same.get(0),
                        same.stream().map(finding -> place(finding, approval)).toList()))
                .toList();
    }

    private static Place place(Finding finding, Function<Finding, Optional<String>> approval) {
        var change = finding.change();
        return new Place(
                change.stack().name(),
                change.stack().environment(),
                change.logicalId(),
                finding.severity() == Severity.DANGEROUS ? approval.apply(finding) : Optional.empty());
    }

    /** Sentences name what differs, but for those on data, which name the properties alone. */
    private static String key(Finding finding) {
        return String.join(
                "\n",
                finding.rule().id(),
                finding.severity().name(),
                finding.change().type(),
                withoutPlace(finding, finding.what()),
                finding.rule().category() == Category.DATA && finding.severity() != Severity.HARMLESS
                        ? values(finding)
                        : "");
    }

    private static String values(Finding finding) {
        return finding.evidence().stream()
                .map(change -> withoutPlace(finding, change.path() + " " + change.before() + " " + change.after()))
                .collect(Collectors.joining("\n"));
    }

    /** Names of the account, region, environment and stack differ from place to place, and say nothing but where. */
    private static String withoutPlace(Finding finding, String text) {
        var stack = finding.change().stack();
        var shared = text.replace(stack.name(), "<stack>");
        for (var name : List.of(Optional.of(stack.environment()), stack.region(), stack.account())) {
            if (name.isPresent()) {
                shared = shared.replace(name.get(), "<place>");
            }
        }
        return shared;
    }
}
