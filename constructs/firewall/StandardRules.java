package dev.meridian.constructs.firewall;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.firewall.actions.Mode;
import dev.meridian.constructs.firewall.actions.Outcome;
import dev.meridian.constructs.firewall.requests.ClientAddress;
import dev.meridian.constructs.firewall.requests.RequestMatch;
import dev.meridian.constructs.firewall.requests.Scope;
import dev.meridian.constructs.firewall.rules.AddressRule;
import dev.meridian.constructs.firewall.rules.BodyLimit;
import dev.meridian.constructs.firewall.rules.FirewallRule;
import dev.meridian.constructs.firewall.rules.ManagedRuleGroup;
import dev.meridian.constructs.firewall.rules.ManagedRules;
import dev.meridian.constructs.firewall.rules.RateKey;
import dev.meridian.constructs.firewall.rules.RateLimit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules most web applications start with, cheap ones first so that the costly ones see less: refused addresses, a
 * rate limit, AWS's reputation and anonymity lists, then what the request itself holds. They take 1,180 WCU, 22 more
 * for an upload path and 8 more for forwarded addresses: within what a firewall costs anyway.
 *
 * <p>AWS's address lists know the connection's address only. Behind a proxy they do nothing, so the proxy's own
 * firewall should hold them.
 *
 * <p>The common group's rule against bodies over 8 KB only counts, since it would refuse every upload; {@code BodySize}
 * stands in for it. It refuses oversized bodies once {@code uploads} says which requests may carry them, and only
 * counts until then.
 *
 * @param refused address ranges to refuse at once; the list may be empty and filled in an emergency
 * @param requestsPerWindow requests a client may send in {@link RateKey.Window#FIVE_MINUTES}
 * @param client where the client's address is read, for the rate limit and the refused addresses; of a header the first
 * @param uploads requests that may carry large bodies
 * @param mode {@link Mode#COUNT} rolls out every rule but the refused addresses and the rate limit by counting first
 */
public record StandardRules(
        List<String> refused, long requestsPerWindow, ClientAddress client, Optional<RequestMatch> uploads, Mode mode) {
    /** Requests a client may send in five minutes unless said otherwise. */
    public static final long DEFAULT_REQUESTS_PER_WINDOW = 2_000;

    /** Checks that all are given, and copies the ranges. */
    public StandardRules {
        refused = List.copyOf(refused);
        requireNonNull(client, "client");
        requireNonNull(uploads, "uploads");
        requireNonNull(mode, "mode");
    }

    /** Starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The rules in their order.
     *
     * @param scope what the firewall stands in front of, which decides how large an inspected body is
     */
    public List<FirewallRule> rules(Scope scope) {
        return List.of(
                new AddressRule("RefusedAddresses", Outcome.REFUSE, refused, anyAddress(), Mode.ENFORCE),
                RateLimit.builder("RequestRate", requestsPerWindow)
                        .key(new RateKey.Client(client))
                        .build(),
                group("IpReputation", ManagedRuleGroup.IP_REPUTATION, mode),
                // Honest clients use VPNs too: this list informs, and is enforced only by choice.
                group("AnonymousIps", ManagedRuleGroup.ANONYMOUS_IPS, Mode.COUNT),
                ManagedRules.builder("CommonRules", ManagedRuleGroup.COMMON)
                        .counted(Set.of(ManagedRuleGroup.BODY_SIZE_RULE))
                        .mode(mode)
                        .build(),
                group("KnownBadInputs", ManagedRuleGroup.KNOWN_BAD_INPUTS, mode),
                group("SqlInjection", ManagedRuleGroup.SQL_INJECTION, mode),
                new BodyLimit(
                        "BodySize", scope.inspectedBodyBytes(), uploads, uploads.isPresent() ? mode : Mode.COUNT));
    }

    /** Whoever hands a refused address on is refused too: it could stand anywhere in the header. */
    private ClientAddress anyAddress() {
        return client instanceof ClientAddress.Forwarded forwarded
                ? new ClientAddress.Forwarded(forwarded.header(), ClientAddress.Position.ANY)
                : client;
    }

    private static ManagedRules group(String name, ManagedRuleGroup group, Mode mode) {
        return ManagedRules.builder(name, group).mode(mode).build();
    }

    /** What may be said of the standard rules. */
    public static final class Builder {
        private List<String> refused = List.of();
        private long requestsPerWindow = DEFAULT_REQUESTS_PER_WINDOW;
        private ClientAddress client = ClientAddress.connection();
        private Optional<RequestMatch> uploads = Optional.empty();
        private Mode mode = Mode.ENFORCE;

        private Builder() {}

        /** Refuses these ranges. Default: none, with empty sets to fill in an emergency. */
        public Builder refused(List<String> ranges) {
            this.refused = ranges;
            return this;
        }

        /** Lets a client send this many. Default: {@value StandardRules#DEFAULT_REQUESTS_PER_WINDOW}. */
        public Builder requestsPerWindow(long requests) {
            this.requestsPerWindow = requests;
            return this;
        }

        /** Counts and refuses clients by this address. Default: {@link ClientAddress.Connection}. */
        public Builder client(ClientAddress client) {
            this.client = client;
            return this;
        }

        /** Lets these requests carry bodies of any size, and refuses oversized ones elsewhere. Default: counts only. */
        public Builder uploads(RequestMatch match) {
            this.uploads = Optional.of(match);
            return this;
        }

        /** Acts or counts. Default: {@link Mode#ENFORCE}. */
        public Builder mode(Mode mode) {
            this.mode = mode;
            return this;
        }

        /** The rules as they were said. */
        public StandardRules build() {
            return new StandardRules(refused, requestsPerWindow, client, uploads, mode);
        }
    }
}
