package dev.meridian.constructs.messaging;

import dev.meridian.constructs.cluster.kubectl.Ordered;
import dev.meridian.constructs.encryption.LogKeys;
import dev.meridian.constructs.messaging.delivery.DeliveryLog;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.CfnRolePolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.LoggingConfig;
import software.amazon.awscdk.services.sns.LoggingProtocol;
import software.constructs.Construct;

/**
 * The delivery logs of a topic, under the names that SNS writes to (Amazon SNS Developer Guide, "Amazon SNS message
 * delivery status"). SNS would create the groups itself, unencrypted and to be kept for ever.
 *
 * <p>The topic names the role, the groups bear the topic's name, and the role may write to them: a circle, were not the
 * permission a resource of its own.
 */
final class DeliveryLogs extends Construct {
    private final DeliveryLog log;
    private final CfnRole role;

    DeliveryLogs(Construct scope, String id, DeliveryLog log) {
        super(scope, id);
        this.log = log;
        role = CfnRole.Builder.create(this, "Role")
                .assumeRolePolicyDocument(Ordered.map(
                        "Version",
                        "2012-10-17",
                        "Statement",
                        List.of(Ordered.map(
                                "Effect",
                                "Allow",
                                "Principal",
                                Ordered.map("Service", "sns.amazonaws.com"),
                                "Action",
                                "sts:AssumeRole"))))
                .build();
    }

    /** What the topic is told. */
    LoggingConfig config() {
        var config = LoggingConfig.builder().protocol(LoggingProtocol.SQS).failureFeedbackRole(role);
        if (log instanceof DeliveryLog.Sampled sampled) {
            config.successFeedbackRole(role).successFeedbackSampleRate(sampled.successPercent());
        }
        return config.build();
    }

    /** Defines the groups of the topic of this name, and lets the role write to them. */
    void write(String topicName, IKey key) {
        var stack = Stack.of(this);
        var region = stack.getRegion();
        var names = "sns/%s/%s/".formatted(region, stack.getAccount());
        LogKeys.admit(
                key,
                "DeliveryLogs",
                LogKeys.ENVELOPE_ACTIONS,
                region,
                stack.formatArn(ArnComponents.builder()
                        .service("logs")
                        .resource("log-group")
                        .resourceName(names + "*")
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .build()));
        var groups = new ArrayList<String>();
        groups.add(group("Failures", names + topicName + "/Failure", key));
        if (log instanceof DeliveryLog.Sampled) {
            groups.add(group("Successes", names + topicName, key));
        }
        CfnRolePolicy.Builder.create(this, "Writing")
                .roleName(role.getRef())
                .policyName("WriteDeliveryLogs")
                .policyDocument(Ordered.map(
                        "Version",
                        "2012-10-17",
                        "Statement",
                        List.of(Ordered.map(
                                "Effect",
                                "Allow",
                                "Action",
                                List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"),
                                "Resource",
                                groups))))
                .build();
    }

    private String group(String id, String name, IKey key) {
        return LogGroup.Builder.create(this, id)
                .logGroupName(name)
                .retention(retention())
                .encryptionKey(key)
                // a group left behind under this name would block the next deployment of a topic with a name
                .removalPolicy(RemovalPolicy.DESTROY)
                .build()
                .getLogGroupArn();
    }

    private RetentionDays retention() {
        return log instanceof DeliveryLog.Sampled sampled
                ? sampled.retention()
                : ((DeliveryLog.Failures) log).retention();
    }
}
