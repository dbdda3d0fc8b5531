package dev.meridian.constructs.firewall.actions;

import java.util.List;
import software.amazon.awscdk.services.wafv2.CfnWebACL;

/** Why a request is turned away, with the status and the JSON body the client gets unless the props say otherwise. */
public enum Refusal {
    /** The request is not welcome. */
    FORBIDDEN(403, "forbidden", "{\"error\":\"forbidden\",\"message\":\"The request was refused.\"}"),
    /** The request's body is larger than may be inspected. */
    TOO_LARGE(413, "too-large", "{\"error\":\"too_large\",\"message\":\"The request body is too large.\"}"),
    /** The client sends too many requests. */
    TOO_MANY_REQUESTS(
            429, "too-many-requests", "{\"error\":\"too_many_requests\",\"message\":\"Slow down and retry later.\"}");

    private final int status;
    private final String key;
    private final String json;

    Refusal(int status, String key, String json) {
        this.status = status;
        this.key = key;
        this.json = json;
    }

    /** The name under which a firewall keeps the body. */
    public String key() {
        return key;
    }

    /** The body, unless the props say otherwise. */
    public String json() {
        return json;
    }

    /** The action in AWS WAF's words. */
    public CfnWebACL.RuleActionProperty action(Mode mode) {
        return RuleActions.block(mode, response());
    }

    /**
     * The action in AWS WAF's words, with a {@code Retry-After} for the client.
     *
     * @param seconds when the client may come back
     */
    public CfnWebACL.RuleActionProperty actionFor(Mode mode, int seconds) {
        return RuleActions.block(
                mode,
                response()
                        .responseHeaders(List.of(CfnWebACL.CustomHTTPHeaderProperty.builder()
                                .name("Retry-After")
                                .value(Integer.toString(seconds))
                                .build())));
    }

    private CfnWebACL.CustomResponseProperty.Builder response() {
        return CfnWebACL.CustomResponseProperty.builder().responseCode(status).customResponseBodyKey(key);
    }
}
