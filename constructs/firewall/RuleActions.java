package dev.meridian.constructs.firewall;

import java.util.List;
import software.amazon.awscdk.services.wafv2.CfnWebACL;

/** AWS WAF's actions. A rule in count mode has the same shape, so that enforcing it later changes one line. */
final class RuleActions {
    private static final CfnWebACL.RuleActionProperty COUNT = CfnWebACL.RuleActionProperty.builder()
            .count(CfnWebACL.CountActionProperty.builder().build())
            .build();

    private RuleActions() {}

    static CfnWebACL.RuleActionProperty count() {
        return COUNT;
    }

    static CfnWebACL.RuleActionProperty allow(Mode mode) {
        return mode == Mode.COUNT
                ? COUNT
                : CfnWebACL.RuleActionProperty.builder()
                        .allow(CfnWebACL.AllowActionProperty.builder().build())
                        .build();
    }

    static CfnWebACL.RuleActionProperty refuse(Mode mode, Refusal refusal) {
        return mode == Mode.COUNT
                ? COUNT
                : block(CfnWebACL.CustomResponseProperty.builder()
                        .responseCode(refusal.status())
                        .customResponseBodyKey(refusal.key())
                        .build());
    }

    static CfnWebACL.RuleActionProperty refuseFor(Mode mode, int seconds) {
        return mode == Mode.COUNT
                ? COUNT
                : block(CfnWebACL.CustomResponseProperty.builder()
                        .responseCode(Refusal.TOO_MANY_REQUESTS.status())
                        .customResponseBodyKey(Refusal.TOO_MANY_REQUESTS.key())
                        .responseHeaders(List.of(CfnWebACL.CustomHTTPHeaderProperty.builder()
                                .name("Retry-After")
                                .value(Integer.toString(seconds))
                                .build()))
                        .build());
    }

    private static CfnWebACL.RuleActionProperty block(CfnWebACL.CustomResponseProperty response) {
        return CfnWebACL.RuleActionProperty.builder()
                .block(CfnWebACL.BlockActionProperty.builder()
                        .customResponse(response)
                        .build())
                .build();
    }
}
