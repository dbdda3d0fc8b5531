package dev.meridian.constructs.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirewallRefusalTest {
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
    @ValueSource(strings = {"All", "ALL", "Default_Action", "AWSOwn"})
    void refuses_a_name_that_waf_keeps_for_itself(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> EdgeFirewallProps.builder(name, Scope.regional()).build())
                .withMessage(
                        "name must not be All or Default_Action nor start with AWS, which AWS WAF keeps for itself, got '%s'",
                        name);
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
    void refuses_matches_that_mean_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestMatch.PathPrefix("login"))
                .withMessage("prefix must begin with '/' and have at most 200 characters, got 'login'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestMatch.AnyOf(List.of(LOGIN)))
                .withMessage("AnyOf must hold at least 2 matches, got 1; use the match itself");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestMatch.Method("post"))
                .withMessage("method must be in capitals such as POST, got 'post'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestMatch.HeaderPresent("x api key"))
                .withMessage("header must be an HTTP header's name of at most 64 characters, got 'x api key'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestMatch.Labelled("with space"))
                .withMessage("label must be 1 to 1024 letters, digits, '_', '-' or ':', got 'with space'");
    }

    @Test
    void does_not_reveal_a_header_value_it_refuses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestMatch.HeaderIs("x-origin", "x".repeat(201)))
                .withMessage("value of header 'x-origin' must have 1 to 200 characters, got 201");
    }

    @Test
    void refuses_two_rules_of_one_name_and_none_at_all() {
        var rule = new MatchRule("Login", LOGIN, Outcome.REFUSE, Mode.ENFORCE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> regional(List.of(rule, rule)))
                .withMessage("firewall 'atlas' must name each rule differently, got 'Login' twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> regional(List.of()))
                .withMessage("firewall 'atlas' must have at least one rule, got none; start with StandardRules");
    }

    @Test
    void refuses_rules_over_budget_and_lists_what_each_costs() {
        var large = ManagedRuleGroup.of("Vendor", "Everything", 4_300);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> regional(List.of(
                        ManagedRules.builder("Everything", large).build(),
                        ManagedRules.builder("Common", ManagedRuleGroup.COMMON).build(),
                        RateLimit.builder("Rate", 10).build())))
                .withMessage("firewall 'atlas' must take at most 5000 WCU, got 5002; drop or narrow rules:\n"
                        + "- Everything: 4300\n- Common: 700\n- Rate: 2");
    }

    @Test
    void takes_rules_that_spend_the_whole_budget() {
        var large = ManagedRuleGroup.of("Vendor", "Everything", 5_000);

        assertThat(regional(List.of(ManagedRules.builder("Everything", large).build()))
                        .capacity())
                .isEqualTo(5_000);
    }

    @Test
    void refuses_more_rate_limits_or_references_than_waf_allows() {
        var limits = IntStream.rangeClosed(1, 11)
                .mapToObj(i -> (FirewallRule) RateLimit.builder("Rate" + i, 10).build())
                .toList();
        var lists = IntStream.rangeClosed(1, 26)
                .mapToObj(i -> (FirewallRule) AddressRule.refuse("List" + i, List.of()))
                .toList();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> regional(limits))
                .withMessage("firewall 'atlas' must have at most 10 rate limits, got 11");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> regional(lists))
                .withMessage("firewall 'atlas' must refer to at most 50 address sets and managed groups, got 52");
    }

    @Test
    void refuses_a_reply_that_is_too_long_and_a_domain_that_is_none() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EdgeFirewallProps.builder("atlas", Scope.regional())
                        .replies(Map.of(Refusal.FORBIDDEN, "ü".repeat(2_049)))
                        .build())
                .withMessage("reply to FORBIDDEN must have 1 to 4096 bytes, got 4098");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EdgeFirewallProps.builder("atlas", Scope.regional())
                        .tokenDomains(List.of("https://example.com"))
                        .build())
                .withMessage("token domain must be a domain's name such as example.com, got 'https://example.com'");
    }

    @Test
    void refuses_a_header_for_addresses_that_waf_cannot_read() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClientAddress.Forwarded("X_Forwarded", ClientAddress.Position.FIRST))
                .withMessage("header must be 1 to 255 letters, digits or '-', got 'X_Forwarded'");
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

    private static EdgeFirewallProps regional(List<FirewallRule> rules) {
        return EdgeFirewallProps.builder("atlas", Scope.regional()).rules(rules).build();
    }
}
