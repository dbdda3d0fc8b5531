package dev.meridian.constructs.firewall;

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

    int status() {
        return status;
    }

    String key() {
        return key;
    }

    String json() {
        return json;
    }
}
