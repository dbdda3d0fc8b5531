package dev.meridian.constructs.messaging;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.messaging.delivery.DeliveryLog;
import dev.meridian.constructs.messaging.ordering.Ordering;
import java.util.Optional;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * What a {@link NotificationTopic} is like.
 *
 * @param key encrypts messages and delivery logs; symmetric, of the same region
 * @param keyUpkeep who lets services and the log use the key
 * @param name the physical name, {@value #LONGEST_NAME} characters at most; generated if empty
 * @param ordering whether messages keep their order; a FIFO topic reaches queues only
 * @param deliveryLog which deliveries are written down
 */
public record NotificationTopicProps(
        IKey key, KeyUpkeep keyUpkeep, Optional<String> name, Ordering ordering, DeliveryLog deliveryLog) {
    static final KeyUpkeep DEFAULT_KEY_UPKEEP = KeyUpkeep.HERE;
    static final Ordering DEFAULT_ORDERING = new Ordering.Standard();
    static final DeliveryLog DEFAULT_DELIVERY_LOG = new DeliveryLog.Failures(RetentionDays.THREE_MONTHS);

    private static final int LONGEST_NAME = 256;

    /** @throws IllegalArgumentException if the name does not suit the ordering */
    public NotificationTopicProps {
        requireNonNull(key, "key");
        requireNonNull(keyUpkeep, "keyUpkeep");
        requireNonNull(name, "name");
        requireNonNull(ordering, "ordering");
        requireNonNull(deliveryLog, "deliveryLog");
        if (name.isPresent()) {
            ordering.requireName("topic", name.get(), LONGEST_NAME);
        }
    }

    /** Starts from the defaults. */
    public static Builder builder(IKey key) {
        return new Builder(key);
    }

    /** Builds {@link NotificationTopicProps}. */
    public static final class Builder {
        private final IKey key;
        private KeyUpkeep keyUpkeep = DEFAULT_KEY_UPKEEP;
        private Optional<String> name = Optional.empty();
        private Ordering ordering = DEFAULT_ORDERING;
        private DeliveryLog deliveryLog = DEFAULT_DELIVERY_LOG;

        private Builder(IKey key) {
            this.key = key;
        }

        /** Says who lets services use the key. Default: {@link NotificationTopicProps#DEFAULT_KEY_UPKEEP}. */
        public Builder keyUpkeep(KeyUpkeep keyUpkeep) {
            this.keyUpkeep = keyUpkeep;
            return this;
        }

        /** Fixes the physical name. Default: generated. */
        public Builder name(String name) {
            this.name = Optional.of(name);
            return this;
        }

        /** Says whether messages keep their order. Default: {@link NotificationTopicProps#DEFAULT_ORDERING}. */
        public Builder ordering(Ordering ordering) {
            this.ordering = ordering;
            return this;
        }

        /** Writes deliveries down. Default: {@link NotificationTopicProps#DEFAULT_DELIVERY_LOG}. */
        public Builder deliveryLog(DeliveryLog deliveryLog) {
            this.deliveryLog = deliveryLog;
            return this;
        }

        /** @throws IllegalArgumentException if {@link NotificationTopicProps} refuses the parts */
        public NotificationTopicProps build() {
            return new NotificationTopicProps(key, keyUpkeep, name, ordering, deliveryLog);
        }
    }
}
