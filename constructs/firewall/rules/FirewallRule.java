package dev.meridian.constructs.firewall.rules;

import dev.meridian.constructs.firewall.actions.Mode;
import dev.meridian.constructs.firewall.requests.Scope;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.constructs.Construct;

/**
 * One rule of a firewall. Rules are tried in the order of the list they are given in; the first that allows
 * or refuses a request ends the trial, a rule in {@link Mode#COUNT} never does.
 */
public sealed interface FirewallRule permits AddressRule, BodyLimit, GeoRule, ManagedRules, MatchRule, RateLimit {
    /**
     * The rule's name and its metric's name: 1 to 128 letters, digits, {@code _} or {@code -}, unique in the firewall.
     */
    String name();

    /** Whether the rule acts or only counts. */
    Mode mode();

    /**
     * What the rule takes from the firewall's budget, in web ACL capacity units (WCU). It is an upper bound: AWS WAF
     * may charge less where rules share a text transformation.
     */
    int capacity();

    /** How many address sets and managed groups the rule refers to. */
    default int references() {
        return 0;
    }

    /**
     * Says which requests the rule matches, defining in {@code parent} what that needs.
     *
     * @param parent where address sets are defined
     * @param scope what the firewall stands in front of
     */
    CfnWebACL.StatementProperty bind(Construct parent, Scope scope);

    /** Writes into {@code rule} what becomes of a request it matches. */
    void act(CfnWebACL.RuleProperty.Builder rule);
}
