package dev.meridian.constructs.firewall.rules;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.firewall.actions.Mode;
import dev.meridian.constructs.firewall.actions.Refusal;
import dev.meridian.constructs.firewall.requests.ClientAddress;
import dev.meridian.constructs.firewall.requests.Scope;
import dev.meridian.constructs.firewall.requests.WafNames;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.constructs.Construct;

/**
 * Refuses clients by the country their address is registered in. Costs 1 WCU for each {@value #MAX_COUNTRIES}
 * countries, since a statement of AWS WAF takes no more.
 *
 * @param name the rule's name
 * @param policy which side of the list is refused
 * @param countries ISO 3166 alpha-2 codes in capitals such as {@code DE}, or {@code XK} for Kosovo; rendered in
 *     alphabetical order
 * @param client where the client's address is read; of a header only the first address
 * @param mode whether the rule acts
 */
public record GeoRule(String name, Policy policy, Set<String> countries, ClientAddress client, Mode mode)
        implements FirewallRule {
    /** The length of a list that AWS WAF's API takes; a longer one becomes several. */
    static final int MAX_COUNTRIES = 50;

    /** What a list of countries means. */
    public enum Policy {
        /** Clients from anywhere else are refused, and those whose country is unknown. */
        ONLY,
        /** Clients from these countries are refused. */
        NONE_OF
    }

    /** @throws IllegalArgumentException if the name, a country or the address's position is none that AWS WAF takes */
    public GeoRule {
        WafNames.require("rule name", name);
        requireNonNull(policy, "policy");
        requireNonNull(client, "client");
        requireNonNull(mode, "mode");
        ForwardedAddresses.requireFirst(name, client);
        countries = Set.copyOf(countries);
        if (countries.isEmpty()) {
            throw new IllegalArgumentException("rule '%s' must list at least one country, got none".formatted(name));
        }
        var unknown = new TreeSet<>(countries);
        Arrays.asList(Locale.getISOCountries()).forEach(unknown::remove);
        unknown.remove("XK");
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "rule '%s' must list ISO 3166 alpha-2 codes in capitals such as DE, got %s"
                            .formatted(name, unknown));
        }
    }

    /** Refuses everyone but clients of these countries. */
    public static GeoRule only(String name, Set<String> countries) {
        return new GeoRule(name, Policy.ONLY, countries, ClientAddress.connection(), Mode.ENFORCE);
    }

    /** Refuses clients of these countries. */
    public static GeoRule noneOf(String name, Set<String> countries) {
        return new GeoRule(name, Policy.NONE_OF, countries, ClientAddress.connection(), Mode.ENFORCE);
    }

    @Override
    public int capacity() {
        return (countries.size() + MAX_COUNTRIES - 1) / MAX_COUNTRIES;
    }

    @Override
    public CfnWebACL.StatementProperty bind(Construct parent, Scope scope) {
        var codes = List.copyOf(new TreeSet<>(countries));
        var parts = IntStream.range(0, capacity())
                .mapToObj(
                        part -> codes.subList(part * MAX_COUNTRIES, Math.min(codes.size(), (part + 1) * MAX_COUNTRIES)))
                .map(this::from)
                .toList();
        var listed = parts.size() == 1
                ? parts.get(0)
                : CfnWebACL.StatementProperty.builder()
                        .orStatement(CfnWebACL.OrStatementProperty.builder()
                                .statements(parts)
                                .build())
                        .build();
        if (policy == Policy.NONE_OF) {
            return listed;
        }
        return CfnWebACL.StatementProperty.builder()
                .notStatement(CfnWebACL.NotStatementProperty.builder()
                        .statement(listed)
                        .build())
                .build();
    }

    @Override
    public void act(CfnWebACL.RuleProperty.Builder rule) {
        rule.action(Refusal.FORBIDDEN.action(mode));
    }

    private CfnWebACL.StatementProperty from(List<String> codes) {
        var geo = CfnWebACL.GeoMatchStatementProperty.builder().countryCodes(codes);
        if (client instanceof ClientAddress.Forwarded forwarded) {
            // An unreadable address is refused: outside the list of those let in, inside the list of those kept out.
            geo.forwardedIpConfig(ForwardedAddresses.read(forwarded, policy == Policy.ONLY ? "NO_MATCH" : "MATCH"));
        }
        return CfnWebACL.StatementProperty.builder()
                .geoMatchStatement(geo.build())
                .build();
    }
}
