package dev.meridian.app.review.access.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.access.iam.attachment.Deployment;
import dev.meridian.app.review.access.iam.judgement.PolicyRule;
import dev.meridian.app.review.access.iam.policy.ValueReader;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds managed policies attached, permissions boundaries removed, groups joined and credentials made. */
final class ManagedPolicies {
    /** AWS's own policies with which one can become anybody, apart from those called FullAccess. */
    private static final Set<String> ADMINISTRATORS =
            Set.of("AdministratorAccess", "PowerUserAccess", "SystemAdministrator", "DatabaseAdministrator");

    /** AWS's own policies that read all data, or every secret. */
    private static final Set<String> READERS = Set.of("ReadOnlyAccess", "SecretsManagerReadWrite");

    /** How the names of a family of AWS's own policies end, the strongest first. */
    private static final List<String> STRENGTHS =
            List.of("FullAccess", "PowerUserAccess", "PowerUser", "ReadOnlyAccess", "ReadOnly");

    private static final Map<String, String> ATTACHED = Map.of(
            "AWS::IAM::Role", "ManagedPolicyArns",
            "AWS::IAM::User", "ManagedPolicyArns",
            "AWS::IAM::Group", "ManagedPolicyArns",
            "AWS::SSO::PermissionSet", "ManagedPolicies");

    private static final Set<String> CREDENTIALS =
            Set.of("AWS::IAM::AccessKey", "AWS::IAM::OIDCProvider", "AWS::IAM::SAMLProvider");

    private ManagedPolicies() {}

    /**
     * A managed policy that is attached.
     *
     * @param name its name, or its ARN if it is a customer's
     * @param condition the condition of the template under which it is; empty if always
     */
    record Managed(String name, String condition) {
        private boolean covers(Managed other) {
            return (name.equals(other.name) || isWeaker(other.name, name))
                    && (condition.isEmpty() || condition.equals(other.condition));
        }

        String describe() {
            return condition.isEmpty() ? name : name + " if " + condition;
        }
    }

    static Stream<Finding> examine(ResourceChange change) {
        if (change.kind() == Kind.REMOVED) {
            return Stream.empty();
        }
        if (change.type().equals("AWS::IAM::UserToGroupAddition")) {
            return members(change);
        }
        if (CREDENTIALS.contains(change.type())) {
            return credentials(change);
        }
        var property = ATTACHED.get(change.type());
        return property == null
                ? Stream.empty()
                : Stream.of(attached(change, property), boundary(change), groups(change))
                        .flatMap(found -> found);
    }

