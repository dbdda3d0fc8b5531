package dev.meridian.constructs.alarms.queues;

import static dev.meridian.constructs.alarms.Synthesized.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.alarms.Synthesized;
import dev.meridian.support.TestStack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.services.sqs.Queue;

class QueueAlarmsTest {
    private static Synthesized template;

    @BeforeAll
    static void synthesize() {
        var stack = TestStack.create();
        new QueueAlarms(
                stack,
                "Notifications",
                QueueAlarmsProps.builder(TOPIC, "notifications", "notify", "notify-dead")
                        .build());
        var queue = new Queue(stack, "Queue");
        new QueueAlarms(
                stack,
                "Generated",
                QueueAlarmsProps.builder(TOPIC, "exports", queue.getQueueName(), "exports-dead")
                        .oldestSeconds(3_600)
                        .build());
        template = Synthesized.of(stack);
    }

    @Test
    void a_single_dead_letter_is_told_at_once() {
        assertThat(template.metric("NotificationsDeadLetters"))
                .isEqualTo("AWS/SQS/ApproximateNumberOfMessagesVisible{QueueName=notify-dead} Maximum");
        assertThat(template.rule("NotificationsDeadLetters"))
                .isEqualTo("GreaterThanOrEqualTo 1, 1 of 1 x 60 s, notBreaching");
    }

    @Test
    void messages_may_wait_five_minutes() {
        assertThat(template.metric("NotificationsOldestMessage"))
                .isEqualTo("AWS/SQS/ApproximateAgeOfOldestMessage{QueueName=notify} Maximum");
        assertThat(template.rule("NotificationsOldestMessage"))
                .isEqualTo("GreaterThanOrEqualTo 300, 5 of 5 x 60 s, notBreaching");
    }

    @Test
    void a_name_known_at_deployment_only_does_as_well() {
        var dimension =
                template.alarm("GeneratedOldestMessage").path("Dimensions").path(0);

        assertThat(dimension.path("Value").has("Fn::GetAtt")).isTrue();
        assertThat(template.rule("GeneratedOldestMessage")).startsWith("GreaterThanOrEqualTo 3600,");
    }

    @Test
    void refuses_a_queue_that_is_its_own_dead_letter_queue() {
        assertThatThrownBy(() -> QueueAlarmsProps.builder(TOPIC, "notifications", "notify", "notify")
                        .build())
                .hasMessage("deadLetterQueueName of notifications must be another queue's, got 'notify' for both");
    }

    @Test
    void refuses_an_age_that_no_message_reaches() {
        assertThatThrownBy(() -> QueueAlarmsProps.builder(TOPIC, "notifications", "notify", "dead")
                        .oldestSeconds(1_209_601)
                        .build())
                .hasMessage("oldestSeconds of notifications must be 60 to 1209600, got 1209601");
    }
}
