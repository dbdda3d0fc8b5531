package dev.meridian.constructs.messaging.ordering;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** Whether messages arrive in order and once. It can not be changed on a queue or topic that exists. */
public sealed interface Ordering {
    /** What the names of FIFO queues and topics end in: {@value}. */
    String FIFO_SUFFIX = ".fifo";

    /** Whether this is a {@link Fifo}. */
    boolean isFifo();

    /**
     * Checks a physical name: letters, digits, hyphens and underscores, with {@value #FIFO_SUFFIX} at the end where
     * there is an order, and nowhere else.
     *
     * @param kind what it names, for the message
     * @param longest how long it may be with its suffix
     * @throws IllegalArgumentException if SQS or SNS would refuse it
     */
    default void requireName(String kind, String name, int longest) {
        var suffix = isFifo() ? FIFO_SUFFIX : "";
        var rule = "[A-Za-z0-9_-]{1,%d}%s".formatted(longest - suffix.length(), Pattern.quote(suffix));
        if (!name.matches(rule)) {
            throw new IllegalArgumentException(
                    ("the name of a %s %s must be letters, digits, hyphens and underscores%s, %d characters at most,"
                                    + " got '%s'")
                            .formatted(
                                    isFifo() ? "FIFO" : "standard",
                                    kind,
                                    isFifo() ? " and end in " + FIFO_SUFFIX : "",
                                    longest,
                                    name));
        }
    }

    /** Roughly in order, at least once, at any rate. */
    record Standard() implements Ordering {
        @Override
        public boolean isFifo() {
            return false;
        }
    }

    /**
     * In order within each message group, and once.
     *
     * @param deduplication how duplicates are known
     * @param throughput what quotas are counted for
     */
    record Fifo(Deduplication deduplication, Throughput throughput) implements Ordering {
        /** Requires both. */
        public Fifo {
            requireNonNull(deduplication, "deduplication");
            requireNonNull(throughput, "throughput");
        }

        @Override
        public boolean isFifo() {
            return true;
        }
    }
}
