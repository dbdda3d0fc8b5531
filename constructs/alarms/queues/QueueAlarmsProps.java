package dev.meridian.constructs.alarms.queues;

import dev.meridian.constructs.alarms.conditions.Checks;

/**
 * Which queue {@link QueueAlarms} watch, and how long a message may wait.
 *
 * @param topicArn the topic that is told, in the region of the queue
 * @param title what people call the queue, such as {@code notifications}
 * @param queueName its name
 * @param deadLetterQueueName the name of the queue that takes what could not be handled
 * @param oldestSeconds how old a message may become, 60 to 1,209,600 (14 days), and less than the queue keeps it
 */
public record QueueAlarmsProps(
        String topicArn, String title, String queueName, String deadLetterQueueName, int oldestSeconds) {
    static final int DEFAULT_OLDEST_SECONDS = 300;

    /** @throws IllegalArgumentException if a name is blank, both queues are one, or the age is out of its range */
    public QueueAlarmsProps {
        Checks.requireText("topicArn", topicArn);
        Checks.requireText("title", title);
        Checks.requireText("queueName", queueName);
        Checks.requireText("deadLetterQueueName", deadLetterQueueName);
        Checks.requireWithin("oldestSeconds of " + title, 60, 1_209_600, oldestSeconds);
        if (queueName.equals(deadLetterQueueName)) {
            throw new IllegalArgumentException(
                    "deadLetterQueueName of %s must be another queue's, got '%s' for both".formatted(title, queueName));
        }
    }

    /** Begins with everything optional at its default. */
    public static Builder builder(String topicArn, String title, String queueName, String deadLetterQueueName) {
        return new Builder(topicArn, title, queueName, deadLetterQueueName);
    }

    /** Collects what differs from the defaults. */
    public static final class Builder {
        private final String topicArn;
        private final String title;
        private final String queueName;
        private final String deadLetterQueueName;
        private int oldestSeconds = DEFAULT_OLDEST_SECONDS;

        private Builder(String topicArn, String title, String queueName, String deadLetterQueueName) {
            this.topicArn = topicArn;
            this.title = title;
            this.queueName = queueName;
            this.deadLetterQueueName = deadLetterQueueName;
        }

        /** How old a message may become. Default: {@value QueueAlarmsProps#DEFAULT_OLDEST_SECONDS}. */
        public Builder oldestSeconds(int oldestSeconds) {
            this.oldestSeconds = oldestSeconds;
            return this;
        }

        /** @throws IllegalArgumentException see {@link QueueAlarmsProps} */
        public QueueAlarmsProps build() {
            return new QueueAlarmsProps(topicArn, title, queueName, deadLetterQueueName, oldestSeconds);
        }
    }
}
