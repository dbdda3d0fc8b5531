package dev.meridian.constructs.firewall.rules;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.firewall.actions.Mode;
import dev.meridian.constructs.firewall.actions.Refusal;
import dev.meridian.constructs.firewall.requests.RequestMatch;
import dev.meridian.constructs.firewall.requests.Scope;
import dev.meridian.constructs.firewall.requests.WafNames;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.constructs.Construct;

/**
 * Refuses bodies above a size, with {@link Refusal#TOO_LARGE}. What lies behind the inspected part of a body is never
 * looked at by any rule, so an attack could hide behind padding; this rule closes that gap. It costs 1 WCU and what the
 * exemption costs.
 *
 * @param name the rule's name
 * @param maxBytes the largest body that passes: from 1 to {@link Scope#inspectedBodyBytes()}
 * @param exempt requests that may carry more, such as uploads
 * @param mode whether the rule acts
 */
public record BodyLimit(String name, int maxBytes, Optional<RequestMatch> exempt, Mode mode) implements FirewallRule {
    /** @throws IllegalArgumentException if the name is none that AWS WAF takes, or the size is below one byte */
    public BodyLimit {
        WafNames.require("rule name", name);
        requireNonNull(exempt, "exempt");
        requireNonNull(mode, "mode");
        if (maxBytes < 1) {
            throw new IllegalArgumentException(
                    "maxBytes of rule '%s' must be at least 1, got %d".formatted(name, maxBytes));
        }
    }

    /** Refuses every body above this size. */
    public static BodyLimit of(String name, int maxBytes) {
        return new BodyLimit(name, maxBytes, Optional.empty(), Mode.ENFORCE);
    }

    /** Refuses bodies above this size, except those of the exempt requests. */
    public static BodyLimit except(String name, int maxBytes, RequestMatch exempt) {
        return new BodyLimit(name, maxBytes, Optional.of(exempt), Mode.ENFORCE);
    }

    @Override
    public int capacity() {
        return 1 + exempt.map(RequestMatch::capacity).orElse(0);
    }

    /** @throws IllegalArgumentException if a body of the permitted size would not be seen whole in this scope */
    @Override
    public CfnWebACL.StatementProperty bind(Construct parent, Scope scope) {
        if (maxBytes > scope.inspectedBodyBytes()) {
            throw new IllegalArgumentException(
                    "maxBytes of rule '%s' must be at most %d, the part of a body that a %s firewall is shown, got %d;"
                                    .formatted(name, scope.inspectedBodyBytes(), scope.wireName(), maxBytes)
                            + " exempt the requests that carry more");
        }
        var body = CfnWebACL.FieldToMatchProperty.builder()
                // MATCH: a body too large to be shown whole is certainly too large.
                .body(CfnWebACL.BodyProperty.builder().oversizeHandling("MATCH").build())
                .build();
        var large = CfnWebACL.StatementProperty.builder()
                .sizeConstraintStatement(CfnWebACL.SizeConstraintStatementProperty.builder()
                        .fieldToMatch(body)
                        .comparisonOperator("GT")
                        .size(maxBytes)
                        .textTransformations(List.of(CfnWebACL.TextTransformationProperty.builder()
                                .priority(0)
                                .type("NONE")
                                .build()))
                        .build())
                .build();
        return exempt.map(RequestMatch.Not::new)
                .map(others -> CfnWebACL.StatementProperty.builder()
                        .andStatement(CfnWebACL.AndStatementProperty.builder()
                                .statements(List.of(large, others.statement()))
                                .build())
                        .build())
                .orElse(large);
    }

    @Override
    public void act(CfnWebACL.RuleProperty.Builder rule) {
        rule.action(Refusal.TOO_LARGE.action(mode));
    }
}
