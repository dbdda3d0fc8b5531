package dev.meridian.constructs.firewall;

import software.amazon.awscdk.services.wafv2.CfnWebACL;

/** What a rule of one's own does with the requests it matches. */
public enum Outcome {
    /** The request passes and no later rule looks at it. */
    ALLOW {
        @Override
        CfnWebACL.RuleActionProperty action(Mode mode) {
            return RuleActions.allow(mode);
        }
    },
    /** The client gets {@link Refusal#FORBIDDEN}. */
    REFUSE {
        @Override
        CfnWebACL.RuleActionProperty action(Mode mode) {
            return RuleActions.refuse(mode, Refusal.FORBIDDEN);
        }
    };

    abstract CfnWebACL.RuleActionProperty action(Mode mode);
}
