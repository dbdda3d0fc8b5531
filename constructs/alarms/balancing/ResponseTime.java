package dev.meridian.constructs.alarms.balancing;

import dev.meridian.constructs.alarms.conditions.Checks;

/** Whether slow answers are told. */
public sealed interface ResponseTime {
    /** They are not. */
    record Unwatched() implements ResponseTime {}

    /**
     * They are when the slowest 5 % of requests take longer than this.
     *
     * @param millis milliseconds from the request's way to a pod to the begin of its answer, 1 to 3,600,000
     */
    record NinetyFifth(int millis) implements ResponseTime {
        /** @throws IllegalArgumentException if the milliseconds are out of their range */
        public NinetyFifth {
            Checks.requireWithin("millis of the response time", 1, 3_600_000, millis);
        }
    }
}
