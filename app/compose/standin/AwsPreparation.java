package dev.meridian.app.compose.standin;

import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.compose.StandIn;
import dev.meridian.environments.messaging.QueueDefinition;
import dev.meridian.environments.messaging.QueueDefinition.Order;
import dev.meridian.environments.messaging.TopicDefinition;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The script that makes buckets, queues with their dead-letter queues, and topics; run again, it changes nothing.
 *
 * @param naming what a thing of the environment is called there
 */
record AwsPreparation(StandIn.Aws definition, UnaryOperator<String> naming) {
    /** How the names of queues and topics end that keep messages in order. */
    static final String IN_ORDER = ".fifo";

    private static final String TOOLS = """
            import boto3, json
            s3, sqs, sns = boto3.client("s3"), boto3.client("sqs"), boto3.client("sns")

            def bucket(name, **settings):
                if name not in [found["Name"] for found in s3.list_buckets()["Buckets"]]:
                    s3.create_bucket(Bucket=name, **settings)

            def queue(name, suffix, **attributes):
                order = {"FifoQueue": "true"} if suffix else {}
                url = sqs.create_queue(QueueName=name + suffix, Attributes=order)["QueueUrl"]
                sqs.set_queue_attributes(QueueUrl=url, Attributes=attributes)
                return sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]

            def redrive(arn, receives):
                return json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": receives})

            def topic(name, suffix, *queues):
                order = {"FifoTopic": "true"} if suffix else {}
                arn = sns.create_topic(Name=name + suffix, Attributes=order)["TopicArn"]
                for queue in queues:
                    sns.subscribe(TopicArn=arn, Protocol="sqs", Endpoint=queue, Attributes={"RawMessageDelivery": "true"})

            """;

    String script() {
        var script = new StringBuilder(TOOLS);
        definition.objectStores().forEach(store -> script.append(bucket(store)));
        definition.queues().forEach(queue -> script.append(queue(queue)));
        definition.topics().forEach(topic -> script.append(topic(topic)));
        return script.toString();
    }

    private String bucket(String store) {
        var place = definition.region() == Region.N_VIRGINIA
                ? ""
                : ", CreateBucketConfiguration={\"LocationConstraint\": \"%s\"}".formatted(definition.region());
        return "bucket(\"%s\"%s)\n".formatted(naming.apply(store), place);
    }

    private String queue(QueueDefinition queue) {
        var name = naming.apply(queue.name());
        var suffix = suffix(queue.order());
        return """
                %1$s = queue("%2$s-dead", "%3$s")
                %4$s = queue("%2$s", "%3$s", VisibilityTimeout="%5$d", MessageRetentionPeriod="%6$d", RedrivePolicy=redrive(%1$s, %7$d))
                """.formatted(
                        identifier(queue.name()) + "_dead",
                        name,
                        suffix,
                        identifier(queue.name()),
                        queue.visibilitySeconds(),
                        queue.retentionDays() * 86_400,
                        queue.mostReceives());
    }

    private String topic(TopicDefinition topic) {
        var queues =
                topic.queues().stream().map(queue -> ", " + identifier(queue)).collect(Collectors.joining());
        return "topic(\"%s\", \"%s\"%s)\n".formatted(naming.apply(topic.name()), suffix(topic.order()), queues);
    }

    private static String suffix(Order order) {
        return order == Order.FIFO ? IN_ORDER : "";
    }

    private static String identifier(String queue) {
        return "queue_" + queue.replace('-', '_');
    }
}
