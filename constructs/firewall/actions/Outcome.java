package dev.meridian.constructs.firewall.actions;

import software.amazon.awscdk.services.wafv2.CfnWebACL;

/** What a rule of one's own does with the requests it matches. */
public enum Outcome {
    /** The request passes and no later rule looks at it. */
    ALLOW {
        @Override
        public CfnWebACL.RuleActionProperty action(Mode mode) {
            return RuleActions.allow(mode);
        }
    },
    /** The client gets {@link Refusal#FORBIDDEN}. */
    REFUSE {
        @Override
        public CfnWebACL.RuleActionProperty action(Mode mode) {
            return Refusal.FORBIDDEN.action(mode);
        }
    };

    /** The action in AWS WAF's words. */
    public abstract CfnWebACL.RuleActionProperty action(Mode mode);
}
