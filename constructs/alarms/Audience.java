package dev.meridian.constructs.alarms;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;

/** Who is told about alarms. */
public sealed interface Audience {
    /** The recipients that this program subscribes. */
    List<Recipient> recipients();

    /**
     * These.
     *
     * @param recipients at least one, each with a name of its own
     */
    record Subscribed(List<Recipient> recipients) implements Audience {
        /** @throws IllegalArgumentException if there is no recipient, or two have one name or one address */
        public Subscribed {
            recipients = List.copyOf(requireNonNull(recipients, "recipients"));
            if (recipients.isEmpty()) {
                throw new IllegalArgumentException(
                        "recipients must not be empty, for nobody would hear an alarm; say Audience.Elsewhere if so");
            }
            var names = new HashSet<String>();
            var endpoints = new HashSet<String>();
            for (var recipient : recipients) {
                if (!names.add(recipient.name())) {
                    throw new IllegalArgumentException(
                            "recipients must differ in name, got '%s' twice".formatted(recipient.name()));
                }
                if (!endpoints.add(recipient.endpoint())) {
                    throw new IllegalArgumentException(
                            "recipients must differ in address, got '%s' twice; SNS keeps one subscription of each"
                                    .formatted(recipient.endpoint()));
                }
            }
        }
    }

    /** Whoever subscribes outside of this program, such as an on-call service with its own key; possibly nobody. */
    record Elsewhere() implements Audience {
        @Override
        public List<Recipient> recipients() {
            return List.of();
        }
    }

    /** These recipients, at least one. */
    static Audience of(Recipient... recipients) {
        return new Subscribed(List.of(recipients));
    }
}
