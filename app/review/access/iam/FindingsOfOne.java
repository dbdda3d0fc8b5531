package dev.meridian.app.review.access.iam;

import dev.meridian.app.review.access.iam.judgement.Judgement.Verdict;
import dev.meridian.app.review.access.iam.judgement.PolicyRule;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is found of one resource: a single finding of each rule, as severe as its worst part, the worst parts first. */
final class FindingsOfOne {
    private final ResourceChange change;
    private final Map<PolicyRule, Map<Severity, Set<String>>> clauses = new TreeMap<>();
    private final Map<PolicyRule, Set<String>> properties = new TreeMap<>();

    FindingsOfOne(ResourceChange change) {
        this.change = change;
    }

    void add(Verdict verdict, String clause, String property) {
        clauses.computeIfAbsent(verdict.rule(), ignored -> new TreeMap<>())
                .computeIfAbsent(verdict.severity(), ignored -> new LinkedHashSet<>())
                .add(clause);
        properties
                .computeIfAbsent(verdict.rule(), ignored -> new LinkedHashSet<>())
                .add(property);
    }

    boolean isEmpty() {
        return clauses.isEmpty();
    }

    Stream<Finding> all() {
        return clauses.entrySet().stream().map(found -> {
            var rule = found.getKey();
            var bySeverity = found.getValue();
            var sentences = new ArrayList<String>();
            bySeverity.values().forEach(sentences::addAll);
            return new Finding(
                    rule,
                    bySeverity.keySet().iterator().next(),
                    change,
                    capitalised(String.join("; ", sentences)) + ".",
                    rule.cure(),
                    properties.getOrDefault(rule, Set.of()).stream()
                            .flatMap(change::in)
                            .toList());
        });
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
