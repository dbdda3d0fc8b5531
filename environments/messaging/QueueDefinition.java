package dev.meridian.environments.messaging;

import static java.util.Objects.requireNonNull;

/**
 * Messages that wait for somebody to work on them, in every region on its own, with a second queue for those that nobody
 * managed to.
 *
 * @param name its name within the environment
 * @param order whether messages keep their order
 * @param visibilitySeconds how long a received message is hidden from other receivers, 0 to 43200
 * @param retentionDays how long a message waits at most, 1 to 14
 * @param mostReceives how often a message is received before it is set aside, 1 to 1000
 */
public record QueueDefinition(String name, Order order, int visibilitySeconds, int retentionDays, int mostReceives) {
    public QueueDefinition {
        requireNonNull(name, "name");
        requireNonNull(order, "order");
    }

    /** Whether messages keep their order. */
    public enum Order {
        /** Nearly, and some come twice. */
        STANDARD,
        /** Within their group, each once. */
        FIFO
    }
}
