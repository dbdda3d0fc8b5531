package dev.meridian.constructs.messaging;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.messaging.limits.Limits;
import dev.meridian.constructs.messaging.ordering.Ordering;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;

/**
 * What a {@link MessageQueue} is like. Ranges are those of "Amazon SQS Developer Guide, Amazon SQS message quotas".
 *
 * @param key encrypts the messages of the queue and of its dead-letter queue; symmetric, of the same region
 * @param keyUpkeep who lets topics use the key
 * @param name the physical name, {@value #LONGEST_NAME} characters at most; generated if empty. Only a queue with a
 *     name keeps other queues off its dead-letter queue: the two name each other, and one has to know the other
 *     beforehand
 * @param ordering whether messages keep their order
 * @param visibilityTimeout how long a message is hidden from other consumers while one works on it, 0 to 12 hours;
 *     longer than a consumer ever takes
 * @param retention how long a message waits for a consumer, 1 minute to 14 days
 * @param delay how long a new message is held back, 0 to 15 minutes
 * @param pollingWait how long a consumer's call waits for a message, 0 to 20 seconds
 * @param maximumMessageKiB the largest message with its attributes, 1 to {@value #LARGEST_MESSAGE_KIB}
 * @param dataKeyReuse how long SQS works with one data key, 1 minute to 24 hours: longer saves calls to KMS
 * @param deadLetters when a message is given up
 * @param removal what becomes of both queues and their policies when they leave their stack
 */
