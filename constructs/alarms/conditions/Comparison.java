package dev.meridian.constructs.alarms.conditions;

/** On which side of its limit a figure is wrong. Not for users. */
public enum Comparison {
    /** At the limit and above. */
    AT_LEAST("GreaterThanOrEqualToThreshold"),
    /** Above the limit only. */
    ABOVE("GreaterThanThreshold"),
    /** Below the limit only. */
    BELOW("LessThanThreshold");

    private final String wireName;

    Comparison(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }
}
