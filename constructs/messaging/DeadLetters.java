package dev.meridian.constructs.messaging;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.messaging.limits.Limits;
import java.time.Duration;

/**
 * When a queue gives a message up, and how long it is kept then.
 *
 * @param maxReceives how often a message is handed to a consumer before it is given up, 1 to {@value #MOST_RECEIVES}
 * @param retention how long it is kept, a minute to 14 days; in a standard queue this counts from the day the message
 *     was first sent, so it has to outlast the queue's own retention
 */
public record DeadLetters(int maxReceives, Duration retention) {
    /** Attempts, unless said otherwise: {@value}. */
    public static final int DEFAULT_MAX_RECEIVES = 5;

    /** Days of retention, unless said otherwise: {@value}, the most SQS has. */
    public static final int DEFAULT_RETENTION_DAYS = 14;

    private static final int MOST_RECEIVES = 1000;

    /** @throws IllegalArgumentException if a figure is out of its range */
    public DeadLetters {
        requireNonNull(retention, "retention");
        Limits.within("maxReceives", maxReceives, 1, MOST_RECEIVES);
        Limits.retentionSeconds("retention of dead letters", retention);
    }

    /** Gives a message up after so many attempts, and keeps it for {@value #DEFAULT_RETENTION_DAYS} days. */
    public static DeadLetters after(int maxReceives) {
        return new DeadLetters(maxReceives, Duration.ofDays(DEFAULT_RETENTION_DAYS));
    }
}
