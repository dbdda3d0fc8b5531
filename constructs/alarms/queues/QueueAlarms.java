package dev.meridian.constructs.alarms.queues;

import dev.meridian.constructs.alarms.conditions.Comparison;
import dev.meridian.constructs.alarms.conditions.Condition;
import dev.meridian.constructs.alarms.conditions.Condition.Message;
import dev.meridian.constructs.alarms.conditions.Measure;
import dev.meridian.constructs.alarms.conditions.Measure.Statistic;
import dev.meridian.constructs.alarms.conditions.Silence;
import dev.meridian.constructs.alarms.conditions.Window;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * Alarms on an SQS queue: messages that wait too long, and any message at all in its dead-letter queue.
 *
 * <p>SQS stops to write metrics of a queue that was idle for six hours ("Available CloudWatch metrics for Amazon SQS",
 * Amazon SQS Developer Guide), so silence is no alarm.
 */
public final class QueueAlarms extends Construct {
    private static final Window AGE = Window.minutes(5);

    private final QueueAlarmsProps props;

    /** Defines the alarms. */
    public QueueAlarms(Construct scope, String id, QueueAlarmsProps props) {
        super(scope, id);
        this.props = props;
        Condition.watch(this, props.topicArn(), List.of(deadLetters(), oldestMessage()));
    }

    /** What is visible, since messages that SQS moves itself do not count as sent. */
    private Condition deadLetters() {
        return new Condition(
                "DeadLetters",
                series("ApproximateNumberOfMessagesVisible", props.deadLetterQueueName()),
                Comparison.AT_LEAST,
                1,
                Window.once(1),
                Silence.IS_FINE,
                new Message(
                        "A message of %s could not be handled and lies in the dead-letter queue."
                                .formatted(props.title()),
                        "First read it and the consumer's log of that time; redrive it once the cause is mended."));
    }

    private Condition oldestMessage() {
        return new Condition(
                "OldestMessage",
                series("ApproximateAgeOfOldestMessage", props.queueName()),
                Comparison.AT_LEAST,
                props.oldestSeconds(),
                AGE,
                Silence.IS_FINE,
                new Message(
                        "Messages of %s wait for %d seconds or more.".formatted(props.title(), props.oldestSeconds()),
                        "First see whether the consumers run and what they wait for, then add more of them."));
    }

    private Measure series(String name, String queueName) {
        return new Measure.Series("AWS/SQS", name, Map.of("QueueName", queueName), Statistic.MAXIMUM);
    }
}
