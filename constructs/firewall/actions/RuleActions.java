package dev.meridian.constructs.firewall.actions;

import software.amazon.awscdk.services.wafv2.CfnWebACL;

/** AWS WAF's actions. A rule in count mode has the same shape, so that enforcing it later changes one line. */
final class RuleActions {
    private static final CfnWebACL.RuleActionProperty COUNT = CfnWebACL.RuleActionProperty.builder()
            .count(CfnWebACL.CountActionProperty.builder().build())
            .build();

    private RuleActions() {}

    static CfnWebACL.RuleActionProperty allow(Mode mode) {
        return mode == Mode.COUNT
                ? COUNT
                : CfnWebACL.RuleActionProperty.builder()
                        .allow(CfnWebACL.AllowActionProperty.builder().build())
                        .build();
    }

    static CfnWebACL.RuleActionProperty block(Mode mode, CfnWebACL.CustomResponseProperty.Builder response) {
        return mode == Mode.COUNT
                ? COUNT
                : CfnWebACL.RuleActionProperty.builder()
                        .block(CfnWebACL.BlockActionProperty.builder()
                                .customResponse(response.build())
                                .build())
                        .build();
    }
}
