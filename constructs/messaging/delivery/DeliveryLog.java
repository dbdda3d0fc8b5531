package dev.meridian.constructs.messaging.delivery;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.messaging.limits.Limits;
import software.amazon.awscdk.services.logs.RetentionDays;

/** Which deliveries to queues a topic writes to CloudWatch Logs. */
public sealed interface DeliveryLog {
    /** None. */
    record Off() implements DeliveryLog {}

    /**
     * Those that failed.
     *
     * @param retention how long the log is kept
     */
    record Failures(RetentionDays retention) implements DeliveryLog {
        /** Requires the retention. */
        public Failures {
            requireNonNull(retention, "retention");
        }
    }

    /**
     * Those that failed, and a sample of the others.
     *
     * @param successPercent how many of the others, 1 to 100
     * @param retention how long both logs are kept
     */
    record Sampled(int successPercent, RetentionDays retention) implements DeliveryLog {
        /** @throws IllegalArgumentException if the percentage is out of its range */
        public Sampled {
            requireNonNull(retention, "retention");
            Limits.within("successPercent", successPercent, 1, 100);
        }
    }
}
