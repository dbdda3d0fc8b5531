package dev.meridian.constructs.firewall.rules;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.firewall.actions.Mode;
import dev.meridian.constructs.firewall.actions.Outcome;
import dev.meridian.constructs.firewall.requests.RequestMatch;
import dev.meridian.constructs.firewall.requests.Scope;
import dev.meridian.constructs.firewall.requests.WafNames;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.constructs.Construct;

/**
 * Refuses, or lets in, requests of one's own description, such as those that an earlier rule labelled.
 *
 * @param name the rule's name
 * @param match which requests
 * @param outcome what becomes of them; {@link Outcome#ALLOW} exempts them from every later rule
 * @param mode whether the rule acts
 */
public record MatchRule(String name, RequestMatch match, Outcome outcome, Mode mode) implements FirewallRule {
    /** @throws IllegalArgumentException if the name is none that AWS WAF takes */
    public MatchRule {
        WafNames.require("rule name", name);
        requireNonNull(match, "match");
        requireNonNull(outcome, "outcome");
        requireNonNull(mode, "mode");
    }

    @Override
    public int capacity() {
        return match.capacity();
    }

    @Override
    public CfnWebACL.StatementProperty bind(Construct parent, Scope scope) {
        return match.statement();
    }

    @Override
    public void act(CfnWebACL.RuleProperty.Builder rule) {
        rule.action(outcome.action(mode));
    }
}
