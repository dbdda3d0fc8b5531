package dev.meridian.constructs.alarms;

import dev.meridian.constructs.cluster.kubectl.Ordered;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PolicyStatementProps;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.CfnTopic;
import software.amazon.awscdk.services.sns.CfnTopicPolicy;
import software.constructs.Construct;

/**
 * An encrypted SNS topic that the CloudWatch alarms of its own account and region publish to, and nobody else, with its
 * subscriptions. Alarms reach topics of their own region only: define one in each.
 *
 * <p>It defines no alarm. Events of other services need a topic of their own.
 */
public final class AlarmTopic extends Construct {
    private static final String PUBLISHER = "cloudwatch.amazonaws.com";

    private final String arn;

    /** Defines the topic, its policy and its subscriptions, and lets CloudWatch use the key. */
    public AlarmTopic(Construct scope, String id, AlarmTopicProps props) {
        super(scope, id);
        var stack = Stack.of(this);
        var account = stack.getAccount();
        var alarms = stack.formatArn(ArnComponents.builder()
                .service("cloudwatch")
                .resource("alarm")
                .resourceName("*")
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
        arn = CfnTopic.Builder.create(this, "Default")
                .kmsMasterKeyId(props.key().getKeyArn())
                // Version 1 signs with SHA-1.
                .signatureVersion("2")
                .build()
                .getRef();
        CfnTopicPolicy.Builder.create(this, "Policy")
                .topics(List.of(arn))
                .policyDocument(policy(account, alarms))
                .build();
        admitPublisher(props.key(), account, alarms);
        for (var recipient : props.audience().recipients()) {
            CfnSubscription.Builder.create(this, Names.pascal(recipient.name()))
                    .topicArn(arn)
                    .protocol(recipient.protocol())
                    .endpoint(recipient.endpoint())
                    .build();
        }
    }

    /** The topic's ARN, for what alarms do when they go off and when all is well again. */
    public String arn() {
        return arn;
    }

    private Map<String, Object> policy(String account, String alarms) {
        return Ordered.map(
                "Version",
                "2012-10-17",
                "Statement",
                List.of(
                        statement(
                                "AllowAlarms",
                                "Allow",
                                Map.of("Service", PUBLISHER),
                                Ordered.map(
                                        "ArnLike",
                                        Map.of("aws:SourceArn", alarms),
                                        "StringEquals",
                                        Map.of("aws:SourceAccount", account))),
                        // Also holds where the key is missing, as it is for a person: nobody feigns an alarm.
                        statement(
                                "DenyAllButAlarms",
                                "Deny",
                                Map.of("AWS", "*"),
                                Map.of("ArnNotLike", Map.of("aws:SourceArn", alarms))),
                        statement(
                                "DenyPlainHttp",
                                "Deny",
                                Map.of("AWS", "*"),
                                Map.of("Bool", Map.of("aws:SecureTransport", "false")))));
    }

    private Map<String, Object> statement(
            String sid, String effect, Map<String, String> principal, Map<String, ?> condition) {
        return Ordered.map(
                "Sid", sid,
                "Effect", effect,
                "Principal", principal,
                "Action", "sns:Publish",
                "Resource", arn,
                "Condition", condition);
    }

    /**
     * Without this an alarm goes off and its notification is lost, which only the alarm's history tells (Amazon SNS
     * Developer Guide, Key management). On an imported key it has no effect, and the key's owner has to add the like.
     */
    private static void admitPublisher(IKey key, String account, String alarms) {
        key.addToResourcePolicy(new PolicyStatement(PolicyStatementProps.builder()
                .sid("AllowAlarms")
                .principals(List.of(new ServicePrincipal(PUBLISHER)))
                .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
                .resources(List.of("*"))
                .conditions(Ordered.map(
                        "ArnLike",
                        Map.of("aws:SourceArn", alarms),
                        "StringEquals",
                        Map.of("aws:SourceAccount", account)))
                .build()));
    }
}
