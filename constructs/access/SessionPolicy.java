package dev.meridian.constructs.access;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
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
                .statements(List.of(
                        PolicyStatement.Builder.create()
                                .actions(List.of("ssm:StartSession"))
                                .resources(List.of(instances))
                                .conditions(new TreeMap<>(Map.of(
                                        "StringEquals", Map.of("ssm:resourceTag/Name", target.name()),
                                        "BoolIfExists", Map.of("ssm:SessionDocumentAccessCheck", "true"))))
                                .build(),
                        PolicyStatement.Builder.create()
                                .actions(List.of("ssm:StartSession"))
                                .resources(List.of(
                                        "arn:aws:ssm:%s:%s:document/%s"
                                                .formatted(target.region(), target.account(), target.name()),
                                        "arn:aws:ssm:%s::document/%s"
                                                .formatted(target.region(), Bastion.TUNNEL_DOCUMENT)))
                                .build(),
                        PolicyStatement.Builder.create()
                                .actions(List.of("ssm:ResumeSession", "ssm:TerminateSession"))
                                .resources(List.of(ownSessions))
                                .build(),
                        PolicyStatement.Builder.create()
                                .actions(List.of("ec2:DescribeInstances"))
                                .resources(List.of("*"))
                                .build(),
                        PolicyStatement.Builder.create()
                                .actions(List.of("kms:GenerateDataKey"))
                                .resources(List.of(target.keyArn()))
                                .build()))
                .build();
        Findings.acknowledge(
                policy,
                "AwsSolutions-IAM5[Resource::%s]".formatted(instances),
                "The instance changes with each replacement; the condition on its Name tag leaves the bastion only.");
        Findings.acknowledge(
                policy,
                "AwsSolutions-IAM5[Resource::%s]".formatted(ownSessions.replace("${aws:userid}", "<aws:userid>")),
                "Session ids begin with the caller's own user id: nobody else's sessions are meant.");
        Findings.acknowledge(
                policy,
                "AwsSolutions-IAM5[Resource::*]",
                "ec2:DescribeInstances knows no narrower resource; it finds the instance that is the bastion today.");
    }
}
