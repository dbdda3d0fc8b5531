package dev.meridian.constructs.firewall.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.meridian.constructs.firewall.EdgeFirewall;
import dev.meridian.constructs.firewall.EdgeFirewallProps;
import dev.meridian.constructs.firewall.actions.Mode;
import dev.meridian.constructs.firewall.actions.Outcome;
import dev.meridian.constructs.firewall.requests.ClientAddress;
import dev.meridian.constructs.firewall.requests.RequestMatch;
import dev.meridian.constructs.firewall.requests.Scope;
import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirewallRuleRefusalTest {
    private static final RequestMatch LOGIN = new RequestMatch.PathPrefix("/login");

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "dot.ted", "Grüße"})
    void refuses_a_rule_name_that_waf_does_not_take(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MatchRule(name, LOGIN, Outcome.REFUSE, Mode.ENFORCE))
                .withMessage("rule name must be 1 to 128 letters, digits, '_' or '-', got '%s'", name);
    }

    @Test
    void takes_a_name_of_128_characters_and_no_longer() {
        assertThatCode(() -> GeoRule.only("a".repeat(128), Set.of("DE"))).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GeoRule.only("a".repeat(129), Set.of("DE")))
                .withMessageStartingWith("rule name must be 1 to 128 letters");
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 2_000_000_001})
    void refuses_a_rate_outside_what_waf_counts(long limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimit.builder("Rate", limit).build())
                .withMessage("limit of rule 'Rate' must be from 10 to 2000000000 requests in a window, got %d", limit);
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 2_000_000_000})
    void takes_the_smallest_and_the_largest_rate(long limit) {
        assertThat(RateLimit.builder("Rate", limit).build().limit()).isEqualTo(limit);
    }

    @Test
    void refuses_to_count_everyone_without_saying_what() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimit.builder("Rate", 10)
                        .key(new RateKey.Everyone())
                        .build())
                .withMessage(
                        "rule 'Rate' counts everyone together and must say which requests it means; give it only(...)");
    }

    @Test
    void refuses_an_address_position_that_waf_ignores() {
        var last = new ClientAddress.Forwarded("X-Forwarded-For", ClientAddress.Position.LAST);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimit.builder("Rate", 10)
                        .key(new RateKey.Client(last))
                        .build())
                .withMessage(
                        "rule 'Rate' must use the FIRST forwarded address, the only one AWS WAF reads for it, got LAST");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GeoRule("Geo", GeoRule.Policy.ONLY, Set.of("DE"), last, Mode.ENFORCE))
                .withMessageStartingWith("rule 'Geo' must use the FIRST forwarded address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "0.0.0.0/0",
                "::/0",
                "10.0.0.256/32",
                "10.0.0.0/33",
                "2001:db8::1::2/64",
                "2001:db8/32",
                "1:2:3:4:5:6:7:8:9/64",
                "12345::/16",
                "2001:db8::/129",
                "example.com/32"
            })
    void refuses_what_is_no_address_range(String range) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressRule.refuse("Blocked", List.of(range)))
                .withMessage(
                        "rule 'Blocked' must list ranges such as 192.0.2.44/32 or 2001:db8::/32, and none with /0, got '%s'",
                        range);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.1/32", "255.255.255.255/1", "::1/128", "2001:db8::/32", "1:2:3:4:5:6:7:8/64", "fe80::/9"
            })
    void takes_address_ranges_of_both_families(String range) {
        assertThat(AddressRule.refuse("Blocked", List.of(range)).ranges()).containsExactly(range);
    }

    @Test
    void refuses_an_address_range_listed_twice_or_too_many_of_them() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressRule.allow("Partners", List.of("10.0.0.1/32", "10.0.0.1/32")))
                .withMessage("rule 'Partners' lists 10.0.0.1/32 twice");
        var many = IntStream.range(0, 10_001)
                .mapToObj(i -> "10.%d.%d.1/32".formatted(i / 256, i % 256))
                .toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressRule.allow("Partners", many))
                .withMessage("rule 'Partners' must list at most 10000 ranges of a family, got 10001");
    }

    @Test
    void refuses_countries_that_are_none() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GeoRule.only("Geo", Set.of("DE", "UK", "de")))
                .withMessage("rule 'Geo' must list ISO 3166 alpha-2 codes in capitals such as DE, got [UK, de]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GeoRule.noneOf("Geo", Set.of()))
                .withMessage("rule 'Geo' must list at least one country, got none");
    }

    @Test
    void refuses_a_counted_rule_that_the_group_would_ignore() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManagedRules.builder("Common", ManagedRuleGroup.COMMON)
                        .counted(Set.of("SizeRestrictions_Body"))
                        .build())
                .withMessageStartingWith("rule 'Common' counts [SizeRestrictions_Body], which"
                        + " AWSManagedRulesCommonRuleSet is not known to have and AWS WAF would ignore without a word;"
                        + " known are [CrossSiteScripting_BODY, ");
    }

    @Test
    void takes_any_counted_rule_of_a_group_whose_rules_are_not_known() {
        var group = ManagedRules.builder("Reputation", ManagedRuleGroup.IP_REPUTATION)
                .counted(Set.of("AWSManagedReconnaissanceList"))
                .build();

        assertThat(group.counted()).containsExactly("AWSManagedReconnaissanceList");
    }

    @Test
    void refuses_to_pin_a_group_without_versions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManagedRules.builder("Reputation", ManagedRuleGroup.IP_REPUTATION)
                        .version("Version_1.0")
                        .build())
                .withMessage("rule 'Reputation' pins version 'Version_1.0', but AWSManagedRulesAmazonIpReputationList"
                        + " has no versions; leave it out");
    }

    @Test
    void refuses_a_body_limit_beyond_what_the_firewall_is_shown() {
        var stack = TestStack.create();
        var props = EdgeFirewallProps.builder("atlas", Scope.regional())
                .rules(List.of(BodyLimit.of("BodySize", 10_000)))
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EdgeFirewall(stack, "Firewall", props))
                .withMessage("maxBytes of rule 'BodySize' must be at most 8192, the part of a body that a REGIONAL"
                        + " firewall is shown, got 10000; exempt the requests that carry more");
    }

    @Test
    void refuses_a_group_without_a_cost_and_a_body_limit_of_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManagedRuleGroup.of("Vendor", "Group", 0))
                .withMessage("capacity of group 'Group' must be at least 1 WCU, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BodyLimit("BodySize", 0, Optional.empty(), Mode.COUNT))
                .withMessage("maxBytes of rule 'BodySize' must be at least 1, got 0");
    }
}
