package dev.meridian.constructs.access;

import dev.meridian.constructs.policy.Acknowledged;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Policy;
import software.constructs.Construct;

/** What people may do who may use a bastion: start sessions on it, with its documents, and end their own. */
final class SessionPolicy {
    private SessionPolicy() {}

    /**
     * The bastion that is meant.
     *
     * @param region its region
     * @param account its account
     * @param name the name of its instance and document
     * @param keyArn the key of its sessions
     */
    record Target(String region, String account, String name, String keyArn) {}

    static void attach(Construct scope, String id, IRole role, Target target) {
        var instances = "arn:aws:ec2:%s:%s:instance/*".formatted(target.region(), target.account());
        var ownSessions = "arn:aws:ssm:%s:%s:session/${aws:userid}-*".formatted(target.region(), target.account());
        var policy = Policy.Builder.create(scope, id)
                .roles(List.of(role))
                .document(Permissions.document(List.of(
                        Permissions.allow(
                                List.of("ssm:StartSession"),
                                List.of(instances),
                                new TreeMap<>(Map.of(
                                        "StringEquals", Map.of("ssm:resourceTag/Name", target.name()),
                                        "BoolIfExists", Map.of("ssm:SessionDocumentAccessCheck", "true")))),
                        Permissions.allow(
                                List.of("ssm:StartSession"),
                                List.of(
                                        "arn:aws:ssm:%s:%s:document/%s"
                                                .formatted(target.region(), target.account(), target.name()),
                                        "arn:aws:ssm:%s::document/%s"
                                                .formatted(target.region(), Bastion.TUNNEL_DOCUMENT))),
                        Permissions.allow(
                                List.of("ssm:ResumeSession", "ssm:TerminateSession", "ssmmessages:OpenDataChannel"),
                                List.of(ownSessions)),
                        Permissions.allow(List.of("ec2:DescribeInstances"), List.of("*")),
                        Permissions.allow(List.of("kms:GenerateDataKey"), List.of(target.keyArn())))))
                .build();
        Acknowledged.on(
                policy,
                "The instance changes with each replacement; the condition on its Name tag leaves the bastion only.",
                Acknowledged.resource(instances));
        Acknowledged.on(
                policy,
                "Session ids begin with the caller's own user id: nobody else's sessions are meant.",
                Acknowledged.resource(ownSessions.replace("${aws:userid}", "<aws:userid>")));
        Acknowledged.on(
                policy,
                "ec2:DescribeInstances knows no narrower resource; it finds the instance that is the bastion today.",
                Acknowledged.ANY_RESOURCE);
    }
}
