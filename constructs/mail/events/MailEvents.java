package dev.meridian.constructs.mail.events;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.messaging.NotificationTopic;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Who is told of which events. */
public sealed interface MailEvents {
    /** Which events. */
    Set<MailEvent> events();

    /** The name of the destination in its configuration set, at most one of a kind. */
    String name();

    /** The same as SES writes them, in a fixed order. */
    default List<String> apiNames() {
        return events().stream().sorted().map(MailEvent::apiName).toList();
    }

    /**
     * A topic, which passes them on to queues.
     *
     * @param topic a standard topic of the same region and account
     */
    record ToTopic(NotificationTopic topic, Set<MailEvent> events) implements MailEvents {
        /** @throws IllegalArgumentException if there are no events */
        public ToTopic {
            requireNonNull(topic, "topic");
            events = copy(events);
        }

        @Override
        public String name() {
            return "topic";
        }
    }

    /** The default event bus of EventBridge, where rules choose among them. */
    record ToEventBus(Set<MailEvent> events) implements MailEvents {
        /** @throws IllegalArgumentException if there are no events */
        public ToEventBus {
            events = copy(events);
        }

        @Override
        public String name() {
            return "event-bus";
        }
    }

    /** CloudWatch, which counts them by configuration set: for dashboards and alarms. */
    record Counted(Set<MailEvent> events) implements MailEvents {
        /** @throws IllegalArgumentException if there are no events */
        public Counted {
            events = copy(events);
        }

        @Override
        public String name() {
            return "metrics";
        }
    }

    private static Set<MailEvent> copy(Set<MailEvent> events) {
        if (requireNonNull(events, "events").isEmpty()) {
            throw new IllegalArgumentException("a destination must be told of at least one event, got none");
        }
        return Collections.unmodifiableSet(EnumSet.copyOf(events));
    }
}
