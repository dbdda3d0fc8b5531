package dev.meridian.constructs.workload.stores.roles;

import dev.meridian.constructs.workload.stores.parts.Rules;

/** When the roles are set again without a change of their definition. */
public sealed interface Repetition {

    /** Never: a new password in a Secret, or a restored database, waits for the next change. */
    record None() implements Repetition {}

    /**
     * On a schedule: new passwords arrive, and what somebody took away comes back.
     *
     * @param schedule as cron, in UTC
     */
    record Scheduled(String schedule) implements Repetition {
        /** Once an hour, as often as External Secrets commonly refreshes. */
        public static final String HOURLY = "17 * * * *";

        /** @throws IllegalArgumentException if the schedule does not have five fields */
        public Scheduled {
            Rules.schedule(schedule);
        }
    }
}
