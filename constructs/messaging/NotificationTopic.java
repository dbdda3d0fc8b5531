package dev.meridian.constructs.messaging;

import dev.meridian.constructs.cluster.kubectl.Ordered;
import dev.meridian.constructs.messaging.delivery.DeliveryLog;
import dev.meridian.constructs.messaging.delivery.FanOut;
import dev.meridian.constructs.messaging.delivery.MessageFilter;
import dev.meridian.constructs.messaging.delivery.MessageForm;
import dev.meridian.constructs.messaging.ordering.Deduplication;
import dev.meridian.constructs.messaging.ordering.Ordering;
import dev.meridian.constructs.messaging.ordering.Throughput;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.GrantOnPrincipalOptions;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.FifoThroughputScope;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * An SNS topic, standard or FIFO, that fans out to queues: encrypted with the given key, published to over TLS only,
 * its failed deliveries logged.
 *
 * <p>A topic holds no messages and goes with its stack. What it does not define: subscriptions of people, functions or
 * web hooks.
 */
public final class NotificationTopic extends Construct {
    /** SHA-256 for the signatures in envelopes; SNS's default is SHA-1. */
    private static final String SIGNATURE_VERSION = "2";

    private final String id;
    private final NotificationTopicProps props;
    private final Topic topic;
    private final String arn;
    private final KeyTrust keyTrust;

    /** Defines the topic, its policy and its delivery logs. */
    public NotificationTopic(Construct scope, String id, NotificationTopicProps props) {
        super(scope, id);
        this.id = id;
        this.props = props;
        keyTrust = new KeyTrust(props.key(), props.keyUpkeep());
        var definition = Topic.Builder.create(this, "Default")
                .masterKey(props.key())
                .enforceSsl(true)
                .signatureVersion(SIGNATURE_VERSION);
        props.name().ifPresent(definition::topicName);
        if (props.ordering() instanceof Ordering.Fifo fifo) {
            definition
                    .fifo(true)
                    .contentBasedDeduplication(fifo.deduplication() == Deduplication.BY_CONTENT)
                    .fifoThroughputScope(
                            fifo.throughput() == Throughput.PER_GROUP
                                    ? FifoThroughputScope.MESSAGE_GROUP
                                    : FifoThroughputScope.TOPIC);
        }
        if (props.deliveryLog() instanceof DeliveryLog.Off) {
            topic = definition.build();
        } else {
            var logs = new DeliveryLogs(this, "DeliveryLogs", props.deliveryLog());
            topic = definition.loggingConfigs(List.of(logs.config())).build();
            logs.write(topic.getTopicName(), props.key());
        }
        arn = topic.getTopicArn();
    }

    /** Lets the publisher send messages to the topic. */
    public void grantPublish(IGrantable publisher) {
        Grant.addToPrincipal(GrantOnPrincipalOptions.builder()
                .grantee(publisher)
                .actions(List.of("sns:Publish"))
                .resourceArns(List.of(arn))
                .build());
        props.key().grant(publisher, "kms:Decrypt", "kms:GenerateDataKey");
    }

    /**
     * Lets an AWS service publish on behalf of one resource of this account, such as {@code ses.amazonaws.com} for a
     * configuration set, or {@code cloudwatch.amazonaws.com} for alarms. The service must state both resource and
     * account when it publishes; EventBridge, for one, states no account, and needs another way.
     *
     * @param service the service's principal
     * @param sourceArn the resource, or a pattern for several
     * @return what has to exist before the service may try to publish, which some do as soon as they are told of a
     *     topic
     * @throws IllegalArgumentException if the topic is FIFO, which needs a message group that services do not set, or
     *     the key is imported and {@link NotificationTopicProps#keyUpkeep()} is {@link KeyUpkeep#HERE}
     */
    public IDependable admitService(String service, String sourceArn) {
        if (props.ordering().isFifo()) {
            throw new IllegalArgumentException(
                    "services publish to standard topics only, got FIFO topic '%s' for %s".formatted(id, service));
        }
        var stack = Stack.of(this);
        keyTrust.admitPublisher(stack, service);
        return topic.addToResourcePolicy(PolicyStatement.fromJson(Ordered.map(
                        "Effect",
                        "Allow",
                        "Principal",
                        Ordered.map("Service", service),
                        "Action",
                        "sns:Publish",
                        "Resource",
                        arn,
                        "Condition",
                        Ordered.map(
                                "ArnLike",
                                Ordered.map("aws:SourceArn", sourceArn),
                                "StringEquals",
                                Ordered.map("aws:SourceAccount", stack.getAccount())))))
                .getPolicyDependable();
    }

