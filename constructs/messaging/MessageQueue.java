package dev.meridian.constructs.messaging;

import dev.meridian.constructs.cluster.kubectl.Ordered;
import dev.meridian.constructs.messaging.ordering.Deduplication;
import dev.meridian.constructs.messaging.ordering.Ordering;
import java.util.List;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.constructs.Construct;

/**
 * An SQS queue, standard or FIFO, and its dead-letter queue: encrypted with the given key, over TLS only, polled long.
 * Topics send to it by {@link NotificationTopic#fanOutTo}.
 *
 * <p>Unless it is said otherwise, both queues are kept when their stack goes, with their policies: what waits in them is
 * work not yet done. Once empty they cost nothing; a kept queue with a name has to be deleted by hand before a new stack
 * can use that name.
 *
 * <p>It is written in CloudFormation's terms, since the CDK's own class leaves its policy to whoever adds to it, and
 * deletes it with the stack. What it does not define: alarms.
 */
public final class MessageQueue extends Construct {
    private static final List<String> SEND = List.of("sqs:SendMessage", "sqs:GetQueueAttributes", "sqs:GetQueueUrl");
    private static final List<String> RECEIVE = List.of(
            "sqs:ReceiveMessage",
            "sqs:DeleteMessage",
            "sqs:ChangeMessageVisibility",
            "sqs:GetQueueAttributes",
            "sqs:GetQueueUrl");

    private final MessageQueueProps props;
    private final DeadLetterQueue deadLetters;
    private final CfnQueue queue;
    private final QueueAccess access;

    /** Defines both queues and their policies. */
    public MessageQueue(Construct scope, String id, MessageQueueProps props) {
        super(scope, id);
        this.props = props;
        deadLetters = DeadLetterQueue.ofQueue(
                this,
                "DeadLetters",
                props.key(),
                props.ordering(),
                props.deadLetters().retention(),
                props.name().map(this::literalArn),
                props.removal());
        queue = defineQueue();
        queue.applyRemovalPolicy(props.removal());
        access = new QueueAccess(this, queue, props.key(), props.removal());
    }

    private CfnQueue defineQueue() {
        var definition = CfnQueue.Builder.create(this, "Default")
                .kmsMasterKeyId(props.key().getKeyArn())
                .kmsDataKeyReusePeriodSeconds(props.dataKeyReuse().toSeconds())
                .visibilityTimeout(props.visibilityTimeout().toSeconds())
                .messageRetentionPeriod(props.retention().toSeconds())
                .delaySeconds(props.delay().toSeconds())
                .receiveMessageWaitTimeSeconds(props.pollingWait().toSeconds())
                .maximumMessageSize(props.maximumMessageKiB() * 1024)
                .redrivePolicy(Ordered.map(
                        "deadLetterTargetArn",
                        deadLetters.arn(),
                        "maxReceiveCount",
                        props.deadLetters().maxReceives()));
        props.name().ifPresent(definition::queueName);
        if (props.ordering() instanceof Ordering.Fifo fifo) {
            definition
                    .fifoQueue(true)
                    .contentBasedDeduplication(fifo.deduplication() == Deduplication.BY_CONTENT)
                    .deduplicationScope(fifo.throughput().deduplicationScope())
                    .fifoThroughputLimit(fifo.throughput().limit());
        }
        return definition.build();
    }

    /** The dead-letter queue comes first, so it can know this queue by its name only. */
    private String literalArn(String name) {
        return Stack.of(this)
                .formatArn(ArnComponents.builder().service("sqs").resource(name).build());
    }

    /** Lets the sender put messages into the queue. */
    public void grantSend(IGrantable sender) {
        // SQS checks a new data key by decrypting it
        access.grant(sender, SEND, "kms:Decrypt", "kms:GenerateDataKey");
    }

    /** Lets the consumer take messages, ask for more time, and delete what is done. */
    public void grantReceive(IGrantable consumer) {
        access.grant(consumer, RECEIVE, "kms:Decrypt");
    }

    /** Lets an operator move dead letters back into the queue once their cause is mended. */
    public void grantRedrive(IGrantable operator) {
        deadLetters.grantMoveAway(operator);
        grantSend(operator);
    }

    /** Where messages wait that were given up. */
    public DeadLetterQueue deadLetters() {
        return deadLetters;
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

    MessageQueueProps props() {
        return props;
    }

    QueueAccess access() {
        return access;
    }

    KeyTrust keyTrust() {
        return new KeyTrust(props.key(), props.keyUpkeep());
    }
}
