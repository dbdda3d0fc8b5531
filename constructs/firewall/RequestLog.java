package dev.meridian.constructs.firewall;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awscdk.services.kms.IKey;

/**
 * How the firewall's request log is kept, in a CloudWatch log group of its own, named
 * {@code aws-waf-logs-<firewall>-<id of the stack>} since AWS WAF insists on the beginning. The group stays when its
 * stack is deleted.
 *
 * @param retentionDays how long records are kept: a retention that CloudWatch Logs offers
 * @param encryptionKey the log group's key, of the firewall's region; CloudWatch Logs' own encryption if empty
 * @param kept which requests are recorded
 * @param hidden what no record shows
 */
public record RequestLog(int retentionDays, Optional<IKey> encryptionKey, Kept kept, List<HiddenField> hidden) {
    /** Which requests are recorded. */
    public enum Kept {
        /** Every request. */
        EVERY_REQUEST,
        /** Requests that a rule refused, counted or challenged; what merely passed is left out. */
        NOTEWORTHY
    }

    /** How long records are kept unless said otherwise. */
    public static final int DEFAULT_RETENTION_DAYS = 365;

    static final Kept DEFAULT_KEPT = Kept.EVERY_REQUEST;
    static final List<HiddenField> DEFAULT_HIDDEN =
            List.of(new HiddenField.Header("authorization"), new HiddenField.Header("cookie"));

    private static final Set<Integer> RETENTIONS = Set.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    /** @throws IllegalArgumentException if CloudWatch Logs does not offer the retention, or a field is hidden twice */
    public RequestLog {
        requireNonNull(encryptionKey, "encryptionKey");
        requireNonNull(kept, "kept");
        hidden = List.copyOf(hidden);
        if (!RETENTIONS.contains(retentionDays)) {
            throw new IllegalArgumentException(
                    "retentionDays must be one of %s, got %d".formatted(new TreeSet<>(RETENTIONS), retentionDays));
        }
        if (Set.copyOf(hidden).size() < hidden.size()) {
            throw new IllegalArgumentException("hidden must list each field once, got %s".formatted(hidden));
        }
    }

    /** Starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** What may be said of a log. */
    public static final class Builder {
        private int retentionDays = DEFAULT_RETENTION_DAYS;
        private Optional<IKey> encryptionKey = Optional.empty();
        private Kept kept = DEFAULT_KEPT;
        private List<HiddenField> hidden = DEFAULT_HIDDEN;

        private Builder() {}

        /** Keeps records this long. Default: {@value RequestLog#DEFAULT_RETENTION_DAYS}. */
        public Builder retentionDays(int days) {
            this.retentionDays = days;
            return this;
        }

        /** Encrypts with this key and lets CloudWatch Logs use it. Default: CloudWatch Logs' own encryption. */
        public Builder encryptionKey(IKey key) {
            this.encryptionKey = Optional.of(key);
            return this;
        }

        /** Records these requests. Default: {@link Kept#EVERY_REQUEST}. */
        public Builder kept(Kept kept) {
            this.kept = kept;
            return this;
        }

        /** Hides exactly these fields. Default: the headers {@code authorization} and {@code cookie}. */
        public Builder hidden(List<HiddenField> fields) {
            this.hidden = fields;
            return this;
        }

        /** @throws IllegalArgumentException see {@link RequestLog} */
        public RequestLog build() {
            return new RequestLog(retentionDays, encryptionKey, kept, hidden);
        }
    }
}
