package dev.meridian.constructs.messaging.delivery;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.messaging.limits.Limits;
import java.time.Duration;

/**
 * How a topic hands messages to a queue.
 *
 * @param filter which
 * @param form in which form
 * @param undeliveredRetention how long those are kept that could not be handed over, 1 minute to 14 days
 */
public record FanOut(MessageFilter filter, MessageForm form, Duration undeliveredRetention) {
    /** Days that undelivered messages are kept, unless said otherwise: {@value}, the most SQS has. */
    public static final int DEFAULT_UNDELIVERED_DAYS = 14;

    static final MessageFilter DEFAULT_FILTER = new MessageFilter.Everything();
    static final MessageForm DEFAULT_FORM = MessageForm.RAW;

    /** @throws IllegalArgumentException if the retention is out of its range */
    public FanOut {
        requireNonNull(filter, "filter");
        requireNonNull(form, "form");
        requireNonNull(undeliveredRetention, "undeliveredRetention");
        Limits.retentionSeconds("undeliveredRetention", undeliveredRetention);
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link FanOut}. */
    public static final class Builder {
        private MessageFilter filter = DEFAULT_FILTER;
        private MessageForm form = DEFAULT_FORM;
        private Duration undeliveredRetention = Duration.ofDays(DEFAULT_UNDELIVERED_DAYS);

        private Builder() {}

        /** Lets only some messages through. Default: {@link FanOut#DEFAULT_FILTER}. */
        public Builder filter(MessageFilter filter) {
            this.filter = filter;
            return this;
        }

        /** Sets the form. Default: {@link FanOut#DEFAULT_FORM}. */
        public Builder form(MessageForm form) {
            this.form = form;
            return this;
        }

        /** Keeps undelivered messages this long. Default: {@value FanOut#DEFAULT_UNDELIVERED_DAYS} days. */
        public Builder undeliveredRetention(Duration undeliveredRetention) {
            this.undeliveredRetention = undeliveredRetention;
            return this;
        }

        /** @throws IllegalArgumentException if {@link FanOut} refuses the parts */
        public FanOut build() {
            return new FanOut(filter, form, undeliveredRetention);
        }
    }
}
