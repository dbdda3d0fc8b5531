package dev.meridian.app.review.access.iam;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.meridian.app.review.finding.Rule;
import java.util.LinkedHashMap;
import java.util.List;

/** The rules that find every widening of permissions. */
public final class PolicyRules {
    private PolicyRules() {}

    /** Policies of every kind, managed policies and boundaries, access to clusters, roles given to others. */
    public static List<Rule> all() {
        Rule documents = comparison -> comparison.changes().stream()
                .filter(change -> !change.isKubernetes())
                .collect(groupingBy(change -> change.stack().name(), LinkedHashMap::new, toList()))
                .values()
                .stream()
                .flatMap(PolicyDocuments::examine);
        return List.of(
                documents,
                Rule.ofEach(ManagedPolicies::examine),
                Rule.ofEach(ClusterAccess::examine),
                Rule.ofEach(Assignments::examine),
                Rule.ofEach(KeyLockout::examine),
                Rule.ofEach(Sharing::examine));
    }
}
