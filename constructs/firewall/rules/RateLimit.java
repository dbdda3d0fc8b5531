package dev.meridian.constructs.firewall.rules;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.firewall.actions.Mode;
import dev.meridian.constructs.firewall.actions.Refusal;
import dev.meridian.constructs.firewall.requests.ClientAddress;
import dev.meridian.constructs.firewall.requests.RequestMatch;
import dev.meridian.constructs.firewall.requests.Scope;
import dev.meridian.constructs.firewall.requests.WafNames;
import java.util.Optional;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.constructs.Construct;

/**
 * Slows down whoever sends too much: above the limit, requests get {@link Refusal#TOO_MANY_REQUESTS} with a
 * {@code Retry-After} of one window, until the count falls again. The limit is approximate: AWS WAF counts with a delay
 * of seconds. Costs 2 WCU, and what its key and its match cost (AWS WAF Developer Guide, Using rate-based rule
 * statements).
 *
 * @param name the rule's name
 * @param limit requests in a window, {@value #MIN_LIMIT} to {@value #MAX_LIMIT}
 * @param window how far back requests are counted
 * @param key whose requests are counted together
 * @param only which requests are counted and refused; all if empty
 * @param mode whether the rule acts
 */
public record RateLimit(
        String name, long limit, RateKey.Window window, RateKey key, Optional<RequestMatch> only, Mode mode)
        implements FirewallRule {
    /** The smallest limit AWS WAF takes. */
    public static final long MIN_LIMIT = 10;

    /** The largest limit AWS WAF takes. */
    public static final long MAX_LIMIT = 2_000_000_000;

    static final int BASE_CAPACITY = 2;
    static final RateKey.Window DEFAULT_WINDOW = RateKey.Window.FIVE_MINUTES;
    static final RateKey DEFAULT_KEY = new RateKey.Client(ClientAddress.connection());

    /**
     * @throws IllegalArgumentException if the name, the limit or the address's position is none that AWS WAF takes, or
     *     if everyone is counted together without saying which requests are meant
     */
    public RateLimit {
        WafNames.require("rule name", name);
        requireNonNull(window, "window");
        requireNonNull(key, "key");
        requireNonNull(only, "only");
        requireNonNull(mode, "mode");
        if (limit < MIN_LIMIT || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit of rule '%s' must be from %d to %d requests in a window, got %d"
                    .formatted(name, MIN_LIMIT, MAX_LIMIT, limit));
        }
        if (key instanceof RateKey.Client counted) {
            ForwardedAddresses.requireFirst(name, counted.address());
        }
        if (key instanceof RateKey.Everyone && only.isEmpty()) {
            throw new IllegalArgumentException(
                    "rule '%s' counts everyone together and must say which requests it means; give it only(...)"
                            .formatted(name));
        }
    }

    /** Starts with a limit for each client's connections within {@link RateKey.Window#FIVE_MINUTES}. */
    public static Builder builder(String name, long limit) {
        return new Builder(name, limit);
    }

    @Override
    public int capacity() {
        return BASE_CAPACITY + key.capacity() + only.map(RequestMatch::capacity).orElse(0);
    }

    @Override
    public CfnWebACL.StatementProperty bind(Construct parent, Scope scope) {
        var statement =
                CfnWebACL.RateBasedStatementProperty.builder().limit(limit).evaluationWindowSec(window.seconds());
        key.count(statement);
        only.ifPresent(match -> statement.scopeDownStatement(match.statement()));
        return CfnWebACL.StatementProperty.builder()
                .rateBasedStatement(statement.build())
                .build();
    }

    @Override
    public void act(CfnWebACL.RuleProperty.Builder rule) {
        rule.action(Refusal.TOO_MANY_REQUESTS.actionFor(mode, window.seconds()));
    }

    /** What may be said of a limit. */
    public static final class Builder {
        private final String name;
        private final long limit;
        private RateKey.Window window = DEFAULT_WINDOW;
        private RateKey key = DEFAULT_KEY;
        private Optional<RequestMatch> only = Optional.empty();
        private Mode mode = Mode.ENFORCE;

        private Builder(String name, long limit) {
            this.name = name;
            this.limit = limit;
        }

        /** Counts this far back. Default: {@link RateKey.Window#FIVE_MINUTES}. */
        public Builder window(RateKey.Window window) {
            this.window = window;
            return this;
        }

        /** Counts these requests together. Default: each client by its connection's address. */
        public Builder key(RateKey key) {
            this.key = key;
            return this;
        }

        /** Counts and refuses only these requests. Default: all. */
        public Builder only(RequestMatch match) {
            this.only = Optional.of(match);
            return this;
        }

        /** Acts or counts. Default: {@link Mode#ENFORCE}. */
        public Builder mode(Mode mode) {
            this.mode = mode;
            return this;
        }

        /** @throws IllegalArgumentException see {@link RateLimit} */
        public RateLimit build() {
            return new RateLimit(name, limit, window, key, only, mode);
        }
    }
}
