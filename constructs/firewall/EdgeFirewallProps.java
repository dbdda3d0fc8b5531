package dev.meridian.constructs.firewall;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.firewall.actions.Refusal;
import dev.meridian.constructs.firewall.requests.Scope;
import dev.meridian.constructs.firewall.requests.WafNames;
import dev.meridian.constructs.firewall.rules.FirewallRule;
import dev.meridian.constructs.firewall.rules.RateLimit;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an {@link EdgeFirewall} is made of.
 *
 * @param name the firewall's metric name and the middle of its log group's name, unique in the account and region: 1 to
 *     128 letters, digits, {@code _} or {@code -}
 * @param scope what it stands in front of
 * @param rules its rules, tried in this order
 * @param log how requests are recorded
 * @param replies other JSON bodies, of at most {@value #MAX_REPLY_BYTES} bytes, for refused clients
 * @param tokenDomains further domains whose challenge tokens are accepted; the protected resource's own if empty
 * @param ddosProtection which level of AWS Shield stands behind it
 */
public record EdgeFirewallProps(
        String name,
        Scope scope,
        List<FirewallRule> rules,
        RequestLog log,
        Map<Refusal, String> replies,
        List<String> tokenDomains,
        DdosProtection ddosProtection) {
    /** The most WCU a firewall may take (AWS WAF Developer Guide, Web ACL capacity units). */
    public static final int MAX_CAPACITY = 5_000;

    /** Above this many WCU each request costs extra (AWS WAF Pricing). */
    public static final int INCLUDED_CAPACITY = 1_500;

    /** AWS WAF quotas, Maximum size of the custom response body content for a single definition. */
    public static final int MAX_REPLY_BYTES = 4_096;

    /** AWS WAF quotas, Maximum number of rate-based rules per web ACL; fixed. */
    public static final int MAX_RATE_LIMITS = 10;

    /** AWS WAF quotas, Maximum number of reference statements (address sets and groups) per web ACL; fixed. */
    public static final int MAX_REFERENCES = 50;

    static final DdosProtection DEFAULT_DDOS_PROTECTION = DdosProtection.STANDARD;

    private static final Pattern TOKEN_DOMAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}");

    /**
     * @throws IllegalArgumentException if the name is none that AWS WAF takes, there is no rule, two rules share a
     *     name, the rules exceed {@value #MAX_CAPACITY} WCU, {@value #MAX_RATE_LIMITS} rate limits or {@value
     *     #MAX_REFERENCES} references, a reply is empty or too long, or a domain is malformed
     */
    public EdgeFirewallProps {
        WafNames.require("name", name);
        requireNonNull(scope, "scope");
        requireNonNull(log, "log");
        requireNonNull(ddosProtection, "ddosProtection");
        rules = List.copyOf(rules);
        replies = Map.copyOf(replies);
        tokenDomains = List.copyOf(tokenDomains);
        requireRules(name, rules);
        replies.forEach(EdgeFirewallProps::requireReply);
        tokenDomains.forEach(EdgeFirewallProps::requireDomain);
    }

    /** Starts with {@link StandardRules} in this scope. */
    public static Builder builder(String name, Scope scope) {
        return new Builder(name, scope);
    }

    /** What the rules take together, in WCU. */
    public int capacity() {
        return rules.stream().mapToInt(FirewallRule::capacity).sum();
    }

    private static void requireRules(String name, List<FirewallRule> rules) {
        if (rules.isEmpty()) {
            throw new IllegalArgumentException(
                    "firewall '%s' must have at least one rule, got none; start with StandardRules".formatted(name));
        }
        var names = new HashSet<String>();
        for (var rule : rules) {
            if (!names.add(rule.name())) {
                throw new IllegalArgumentException(
                        "firewall '%s' must name each rule differently, got '%s' twice".formatted(name, rule.name()));
            }
        }
        var rateLimits = rules.stream().filter(RateLimit.class::isInstance).count();
        if (rateLimits > MAX_RATE_LIMITS) {
            throw new IllegalArgumentException("firewall '%s' must have at most %d rate limits, got %d"
                    .formatted(name, MAX_RATE_LIMITS, rateLimits));
        }
        var references = rules.stream().mapToInt(FirewallRule::references).sum();
        if (references > MAX_REFERENCES) {
            throw new IllegalArgumentException(
                    "firewall '%s' must refer to at most %d address sets and managed groups, got %d"
                            .formatted(name, MAX_REFERENCES, references));
        }
        var capacity = rules.stream().mapToInt(FirewallRule::capacity).sum();
        if (capacity > MAX_CAPACITY) {
            var costs = rules.stream()
                    .map(rule -> "- %s: %d".formatted(rule.name(), rule.capacity()))
                    .collect(Collectors.joining("\n"));
            throw new IllegalArgumentException(
                    "firewall '%s' must take at most %d WCU, got %d; drop or narrow rules:\n%s"
                            .formatted(name, MAX_CAPACITY, capacity, costs));
        }
    }

    private static void requireReply(Refusal refusal, String json) {
        var bytes = json.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < 1 || bytes > MAX_REPLY_BYTES) {
            throw new IllegalArgumentException(
                    "reply to %s must have 1 to %d bytes, got %d".formatted(refusal, MAX_REPLY_BYTES, bytes));
        }
    }

    private static void requireDomain(String domain) {
        if (!TOKEN_DOMAIN.matcher(domain).matches()) {
            throw new IllegalArgumentException(
                    "token domain must be a domain's name such as example.com, got '%s'".formatted(domain));
        }
    }

    /** What may be said of a firewall. */
    public static final class Builder {
        private final String name;
        private final Scope scope;
        private List<FirewallRule> rules;
        private RequestLog log = RequestLog.builder().build();
        private Map<Refusal, String> replies = Map.of();
        private List<String> tokenDomains = List.of();
        private DdosProtection ddosProtection = DEFAULT_DDOS_PROTECTION;

        private Builder(String name, Scope scope) {
            this.name = name;
            this.scope = requireNonNull(scope, "scope");
            this.rules = StandardRules.builder().build().rules(scope);
        }

        /** Tries these rules in this order. Default: {@link StandardRules} with its defaults. */
        public Builder rules(List<FirewallRule> rules) {
            this.rules = List.copyOf(rules);
            return this;
        }

        /** Records requests like this. Default: {@link RequestLog} with its defaults. */
        public Builder log(RequestLog log) {
            this.log = log;
            return this;
        }

        /** Answers these refusals with other JSON. Default: a short message of each {@link Refusal}. */
        public Builder replies(Map<Refusal, String> replies) {
            this.replies = Map.copyOf(replies);
            return this;
        }

        /** Accepts challenge tokens of these domains too. Default: the protected resource's own only. */
        public Builder tokenDomains(List<String> domains) {
            this.tokenDomains = List.copyOf(domains);
            return this;
        }

        /** Stands before this level of AWS Shield. Default: {@link DdosProtection#STANDARD}. */
        public Builder ddosProtection(DdosProtection protection) {
            this.ddosProtection = protection;
            return this;
        }

        /** @throws IllegalArgumentException see {@link EdgeFirewallProps} */
        public EdgeFirewallProps build() {
            return new EdgeFirewallProps(name, scope, rules, log, replies, tokenDomains, ddosProtection);
        }
    }
}
