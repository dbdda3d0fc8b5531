package dev.meridian.constructs.messaging;

import dev.meridian.constructs.cluster.kubectl.Ordered;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.GrantOnPrincipalOptions;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.amazon.awscdk.services.sqs.CfnQueuePolicy;
import software.constructs.Construct;

/**
 * Who may do what with a queue. A queue has one policy, and a second resource for it would silently replace the first;
 * so this one takes all statements.
 */
final class QueueAccess {
    private final String queueArn;
    private final IKey key;
    private final PolicyDocument document;
    private final CfnQueuePolicy policy;

    QueueAccess(Construct scope, CfnQueue queue, IKey key, RemovalPolicy removal) {
        this.queueArn = queue.getAttrArn();
        this.key = key;
        document = PolicyDocument.fromJson(
                Ordered.map("Version", "2012-10-17", "Statement", List.of(denyPlainHttp(queueArn))));
        policy = CfnQueuePolicy.Builder.create(scope, "Policy")
                .queues(List.of(queue.getRef()))
                .policyDocument(document)
                .build();
        policy.applyRemovalPolicy(removal);
    }

    String queueArn() {
        return queueArn;
    }

    /** What has to exist before a topic may deliver: SNS does not try again what was denied. */
    CfnQueuePolicy policy() {
        return policy;
    }

    void grant(IGrantable grantee, List<String> actions, String... keyActions) {
        Grant.addToPrincipal(GrantOnPrincipalOptions.builder()
                .grantee(grantee)
                .actions(actions)
                .resourceArns(List.of(queueArn))
                .build());
        key.grant(grantee, keyActions);
    }

    /** The topic's ARN names its account, so a condition on the account would say nothing more. */
    void admitTopic(String topicArn) {
        document.addStatements(PolicyStatement.fromJson(Ordered.map(
                "Effect",
                "Allow",
                "Principal",
                Ordered.map("Service", "sns.amazonaws.com"),
                "Action",
                "sqs:SendMessage",
                "Resource",
                queueArn,
                "Condition",
                Ordered.map("ArnEquals", Ordered.map("aws:SourceArn", topicArn)))));
    }

    private static Object denyPlainHttp(String queueArn) {
        return Ordered.map(
                "Sid",
                "DenyPlainHttp",
                "Effect",
                "Deny",
                "Principal",
                Ordered.map("AWS", "*"),
                "Action",
                "sqs:*",
                "Resource",
                queueArn,
                "Condition",
                Ordered.map("Bool", Ordered.map("aws:SecureTransport", "false")));
    }
}