    private static Stream<Finding> attached(ResourceChange change, String property) {
        var deployment = Deployment.of(change.stack());
        var values = deployment.reader(Map.of());
        var old = managed(values, change.propertiesBefore().path(property));
        if (old.contains(new Managed("AdministratorAccess", ""))) {
            return Stream.empty();
        }
        var added = managed(values, change.propertiesAfter().path(property)).stream()
                .filter(policy -> old.stream().noneMatch(other -> other.covers(policy)))
                .toList();
        var dangerous = added.stream()
                .map(Managed::name)
                .filter(ManagedPolicies::isDangerous)
                .toList();
        if (added.isEmpty() || (dangerous.isEmpty() && change.kind() == Kind.ADDED)) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                dangerous.contains("AdministratorAccess")
                        ? PolicyRule.ADMINISTRATOR
                        : PolicyRule.MANAGED_POLICY_ATTACHED,
                dangerous.isEmpty() ? Severity.NOTABLE : Severity.DANGEROUS,
                change,
                "Gets the managed policies "
                        + new Wording(deployment).list(added.stream().map(Managed::describe)) + ".",
                PolicyRule.MANAGED_POLICY_ATTACHED.cure(),
                change.in(property).toList()));
    }

    /** The policies of a list, those of both branches of a condition included. */
    static List<Managed> managed(ValueReader values, JsonNode arns) {
        return ValueReader.elements(arns).stream()
                .flatMap(arn -> managed(values, arn, ""))
                .toList();
    }

    private static Stream<Managed> managed(ValueReader values, JsonNode arn, String condition) {
        var choice = arn.path("Fn::If");
        if (!choice.isArray()) {
            return Stream.of(new Managed(name(values.text(arn)), condition));
        }
        var name = choice.path(0).asText();
        var both = condition.isEmpty() ? "" : condition + " and ";
        return Stream.concat(
                ValueReader.elements(choice.path(1)).stream().flatMap(node -> managed(values, node, both + name)),
                ValueReader.elements(choice.path(2)).stream()
                        .flatMap(node -> managed(values, node, both + "not " + name)));
    }

    /** AWS's own policies by their names, customers' by their ARNs. */
    static String name(String arn) {
        var own = arn.indexOf(":iam::aws:policy/");
        return own < 0 ? arn : arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static boolean isDangerous(String name) {
        return ADMINISTRATORS.contains(name)
                || READERS.contains(name)
                || name.endsWith("FullAccess")
                || name.contains("FullAccess_");
    }

    /** Whether one policy is the lesser of the same family as the other. */
    private static boolean isWeaker(String name, String than) {
        for (var weak = 1; weak < STRENGTHS.size(); weak++) {
            if (name.endsWith(STRENGTHS.get(weak))) {
                var family =
                        name.substring(0, name.length() - STRENGTHS.get(weak).length());
                return STRENGTHS.subList(0, weak).stream().anyMatch(strong -> than.equals(family + strong));
            }
        }
        return false;
    }

    private static Stream<Finding> boundary(ResourceChange change) {
        var reader = Deployment.of(change.stack()).reader(Map.of());
        var property = "PermissionsBoundary";
        var old = reader.text(change.propertiesBefore().path(property));
        var now = reader.text(change.propertiesAfter().path(property));
        if (old.isEmpty() || old.equals(now)) {
            return Stream.empty();
        }
        var wording = new Wording(Deployment.of(change.stack()));
        return Stream.of(new Finding(
                PolicyRule.BOUNDARY_REMOVED,
                now.isEmpty() || isDangerous(name(now)) ? Severity.DANGEROUS : Severity.NOTABLE,
                change,
                now.isEmpty()
                        ? "Is no longer bounded by %s.".formatted(wording.of(name(old)))
                        : "Is bounded by %s instead of %s.".formatted(wording.of(name(now)), wording.of(name(old))),
                PolicyRule.BOUNDARY_REMOVED.cure(),
                change.in(property).toList()));
    }

    private static Stream<Finding> groups(ResourceChange change) {
        var deployment = Deployment.of(change.stack());
        var reader = deployment.reader(Map.of());
        var old = reader.texts(change.propertiesBefore().path("Groups"));
        var joined = reader.texts(change.propertiesAfter().path("Groups")).stream()
                .filter(group -> !old.contains(group))
                .toList();
        return joined.isEmpty()
                ? Stream.empty()
                : Stream.of(Finding.notable(
                        PolicyRule.GROUP_JOINED,
                        change,
                        "Joins " + new Wording(deployment).list(joined.stream()) + ".",
                        PolicyRule.GROUP_JOINED.cure(),
                        change.in("Groups").toList()));
    }

    private static Stream<Finding> members(ResourceChange change) {
        var deployment = Deployment.of(change.stack());
        var values = deployment.reader(Map.of());
        var wording = new Wording(deployment);
        var group = values.text(change.propertiesAfter().path("GroupName"));
        var same = group.equals(values.text(change.propertiesBefore().path("GroupName")));
        var old = same ? values.texts(change.propertiesBefore().path("Users")) : List.<String>of();
        var joining = values.texts(change.propertiesAfter().path("Users")).stream()
                .filter(user -> !old.contains(user))
                .toList();
        return joining.isEmpty()
                ? Stream.empty()
                : Stream.of(Finding.notable(
                        PolicyRule.GROUP_JOINED,
                        change,
                        "Adds " + wording.list(joining.stream()) + " to the group " + wording.of(group) + ".",
                        PolicyRule.GROUP_JOINED.cure(),
                        Stream.of("Users", "GroupName").flatMap(change::in).toList()));
    }

    private static Stream<Finding> credentials(ResourceChange change) {
        if (change.kind() != Kind.ADDED) {
            return Stream.empty();
        }
        var deployment = Deployment.of(change.stack());
        var properties = change.propertiesAfter();
        var of = deployment
                .reader(Map.of())
                .text(properties.path(change.type().equals("AWS::IAM::AccessKey") ? "UserName" : "Url"));
        var what = change.type().equals("AWS::IAM::AccessKey") ? "Makes an access key" : "Trusts an identity provider";
        return Stream.of(Finding.notable(
                PolicyRule.CREDENTIALS_ADDED,
                change,
                what + (of.isEmpty() ? "" : " of " + new Wording(deployment).of(of)) + ".",
                PolicyRule.CREDENTIALS_ADDED.cure(),
                List.of()));
    }
}