public record MessageQueueProps(
        IKey key,
        KeyUpkeep keyUpkeep,
        Optional<String> name,
        Ordering ordering,
        Duration visibilityTimeout,
        Duration retention,
        Duration delay,
        Duration pollingWait,
        int maximumMessageKiB,
        Duration dataKeyReuse,
        DeadLetters deadLetters,
        RemovalPolicy removal) {
    /** Seconds a message is hidden, unless said otherwise: {@value}. */
    public static final int DEFAULT_VISIBILITY_SECONDS = 30;

    /** Days a message waits, unless said otherwise: {@value}, a long weekend. */
    public static final int DEFAULT_RETENTION_DAYS = 4;

    /** Seconds a call waits for a message, unless said otherwise: {@value}, the most SQS has. */
    public static final int DEFAULT_POLLING_SECONDS = 20;

    /** The largest message, unless said otherwise: {@value} KiB, the most SQS has; SNS takes 256 KiB. */
    public static final int DEFAULT_MESSAGE_KIB = 1024;

    /** Seconds with one data key, unless said otherwise: {@value}. */
    public static final int DEFAULT_DATA_KEY_SECONDS = 300;

    static final KeyUpkeep DEFAULT_KEY_UPKEEP = KeyUpkeep.HERE;
    static final Ordering DEFAULT_ORDERING = new Ordering.Standard();
    static final RemovalPolicy DEFAULT_REMOVAL = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

    private static final int LONGEST_NAME = 80;
    private static final int LARGEST_MESSAGE_KIB = 1024;
    private static final int LONGEST_VISIBILITY_SECONDS = 43_200;
    private static final int LONGEST_DELAY_SECONDS = 900;
    private static final int LONGEST_POLLING_SECONDS = 20;
    private static final int LONGEST_DATA_KEY_SECONDS = 86_400;

    /**
     * @throws IllegalArgumentException if a figure is out of its range, the name does not suit the ordering, or dead
     *     letters are kept for less time than messages
     */
    public MessageQueueProps {
        requireNonNull(key, "key");
        requireNonNull(keyUpkeep, "keyUpkeep");
        requireNonNull(name, "name");
        requireNonNull(ordering, "ordering");
        requireNonNull(visibilityTimeout, "visibilityTimeout");
        requireNonNull(retention, "retention");
        requireNonNull(delay, "delay");
        requireNonNull(pollingWait, "pollingWait");
        requireNonNull(dataKeyReuse, "dataKeyReuse");
        requireNonNull(deadLetters, "deadLetters");
        requireNonNull(removal, "removal");
        if (name.isPresent()) {
            ordering.requireName("queue", name.get(), LONGEST_NAME);
        }
        Limits.seconds("visibilityTimeout", visibilityTimeout, 0, LONGEST_VISIBILITY_SECONDS);
        Limits.seconds("delay", delay, 0, LONGEST_DELAY_SECONDS);
        Limits.seconds("pollingWait", pollingWait, 0, LONGEST_POLLING_SECONDS);
        Limits.seconds("dataKeyReuse", dataKeyReuse, 60, LONGEST_DATA_KEY_SECONDS);
        Limits.within("maximumMessageKiB", maximumMessageKiB, 1, LARGEST_MESSAGE_KIB);
        Limits.retentionSeconds("retention", retention);
        if (deadLetters.retention().compareTo(retention) < 0) {
            throw new IllegalArgumentException(
                    ("dead letters must be kept at least as long as messages, got %s and %s; their age counts"
                                    + " from when they were first sent")
                            .formatted(deadLetters.retention(), retention));
        }
    }

    /** Starts from the defaults. */
    public static Builder builder(IKey key) {
        return new Builder(key);
    }

    /** Builds {@link MessageQueueProps}. */
    public static final class Builder {
        private final IKey key;
        private KeyUpkeep keyUpkeep = DEFAULT_KEY_UPKEEP;
        private Optional<String> name = Optional.empty();
        private Ordering ordering = DEFAULT_ORDERING;
        private Duration visibilityTimeout = Duration.ofSeconds(DEFAULT_VISIBILITY_SECONDS);
        private Duration retention = Duration.ofDays(DEFAULT_RETENTION_DAYS);
        private Duration delay = Duration.ZERO;
        private Duration pollingWait = Duration.ofSeconds(DEFAULT_POLLING_SECONDS);
        private int maximumMessageKiB = DEFAULT_MESSAGE_KIB;
        private Duration dataKeyReuse = Duration.ofSeconds(DEFAULT_DATA_KEY_SECONDS);
        private DeadLetters deadLetters = DeadLetters.after(DeadLetters.DEFAULT_MAX_RECEIVES);
        private RemovalPolicy removal = DEFAULT_REMOVAL;

        private Builder(IKey key) {
            this.key = key;
        }

        /** Says who lets topics use the key. Default: {@link MessageQueueProps#DEFAULT_KEY_UPKEEP}. */
        public Builder keyUpkeep(KeyUpkeep keyUpkeep) {
            this.keyUpkeep = keyUpkeep;
            return this;
        }

        /** Fixes the physical name. Default: CloudFormation makes one up. */
        public Builder name(String name) {
            this.name = Optional.of(name);
            return this;
        }

        /** Says whether messages keep their order. Default: {@link MessageQueueProps#DEFAULT_ORDERING}. */
        public Builder ordering(Ordering ordering) {
            this.ordering = ordering;
            return this;
        }

        /** Gives consumers this long. Default: {@value MessageQueueProps#DEFAULT_VISIBILITY_SECONDS} seconds. */
        public Builder visibilityTimeout(Duration visibilityTimeout) {
            this.visibilityTimeout = visibilityTimeout;
            return this;
        }

        /** Lets messages wait this long. Default: {@value MessageQueueProps#DEFAULT_RETENTION_DAYS} days. */
        public Builder retention(Duration retention) {
            this.retention = retention;
            return this;
        }

        /** Holds new messages back. Default: not at all. */
        public Builder delay(Duration delay) {
            this.delay = delay;
            return this;
        }

        /** Lets calls wait. Default: {@value MessageQueueProps#DEFAULT_POLLING_SECONDS} seconds. */
        public Builder pollingWait(Duration pollingWait) {
            this.pollingWait = pollingWait;
            return this;
        }

        /** Refuses larger messages. Default: {@value MessageQueueProps#DEFAULT_MESSAGE_KIB}. */
        public Builder maximumMessageKiB(int maximumMessageKiB) {
            this.maximumMessageKiB = maximumMessageKiB;
            return this;
        }

        /** Works this long with one data key. Default: {@value MessageQueueProps#DEFAULT_DATA_KEY_SECONDS} seconds. */
        public Builder dataKeyReuse(Duration dataKeyReuse) {
            this.dataKeyReuse = dataKeyReuse;
            return this;
        }

        /**
         * Says when a message is given up. Default: after {@value DeadLetters#DEFAULT_MAX_RECEIVES} attempts, kept for
         * {@value DeadLetters#DEFAULT_RETENTION_DAYS} days.
         */
        public Builder deadLetters(DeadLetters deadLetters) {
            this.deadLetters = deadLetters;
            return this;
        }

        /** Does this with queues that leave their stack. Default: {@link MessageQueueProps#DEFAULT_REMOVAL}. */
        public Builder removal(RemovalPolicy removal) {
            this.removal = removal;
            return this;
        }

        /** @throws IllegalArgumentException if {@link MessageQueueProps} refuses the parts */
        public MessageQueueProps build() {
            return new MessageQueueProps(
                    key,
                    keyUpkeep,
                    name,
                    ordering,
                    visibilityTimeout,
                    retention,
                    delay,
                    pollingWait,
                    maximumMessageKiB,
                    dataKeyReuse,
                    deadLetters,
                    removal);
        }
    }
}
