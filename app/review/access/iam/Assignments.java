package dev.meridian.app.review.access.iam;

import dev.meridian.app.review.access.iam.attachment.Deployment;
import dev.meridian.app.review.access.iam.judgement.PolicyRule;
import dev.meridian.app.review.access.setting.Readable;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.finding.Finding;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds which pods and instances get which role, and functions that answer everybody. */
final class Assignments {
    private static final Map<String, List<String>> ROLES = Map.of(
            "AWS::EKS::PodIdentityAssociation", List.of("RoleArn", "TargetRoleArn"),
            "AWS::IAM::InstanceProfile", List.of("Roles"));

    private Assignments() {}

    static Stream<Finding> examine(ResourceChange change) {
        if (change.kind() == Kind.REMOVED) {
            return Stream.empty();
        }
        if (change.type().equals("AWS::Lambda::Url")) {
            return url(change);
        }
        return ROLES.getOrDefault(change.type(), List.of()).stream().flatMap(property -> role(change, property));
    }

    /** A new role is told of with the role, so a new assignment of one of the same stack is no news. */
    private static Stream<Finding> role(ResourceChange change, String property) {
        var deployment = Deployment.of(change.stack());
        var reader = deployment.reader(Map.of());
        var old = reader.texts(change.propertiesBefore().path(property));
        var added = reader.texts(change.propertiesAfter().path(property)).stream()
                .filter(role -> !old.contains(role))
                .toList();
        if (added.isEmpty() || isOfNewResource(change, property)) {
            return Stream.empty();
        }
        var wording = new Wording(deployment);
        var whose = change.type().endsWith("Association")
                ? "Pods of " + wording.of(reader.text(change.propertiesAfter().path("Namespace"))) + "/"
                        + wording.of(reader.text(change.propertiesAfter().path("ServiceAccount")))
                : "Instances";
        return Stream.of(Finding.notable(
                PolicyRule.POD_IDENTITY,
                change,
                whose + " get the role " + wording.list(added.stream())
                        + (old.isEmpty() ? "" : " instead of " + wording.list(old.stream())) + ".",
                PolicyRule.POD_IDENTITY.cure(),
                change.in(property).toList()));
    }

    private static boolean isOfNewResource(ResourceChange change, String property) {
        var value = change.propertiesAfter().path(property);
        var reference = value.isArray() ? value.path(0) : value;
        var id = reference.has("Ref")
                ? reference.path("Ref").asText()
                : reference.path("Fn::GetAtt").path(0).asText();
        return !id.isEmpty()
                && !change.stack().after(id).isMissingNode()
                && change.stack().before(id).isMissingNode();
    }

    private static Stream<Finding> url(ResourceChange change) {
        var old = Readable.text(change.propertiesBefore().path("AuthType").asText("no URL"));
        if (!change.propertiesAfter().path("AuthType").asText().equals("NONE") || old.equals("NONE")) {
            return Stream.empty();
        }
        return Stream.of(Finding.dangerous(
                PolicyRule.PUBLIC,
                change,
                "Lets anybody call the function by its URL: AuthType NONE, so far " + old + ".",
                "Set AuthType AWS_IAM, or put an authorizer in front of the function.",
                change.in("AuthType").toList()));
    }
}
