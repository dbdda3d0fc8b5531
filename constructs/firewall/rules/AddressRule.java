package dev.meridian.constructs.firewall.rules;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.firewall.actions.Mode;
import dev.meridian.constructs.firewall.actions.Outcome;
import dev.meridian.constructs.firewall.requests.ClientAddress;
import dev.meridian.constructs.firewall.requests.Scope;
import dev.meridian.constructs.firewall.requests.WafNames;
import java.util.HashSet;
import java.util.List;
import software.amazon.awscdk.services.wafv2.CfnIPSet;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.constructs.Construct;

/**
 * Refuses, or lets in, clients by their IP address. Both an IPv4 and an IPv6 set are always defined, empty or not, so
 * that an address can be added to them by hand in the middle of an attack; the next change of the definition sets them
 * right.
 *
 * @param name the rule's name
 * @param outcome what becomes of these clients; {@link Outcome#ALLOW} exempts them from every later rule
 * @param ranges IPv4 and IPv6 ranges such as {@code 192.0.2.0/24} or {@code 2001:db8::/32}; at most 10,000 of a family
 * @param client where the client's address is read
 * @param mode whether the rule acts
 */
public record AddressRule(String name, Outcome outcome, List<String> ranges, ClientAddress client, Mode mode)
        implements FirewallRule {
    /** AWS WAF quotas, Maximum number of IP addresses in CIDR notation per IP set. */
    static final int MAX_RANGES = 10_000;

    /**
     * @throws IllegalArgumentException if the name, a range, or the number of ranges is none that AWS WAF takes, or if
     *     a range is listed twice
     */
    public AddressRule {
        WafNames.require("rule name", name);
        requireNonNull(outcome, "outcome");
        requireNonNull(client, "client");
        requireNonNull(mode, "mode");
        ranges = List.copyOf(ranges);
        var seen = new HashSet<String>();
        for (var range : ranges) {
            AddressRanges.require(name, range);
            if (!seen.add(range)) {
                throw new IllegalArgumentException("rule '%s' lists %s twice".formatted(name, range));
            }
        }
        for (var family : List.of(AddressRanges.v4(ranges), AddressRanges.v6(ranges))) {
            if (family.size() > MAX_RANGES) {
                throw new IllegalArgumentException("rule '%s' must list at most %d ranges of a family, got %d"
                        .formatted(name, MAX_RANGES, family.size()));
            }
        }
    }

    /** Refuses these ranges, read from the connection. */
    public static AddressRule refuse(String name, List<String> ranges) {
        return new AddressRule(name, Outcome.REFUSE, ranges, ClientAddress.connection(), Mode.ENFORCE);
    }

    /** Lets these ranges in past every later rule, read from the connection. */
    public static AddressRule allow(String name, List<String> ranges) {
        return new AddressRule(name, Outcome.ALLOW, ranges, ClientAddress.connection(), Mode.ENFORCE);
    }

    @Override
    public int capacity() {
        return client instanceof ClientAddress.Forwarded forwarded && forwarded.position() == ClientAddress.Position.ANY
                ? 2 * (1 + 4)
                : 2;
    }

    @Override
    public int references() {
        return 2;
    }

    @Override
    public CfnWebACL.StatementProperty bind(Construct parent, Scope scope) {
        var sets = new Construct(parent, name);
        return CfnWebACL.StatementProperty.builder()
                .orStatement(CfnWebACL.OrStatementProperty.builder()
                        .statements(List.of(
                                in(set(sets, "V4", "IPV4", AddressRanges.v4(ranges), scope)),
                                in(set(sets, "V6", "IPV6", AddressRanges.v6(ranges), scope))))
                        .build())
                .build();
    }

    @Override
    public void act(CfnWebACL.RuleProperty.Builder rule) {
        rule.action(outcome.action(mode));
    }

    private static String set(Construct parent, String id, String version, List<String> ranges, Scope scope) {
        return CfnIPSet.Builder.create(parent, id)
                .scope(scope.wireName())
                .ipAddressVersion(version)
                .addresses(ranges)
                .build()
                .getAttrArn();
    }

    private CfnWebACL.StatementProperty in(String setArn) {
        var reference = CfnWebACL.IPSetReferenceStatementProperty.builder().arn(setArn);
        if (client instanceof ClientAddress.Forwarded forwarded) {
            reference.ipSetForwardedIpConfig(CfnWebACL.IPSetForwardedIPConfigurationProperty.builder()
                    .headerName(forwarded.header())
                    .position(forwarded.position().name())
                    // An unreadable address is refused: it matches a refusal, and never a permission.
                    .fallbackBehavior(outcome == Outcome.REFUSE ? "MATCH" : "NO_MATCH")
                    .build());
        }
        return CfnWebACL.StatementProperty.builder()
                .ipSetReferenceStatement(reference.build())
                .build();
    }
}
