package dev.meridian.constructs.messaging;

import dev.meridian.constructs.cluster.kubectl.Ordered;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;

/**
 * How a key's policy admits services that encrypt for themselves.
 *
 * <p>The conditions name the topics of the account by pattern. A topic's own ARN would make a circle where topic and
 * queue share a key: the topic needs the key, and its policy the topic (aws-cdk issue 35418). Which topic may send to
 * which queue is the queue policy's business.
 */
final class KeyTrust {
    private static final List<String> ACTIONS = List.of("kms:Decrypt", "kms:GenerateDataKey");

    private final IKey key;
    private final KeyUpkeep upkeep;

    KeyTrust(IKey key, KeyUpkeep upkeep) {
        this.key = key;
        this.upkeep = upkeep;
    }

    /** SNS, which hands messages of the account's topics to queues under the key. */
    void admitDeliveries(Stack stack) {
        admit(statement("TopicsToQueues", "sns.amazonaws.com", "aws:SourceArn", topicsOf(stack)));
    }

    /**
     * A service that publishes to topics under the key. SNS states the topic as encryption context with every call
     * (Amazon SNS Developer Guide, "Securing Amazon SNS data with server-side encryption"); whether the service's own
     * resource is stated too is up to each service, so the topic's policy asks for that.
     */
    void admitPublisher(Stack stack, String service) {
        admit(statement(publisherSid(service), service, "kms:EncryptionContext:aws:sns:topicArn", topicsOf(stack)));
    }

    private void admit(Map<String, Object> statement) {
        if (upkeep == KeyUpkeep.HERE
                && !key.addToResourcePolicy(PolicyStatement.fromJson(statement)).getStatementAdded()) {
            throw new IllegalArgumentException(
                    ("the key is imported and its policy can not be changed here; have its owner add %s and say"
                                    + " KeyUpkeep.BY_OWNER")
                            .formatted(statement));
        }
    }

    private static Map<String, Object> statement(String sid, String service, String conditionKey, String topics) {
        return Ordered.map(
                "Sid",
                sid,
                "Effect",
                "Allow",
                "Principal",
                Ordered.map("Service", service),
                "Action",
                ACTIONS,
                "Resource",
                "*",
                "Condition",
                Ordered.map("ArnLike", Ordered.map(conditionKey, topics)));
    }

    private static String publisherSid(String service) {
        var name = service.substring(0, service.indexOf('.'));
        return "PublishFrom" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String topicsOf(Stack stack) {
        return stack.formatArn(
                ArnComponents.builder().service("sns").resource("*").build());
    }
}