    /**
     * Hands every message to the queue as it is.
     *
     * @return where messages wait that could not be delivered
     * @throws IllegalArgumentException as {@link #fanOutTo(MessageQueue, FanOut)} says
     */
    public DeadLetterQueue fanOutTo(MessageQueue queue) {
        return fanOutTo(queue, FanOut.builder().build());
    }

    /**
     * Hands messages to the queue. The subscription and the queue for what could not be delivered stand beside the
     * queue, so that a queue may take from topics of another stack of its region.
     *
     * @return where messages wait that could not be delivered: SNS tries for 23 days while SQS is not to be reached,
     *     but only once if it is refused
     * @throws IllegalArgumentException if a standard topic would fan out to a FIFO queue, the queue is in another
     *     region, or its key is imported and {@link MessageQueueProps#keyUpkeep()} is {@link KeyUpkeep#HERE}
     */
    public DeadLetterQueue fanOutTo(MessageQueue queue, FanOut fanOut) {
        var queueProps = queue.props();
        var stack = Stack.of(queue);
        requireSameRegion(stack.getRegion(), Stack.of(this).getRegion());
        if (queueProps.ordering().isFifo() && !props.ordering().isFifo()) {
            throw new IllegalArgumentException(
                    "a standard topic can not deliver to a FIFO queue, got topic '%s'; order both or neither"
                            .formatted(id));
        }
        queue.keyTrust().admitDeliveries(stack);
        var undelivered = DeadLetterQueue.ofSubscription(
                queue,
                id + "Undelivered",
                queueProps.key(),
                props.ordering(),
                fanOut.undeliveredRetention(),
                queueProps.removal());
        queue.access().admitTopic(arn);
        undelivered.access().admitTopic(arn);
        var subscription = subscribe(queue, fanOut, undelivered);
        subscription.addResourceDependency(queue.access().policy());
        subscription.addResourceDependency(undelivered.access().policy());
        return undelivered;
    }

    private CfnSubscription subscribe(MessageQueue queue, FanOut fanOut, DeadLetterQueue undelivered) {
        var definition = CfnSubscription.Builder.create(queue, id + "Subscription")
                .topicArn(arn)
                .protocol("sqs")
                .endpoint(queue.arn())
                .rawMessageDelivery(fanOut.form() == MessageForm.RAW)
                .filterPolicyScope(fanOut.filter().scope())
                .redrivePolicy(Ordered.map("deadLetterTargetArn", undelivered.arn()));
        if (!(fanOut.filter() instanceof MessageFilter.Everything)) {
            definition.filterPolicy(fanOut.filter().render());
        }
        return definition.build();
    }

    private static void requireSameRegion(String queueRegion, String topicRegion) {
        if (!queueRegion.equals(topicRegion) && !Token.isUnresolved(queueRegion) && !Token.isUnresolved(topicRegion)) {
            throw new IllegalArgumentException(
                    "a topic fans out to queues of its own region, got a topic in %s and a queue in %s"
                            .formatted(topicRegion, queueRegion));
        }
    }

    /** The topic, for services that notify through one; whoever publishes as a service has to be {@link #admitService
     * admitted}. */
    public ITopic topic() {
        return topic;
    }

    /** The topic's ARN, which clients of SNS name it by. */
    public String arn() {
        return arn;
    }
}
