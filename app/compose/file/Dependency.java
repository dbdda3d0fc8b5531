package dev.meridian.app.compose.file;

import java.util.Map;

/**
 * What must be the case with another service before one starts.
 *
 * @param condition what must be the case
 * @param need whether it must be the case at all
 */
public record Dependency(Condition condition, Need need) {
    /** The other one must be there. */
    public static Dependency on(Condition condition) {
        return new Dependency(condition, Need.ALWAYS);
    }

    /** What must be the case. */
    public enum Condition {
        STARTED("service_started"),
        HEALTHY("service_healthy"),
        DONE("service_completed_successfully");

        private final String word;

        Condition(String word) {
            this.word = word;
        }
    }

    /** Whether it must be the case at all. */
    public enum Need {
        ALWAYS,
        /** Only if the other one is started, too. */
        IF_THERE
    }

    Map<String, Object> keys() {
        var keys = ServiceEntry.ordered("condition", condition.word);
        if (need == Need.IF_THERE) {
            keys.put("required", false);
        }
        return keys;
    }
}
