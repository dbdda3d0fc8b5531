package dev.meridian.app.review.access.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.access.iam.attachment.Deployment;
import dev.meridian.app.review.access.iam.judgement.PolicyRule;
import dev.meridian.app.review.access.iam.policy.ValueReader;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds who gets into an EKS cluster, after "Review access policy permissions" of the Amazon EKS User Guide. */
final class ClusterAccess {
    private static final String ADMINISTRATOR = "AmazonEKSClusterAdminPolicy";

    /** Policies that, for a whole cluster, read its secrets or let pods run as anybody. */
    private static final Set<String> POWERFUL = Set.of(
            ADMINISTRATOR,
            "AmazonEKSAdminPolicy",
            "AmazonEKSAdminViewPolicy",
            "AmazonEKSEditPolicy",
            "AmazonEKSSecretReaderPolicy");

    private static final String POLICIES = "AccessPolicies";
    private static final String GROUPS = "KubernetesGroups";

    private ClusterAccess() {}

    /**
     * An access policy as an entry associates it.
     *
     * @param name the policy's name
     * @param namespaces the namespaces it is limited to; none if it is for the whole cluster
     */
    private record Access(String name, List<String> namespaces) {
        private static Access of(JsonNode policy, ValueReader values) {
            var arn = values.text(policy.path("PolicyArn"));
            var scope = policy.path("AccessScope");
            return new Access(
                    arn.substring(arn.lastIndexOf('/') + 1),
                    scope.path("Type").asText().equals("namespace")
                            ? values.texts(scope.path("Namespaces"))
                            : List.of());
        }

        boolean covers(Access other) {
            if (name.equals(ADMINISTRATOR) && namespaces.isEmpty()) {
                return true;
            }
            return name.equals(other.name)
                    && (namespaces.isEmpty()
                            || (!other.namespaces.isEmpty() && namespaces.containsAll(other.namespaces)));
        }

        boolean isPowerful() {
            return POWERFUL.contains(name) && (namespaces.isEmpty() || namespaces.contains("*"));
        }

        String describe() {
            return (name.isBlank() ? "an unnamed policy" : name)
                    + (namespaces.isEmpty() ? " for the whole cluster" : " for " + String.join(", ", namespaces));
        }
    }

    static Stream<Finding> examine(ResourceChange change) {
        if (!change.type().equals("AWS::EKS::AccessEntry") || change.kind() == Kind.REMOVED) {
            return Stream.empty();
        }
        var deployment = Deployment.of(change.stack());
        var values = deployment.reader(Map.of());
        var wording = new Wording(deployment);
        var samePrincipal = values.text(change.propertiesBefore().path("PrincipalArn"))
                .equals(values.text(change.propertiesAfter().path("PrincipalArn")));
        var old = samePrincipal ? accesses(change.propertiesBefore(), values) : List.<Access>of();
        var added = accesses(change.propertiesAfter(), values).stream()
                .filter(access -> old.stream().noneMatch(other -> other.covers(access)))
                .toList();
        var oldGroups = samePrincipal ? values.texts(change.propertiesBefore().path(GROUPS)) : List.<String>of();
        var groups = values.texts(change.propertiesAfter().path(GROUPS)).stream()
                .filter(group -> !oldGroups.contains(group))
                .toList();
        var parts = new ArrayList<String>();
        added.forEach(access -> parts.add(access.describe()));
        groups.forEach(group -> parts.add("the group " + group));
        if (parts.isEmpty()) {
            return Stream.empty();
        }
        var dangerous = added.stream().anyMatch(Access::isPowerful) || groups.contains("system:masters");
        var what = "Gives " + wording.of(values.text(change.propertiesAfter().path("PrincipalArn"))) + " "
                + wording.list(parts.stream())
                + (old.isEmpty() ? "" : ", so far " + wording.list(old.stream().map(Access::describe)))
                + ".";
        return Stream.of(new Finding(
                PolicyRule.CLUSTER_ACCESS,
                dangerous && !isOfNewCluster(change) ? Severity.DANGEROUS : Severity.NOTABLE,
                change,
                what,
                PolicyRule.CLUSTER_ACCESS.cure(),
                Stream.of(POLICIES, GROUPS, "PrincipalArn").flatMap(change::in).toList()));
    }

    /** Nothing runs yet in a cluster that comes with its administrators. */
    private static boolean isOfNewCluster(ResourceChange change) {
        var cluster = change.propertiesAfter().path("ClusterName").path("Ref").asText();
        return !cluster.isEmpty()
                && !change.stack().after(cluster).isMissingNode()
                && change.stack().before(cluster).isMissingNode();
    }

    private static List<Access> accesses(JsonNode properties, ValueReader values) {
        return ValueReader.elements(properties.path(POLICIES)).stream()
                .map(policy -> Access.of(policy, values))
                .toList();
    }
}
