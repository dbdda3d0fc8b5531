package dev.meridian.environments.messaging;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Messages that go to everybody who wants them, in every region on its own.
 *
 * @param name its name within the environment
 * @param order whether messages keep their order; that of all its queues
 * @param queues the names of the queues that get a copy of each message
 */
public record TopicDefinition(String name, QueueDefinition.Order order, List<String> queues) {
    public TopicDefinition {
        requireNonNull(name, "name");
        requireNonNull(order, "order");
        queues = List.copyOf(queues);
    }
}
