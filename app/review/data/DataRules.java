package dev.meridian.app.review.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.StatefulTypes;
import dev.meridian.app.review.change.PropertyChange;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What happens to resources that hold data (AWS CloudFormation User Guide, "Update behaviors of stack resources" and
 * "DeletionPolicy attribute"). A resource whose policy keeps it is not destroyed, but nothing refers to it any more and an
 * empty one stands in its place, which for the service that used it is the same.
 */
public final class DataRules {
    private static final Set<String> KEEPING = Set.of("Retain", "RetainExceptOnCreate");
    private static final String SNAPSHOT = "Snapshot";
    private static final String LOG_GROUP = "AWS::Logs::LogGroup";
    private static final int DAYS_OF_SHORT_LIVED_LOGS = 31;

    /** Of these types CloudFormation takes a snapshot, and deletes them if there is no policy (the documents' own lists). */
    private static final Set<String> SNAPSHOT_BY_DEFAULT = Set.of("AWS::RDS::DBCluster", "AWS::RDS::DBInstance");

    private DataRules() {}

    public static List<Rule> all() {
        return List.of(
                Rule.ofEach(DataRules::ofResource),
                Rule.ofEach(DataRules::ofDeletionPolicy),
                Rule.ofEach(StackRules::examine),
                Rule.ofEach(HiddenRules::examine),
                OutputRules::examine);
    }

    static boolean holdsData(String type) {
        return StatefulTypes.ALL.contains(type) || type.equals(LOG_GROUP);
    }

    private static Stream<Finding> ofResource(ResourceChange change) {
        if (!holdsData(change.type()) && !holdsData(change.before().path("Type").asText())) {
            return Stream.empty();
        }
        return switch (change.kind()) {
            case ADDED -> Stream.empty();
            case REMOVED ->
                Stream.of(lost(
                        DataRule.REMOVED,
                        change,
                        "It is removed from the template; %s.".formatted(fate(change.before(), "DeletionPolicy")),
                        "Keep it, or say in approvals.yaml why its data is not needed; take a copy first."));
            case RENAMED ->
                Stream.of(lost(
                        DataRule.RENAMED,
                        change,
                        "Its logical id changes from %s to %s: CloudFormation makes a new, empty one; of the old one %s."
                                .formatted(
                                        change.formerId().orElse(""),
                                        change.logicalId(),
                                        fate(change.before(), "DeletionPolicy")),
                        "Keep the construct's id and path, or pin the logical id with overrideLogicalId; or import what"
                                + " exists (cdk import, cdk refactor)."));
            case MOVED ->
                Stream.of(lost(
                        DataRule.MOVED,
                        change,
                        "It moves here from %s: CloudFormation makes a new, empty one; of the old one %s."
                                .formatted(change.formerId().orElse(""), fate(change.before(), "DeletionPolicy")),
                        "Leave it in its stack, or move what exists with a stack refactoring (cdk refactor)."));
            case CHANGED -> ofReplacement(change);
        };
    }

    private static Finding lost(DataRule rule, ResourceChange change, String what, String cure) {
        return isShortLived(change.before())
                ? Finding.notable(rule, change, what, cure, change.properties())
                : Finding.dangerous(rule, change, what, cure, change.properties());
    }

    /** Logs that are kept, or that would be gone within a month anyway. */
    private static boolean isShortLived(JsonNode resource) {
        var days = resource.path("Properties").path("RetentionInDays").asInt(Integer.MAX_VALUE);
        return resource.path("Type").asText().equals(LOG_GROUP)
                && (KEEPING.contains(resource.path("DeletionPolicy").asText()) || days <= DAYS_OF_SHORT_LIVED_LOGS);
    }

    private static Stream<Finding> ofReplacement(ResourceChange change) {
        var causes = change.properties().stream()
                .filter(property -> property.replacement() == change.replacement())
                .toList();
        if (change.replacement() == Replacement.YES
                || change.properties().stream().anyMatch(DataRules::isType)) {
            return Stream.of(Finding.dangerous(
                    DataRule.REPLACED,
                    change,
                    "It is replaced because %s: a new, empty one is made; of the old one %s."
                            .formatted(names(causes), fate(change.before(), "UpdateReplacePolicy")),
                    "Leave what cannot be changed in place, or make a second one beside it, move the data, then remove the"
                            + " first.",
                    causes));
        }
        if (change.replacement() == Replacement.MAYBE) {
            var conditional = causes.stream()
                    .filter(cause -> !ConditionalReplacement.isHarmless(change.type(), cause))
                    .toList();
            return conditional.isEmpty()
                    ? Stream.empty()
                    : Stream.of(Finding.dangerous(
                            DataRule.MAY_BE_REPLACED,
                            change,
                            "It may be replaced because %s, which AWS's schema allows in place under conditions only."
                                    .formatted(names(conditional)),
                            "Make a change set and look at its column Replacement before it is executed.",
                            conditional));
        }
        return Stream.empty();
    }

    private static boolean isType(PropertyChange change) {
        return change.path().equals("Type");
    }

    private static String names(List<PropertyChange> causes) {
        var names = causes.stream()
                .map(cause -> cause.property().isEmpty() ? cause.path() : cause.property())
                .distinct()
                .sorted()
                .toList();
        return names.isEmpty()
                ? "of what it refers to"
                : names.stream().collect(Collectors.joining(" and ")) + (names.size() == 1 ? " changes" : " change");
    }

    /** What becomes of the resource that goes, as the last part of a sentence. */
    static String fate(JsonNode resource, String attribute) {
        var policy = resource.path(attribute).asText();
        if (KEEPING.contains(policy)) {
            return "the resource and its data stay in the account, but out of CloudFormation's sight (%s is %s)"
                    .formatted(attribute, policy);
        }
        if (policy.equals(SNAPSHOT)
                || policy.isEmpty()
                        && SNAPSHOT_BY_DEFAULT.contains(resource.path("Type").asText())
                        && resource.path("Properties")
                                .path("DBClusterIdentifier")
                                .isMissingNode()) {
            return "a last snapshot stays, the resource is deleted";
        }
        return "the resource is deleted with its data (%s is %s)"
                .formatted(attribute, policy.isEmpty() ? "not set" : policy);
    }

    private static Stream<Finding> ofDeletionPolicy(ResourceChange change) {
        if (change.kind() != Kind.CHANGED || !holdsData(change.type())) {
            return Stream.empty();
        }
        var weaker = change.properties().stream()
                .filter(property -> property.path().equals("DeletionPolicy")
                        || property.path().equals("UpdateReplacePolicy"))
                .filter(property -> keeps(property.after(), change.type()) < keeps(property.before(), change.type()))
                .toList();
        return weaker.isEmpty()
                ? Stream.empty()
                : Stream.of(Finding.dangerous(
                        DataRule.DELETION_POLICY,
                        change,
                        weaker.stream()
                                .map(property -> "%s changes from %s to %s"
                                        .formatted(property.path(), shown(property.before()), shown(property.after())))
                                .collect(Collectors.joining("; ", "", ".")),
                        "Keep the policy: the next removal or replacement then leaves the data where it is.",
                        weaker));
    }

    private static String shown(JsonNode policy) {
        return policy.isMissingNode() ? "none" : policy.asText();
    }

    /** How much a policy keeps: nothing, a snapshot, all. */
    private static int keeps(JsonNode policy, String type) {
        if (KEEPING.contains(policy.asText())) {
            return 2;
        }
        return policy.asText().equals(SNAPSHOT) || policy.isMissingNode() && SNAPSHOT_BY_DEFAULT.contains(type) ? 1 : 0;
    }
}
