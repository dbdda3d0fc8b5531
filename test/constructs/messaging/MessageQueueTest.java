package dev.meridian.constructs.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.messaging.ordering.Deduplication;
import dev.meridian.constructs.messaging.ordering.Ordering;
import dev.meridian.constructs.messaging.ordering.Throughput;
import dev.meridian.support.TestStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;

class MessageQueueTest {
    private static final Ordering FIFO = new Ordering.Fifo(Deduplication.BY_CONTENT, Throughput.PER_GROUP);

    private static IKey key;
    private static Template template;
    private static Parts parts;

    @BeforeAll
    static void synthesize() {
        var stack = TestStack.create();
        key = Key.Builder.create(stack, "Key").build();
        var plain =
                new MessageQueue(stack, "Plain", MessageQueueProps.builder(key).build());
        new MessageQueue(
                stack,
                "Rich",
                MessageQueueProps.builder(key)
                        .name("orders.fifo")
                        .ordering(FIFO)
                        .visibilityTimeout(Duration.ofMinutes(10))
                        .retention(Duration.ofDays(7))
                        .delay(Duration.ofSeconds(5))
                        .pollingWait(Duration.ofSeconds(10))
                        .maximumMessageKiB(256)
                        .dataKeyReuse(Duration.ofHours(1))
                        .deadLetters(new DeadLetters(3, Duration.ofDays(10)))
                        .build());
        plain.grantSend(role(stack, "Sender"));
        plain.grantReceive(role(stack, "Consumer"));
        var operator = role(stack, "Operator");
        plain.grantRedrive(operator);
        plain.deadLetters().grantInspect(role(stack, "Inspector"));
        template = Template.fromStack(stack);
        parts = new Parts(template);
    }

    @Test
    void keeps_the_logical_ids_of_its_queues_and_the_queues_themselves() {
        assertThat(template.findResources("AWS::SQS::Queue"))
                .containsOnlyKeys("Plain", "PlainDeadLetters54C053D8", "Rich", "RichDeadLetters1CA80863")
                .allSatisfy((id, queue) -> assertThat(queue)
                        .containsEntry("DeletionPolicy", "RetainExceptOnCreate")
                        .containsEntry("UpdateReplacePolicy", "Retain"));
        assertThat(template.findResources("AWS::SQS::QueuePolicy"))
                .hasSize(4)
                .allSatisfy((id, policy) -> assertThat(policy).containsEntry("DeletionPolicy", "RetainExceptOnCreate"));
    }

    @Test
    void lets_both_queues_and_their_policies_go_with_their_stack_where_they_may() {
        var stack = TestStack.create();

        new MessageQueue(
                stack,
                "Queue",
                MessageQueueProps.builder(Key.Builder.create(stack, "Key").build())
                        .removal(RemovalPolicy.DESTROY)
                        .build());

        var gone = Template.fromStack(stack);
        assertThat(gone.findResources("AWS::SQS::Queue")).hasSize(2).allSatisfy((id, queue) -> assertThat(queue)
                .containsEntry("DeletionPolicy", "Delete"));
        assertThat(gone.findResources("AWS::SQS::QueuePolicy")).hasSize(2).allSatisfy((id, policy) -> assertThat(policy)
                .containsEntry("DeletionPolicy", "Delete"));
    }

    @Test
    void has_the_defaults_that_its_props_document() {
        assertThat(parts.properties("Plain"))
                .isEqualTo(Map.of(
                        "KmsMasterKeyId", Parts.KEY_ARN,
                        "KmsDataKeyReusePeriodSeconds", 300,
                        "VisibilityTimeout", 30,
                        "MessageRetentionPeriod", 345600,
                        "DelaySeconds", 0,
                        "ReceiveMessageWaitTimeSeconds", 20,
                        "MaximumMessageSize", 1048576,
                        "RedrivePolicy",
                                Map.of(
                                        "deadLetterTargetArn",
                                        Parts.arnOf("PlainDeadLetters54C053D8"),
                                        "maxReceiveCount",
                                        5)));
        assertThat(parts.properties("PlainDeadLetters54C053D8"))
                .isEqualTo(Map.of("KmsMasterKeyId", Parts.KEY_ARN, "MessageRetentionPeriod", 1209600));
    }

    @Test
    void is_as_it_was_asked_for() {
        assertThat(parts.properties("Rich"))
                .containsEntry("QueueName", "orders.fifo")
                .containsEntry("FifoQueue", true)
                .containsEntry("ContentBasedDeduplication", true)
                .containsEntry("DeduplicationScope", "messageGroup")
                .containsEntry("FifoThroughputLimit", "perMessageGroupId")
                .containsEntry("VisibilityTimeout", 600)
                .containsEntry("MessageRetentionPeriod", 604800)
                .containsEntry("DelaySeconds", 5)
                .containsEntry("ReceiveMessageWaitTimeSeconds", 10)
                .containsEntry("MaximumMessageSize", 262144)
                .containsEntry("KmsDataKeyReusePeriodSeconds", 3600);
    }

    @Test
    void a_fifo_queue_with_a_name_gives_its_dead_letters_to_a_fifo_queue_that_takes_no_others() {
        assertThat(parts.properties("RichDeadLetters1CA80863"))
                .containsEntry("FifoQueue", true)
                .containsEntry("MessageRetentionPeriod", 864000)
                .containsEntry(
                        "RedriveAllowPolicy",
                        Map.of(
                                "redrivePermission",
                                "byQueue",
                                "sourceQueueArns",
                                List.of("arn:aws:sqs:us-east-1:111111111111:orders.fifo")));
    }

