package dev.meridian.constructs.messaging;

import dev.meridian.constructs.cluster.kubectl.Ordered;
import dev.meridian.constructs.messaging.limits.Limits;
import dev.meridian.constructs.messaging.ordering.Ordering;
import dev.meridian.constructs.policy.Acknowledged;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.constructs.Construct;

/**
 * Where messages wait that could not be worked on or delivered, until somebody looks into it; made by a
 * {@link MessageQueue} and by {@link NotificationTopic#fanOutTo}. It outlives its stack if the queue does. {@link
 * MessageQueue#grantRedrive} moves a queue's dead letters back; SQS moves none that come from a topic. An alarm on
 * {@code ApproximateNumberOfMessagesVisible} of its {@link #name()} should call for that somebody.
 */
public final class DeadLetterQueue extends Construct {
    private static final List<String> INSPECT =
            List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:GetQueueUrl");
    private static final List<String> MOVE = List.of(
            "sqs:StartMessageMoveTask",
            "sqs:CancelMessageMoveTask",
            "sqs:ListMessageMoveTasks",
            "sqs:ReceiveMessage",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes");

    private final CfnQueue queue;
    private final QueueAccess access;

    private DeadLetterQueue(
            Construct scope,
            String id,
            IKey key,
            Ordering ordering,
            Duration retention,
            Optional<String> onlySource,
            RemovalPolicy removal) {
        super(scope, id);
        var definition = CfnQueue.Builder.create(this, "Default")
                .kmsMasterKeyId(key.getKeyArn())
                .messageRetentionPeriod(Limits.retentionSeconds("retention of dead letters", retention));
        // only a FIFO queue takes what a FIFO queue or topic gives up
        if (ordering.isFifo()) {
            definition.fifoQueue(true);
        }
        onlySource.ifPresent(source -> definition.redriveAllowPolicy(
                Ordered.map("redrivePermission", "byQueue", "sourceQueueArns", List.of(source))));
        queue = definition.build();
        queue.applyRemovalPolicy(removal);
        access = new QueueAccess(this, queue, key, removal);
    }

    /**
     * What a queue gave up.
     *
     * @param onlySource the ARN of the one queue that may send its dead letters here; any of the account if empty
     */
    static DeadLetterQueue ofQueue(
            Construct scope,
            String id,
            IKey key,
            Ordering ordering,
            Duration retention,
            Optional<String> onlySource,
            RemovalPolicy removal) {
        return new DeadLetterQueue(scope, id, key, ordering, retention, onlySource, removal);
    }

    /** What a topic could not deliver. */
    static DeadLetterQueue ofSubscription(
            Construct scope, String id, IKey key, Ordering ordering, Duration retention, RemovalPolicy removal) {
        var queue = new DeadLetterQueue(scope, id, key, ordering, retention, Optional.empty(), removal);
        Acknowledged.on(
                queue.queue,
                "This is the dead-letter queue of a subscription; the rule knows those of queues only",
                Acknowledged.rule("SQS3"));
        return queue;
    }

    /** Lets an operator read dead letters, and delete those that are of no use. */
    public void grantInspect(IGrantable operator) {
        access.grant(operator, INSPECT, "kms:Decrypt");
    }

    /** The queue's ARN. */
    public String arn() {
        return access.queueArn();
    }

    /** The URL that clients of SQS name the queue by. */
    public String url() {
        return queue.getRef();
    }

    /** The queue's name, the dimension {@code QueueName} of its metrics. */
    public String name() {
        return queue.getAttrQueueName();
    }

    QueueAccess access() {
        return access;
    }

    /** One half of a move back; the other is to send to where messages came from. */
    void grantMoveAway(IGrantable operator) {
        access.grant(operator, MOVE, "kms:Decrypt", "kms:GenerateDataKey");
    }
}
