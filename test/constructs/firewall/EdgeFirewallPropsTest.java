package dev.meridian.constructs.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.meridian.constructs.firewall.actions.Mode;
import dev.meridian.constructs.firewall.actions.Outcome;
import dev.meridian.constructs.firewall.actions.Refusal;
import dev.meridian.constructs.firewall.requests.RequestMatch;
import dev.meridian.constructs.firewall.requests.Scope;
import dev.meridian.constructs.firewall.rules.AddressRule;
import dev.meridian.constructs.firewall.rules.FirewallRule;
import dev.meridian.constructs.firewall.rules.ManagedRuleGroup;
import dev.meridian.constructs.firewall.rules.ManagedRules;
import dev.meridian.constructs.firewall.rules.MatchRule;
import dev.meridian.constructs.firewall.rules.RateLimit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeFirewallPropsTest {
    private static final RequestMatch LOGIN = new RequestMatch.PathPrefix("/login");

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

    private static EdgeFirewallProps regional(List<FirewallRule> rules) {
        return EdgeFirewallProps.builder("atlas", Scope.regional()).rules(rules).build();
    }
}
