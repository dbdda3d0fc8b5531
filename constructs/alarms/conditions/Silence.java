package dev.meridian.constructs.alarms.conditions;

/** What it means when a metric is not written. Not for users: each condition knows its metric. */
public enum Silence {
    /** Nothing: the metric is written only when there is something to count. */
    IS_FINE("notBreaching"),
    /** Nobody knows: the metric is always written, so its end is told, though not as an alarm. */
    IS_TOLD("missing"),
    /** What the alarm is about: the writer itself is watched. */
    IS_ALARMING("breaching");

    private final String wireName;

    Silence(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }
}