    @Test
    void denies_plain_http_on_every_queue() {
        assertThat(template.findResources("AWS::SQS::QueuePolicy").keySet())
                .allSatisfy(
                        id -> assertThat(parts.statements(id)).singleElement().satisfies(statement -> assertThat(
                                        statement)
                                .containsEntry("Effect", "Deny")
                                .containsEntry("Action", "sqs:*")
                                .containsEntry("Principal", Map.of("AWS", "*"))
                                .containsEntry("Condition", Map.of("Bool", Map.of("aws:SecureTransport", "false")))));
    }

    @Test
    void senders_send_and_consumers_consume_and_both_use_the_key_as_far_as_they_must() {
        assertThat(granted("Sender", "Plain"))
                .containsExactly("sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage");
        assertThat(granted("Sender", "Key961B73FD")).containsExactly("kms:Decrypt", "kms:GenerateDataKey");
        assertThat(granted("Consumer", "Plain"))
                .containsExactly(
                        "sqs:ChangeMessageVisibility",
                        "sqs:DeleteMessage",
                        "sqs:GetQueueAttributes",
                        "sqs:GetQueueUrl",
                        "sqs:ReceiveMessage");
        assertThat(granted("Consumer", "Key961B73FD")).containsExactly("kms:Decrypt");
    }

    @Test
    void operators_move_dead_letters_back_and_inspectors_only_look_at_them() {
        assertThat(granted("Operator", "PlainDeadLetters54C053D8"))
                .contains("sqs:StartMessageMoveTask", "sqs:ReceiveMessage", "sqs:DeleteMessage");
        assertThat(granted("Operator", "Plain")).contains("sqs:SendMessage");
        assertThat(granted("Inspector", "PlainDeadLetters54C053D8"))
                .containsExactly(
                        "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ReceiveMessage");
        assertThat(granted("Inspector", "Plain")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "orders.fifo, standard queue must be letters",
        "'', standard queue must be letters",
        "a b, standard queue must be letters"
    })
    void refuses_names_that_sqs_refuses(String name, String reason) {
        assertThatThrownBy(() -> MessageQueueProps.builder(key).name(name).build())
                .hasMessageContaining(reason)
                .hasMessageEndingWith("80 characters at most, got '%s'".formatted(name));
    }

    @Test
    void takes_names_up_to_the_length_that_sqs_takes() {
        var builder = MessageQueueProps.builder(key).ordering(FIFO);

        assertThat(builder.name("x".repeat(75) + ".fifo").build().name()).isPresent();
        assertThatThrownBy(() -> builder.name("x".repeat(76) + ".fifo").build())
                .hasMessageContaining("80 characters at most");
        assertThatThrownBy(() -> builder.name("orders").build())
                .hasMessage(
                        "the name of a FIFO queue must be letters, digits, hyphens and underscores and end in .fifo,"
                                + " 80 characters at most, got 'orders'");
    }

    @Test
    void refuses_figures_out_of_range() {
        var builder = MessageQueueProps.builder(key);

        assertThatThrownBy(() -> MessageQueueProps.builder(key)
                        .visibilityTimeout(Duration.ofSeconds(43_201))
                        .build())
                .hasMessage("visibilityTimeout must be 0 to 43200 whole seconds, got PT12H1S");
        assertThatThrownBy(() -> MessageQueueProps.builder(key)
                        .retention(Duration.ofSeconds(59))
                        .build())
                .hasMessage("retention must be 60 to 1209600 whole seconds, got PT59S");
        assertThatThrownBy(() -> MessageQueueProps.builder(key)
                        .delay(Duration.ofMinutes(16))
                        .build())
                .hasMessage("delay must be 0 to 900 whole seconds, got PT16M");
        assertThatThrownBy(() -> MessageQueueProps.builder(key)
                        .pollingWait(Duration.ofSeconds(21))
                        .build())
                .hasMessage("pollingWait must be 0 to 20 whole seconds, got PT21S");
        assertThatThrownBy(() -> MessageQueueProps.builder(key)
                        .dataKeyReuse(Duration.ofSeconds(30))
                        .build())
                .hasMessage("dataKeyReuse must be 60 to 86400 whole seconds, got PT30S");
        assertThatThrownBy(() -> builder.maximumMessageKiB(1025).build())
                .hasMessage("maximumMessageKiB must be 1 to 1024, got 1025");
        assertThatThrownBy(() -> DeadLetters.after(0)).hasMessage("maxReceives must be 1 to 1000, got 0");
    }

    @Test
    void refuses_dead_letters_that_expire_before_messages_do() {
        assertThatThrownBy(() -> MessageQueueProps.builder(key)
                        .deadLetters(new DeadLetters(5, Duration.ofDays(3)))
                        .build())
                .hasMessage("dead letters must be kept at least as long as messages, got PT72H and PT96H;"
                        + " their age counts from when they were first sent");
    }

    private static List<String> granted(String role, String logicalId) {
        return parts.granted(role, logicalId);
    }

    private static Role role(TestStack stack, String id) {
        return Role.Builder.create(stack, id)
                .assumedBy(new ServicePrincipal("pods.eks.amazonaws.com"))
                .build();
    }
}
