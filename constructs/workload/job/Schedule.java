package dev.meridian.constructs.workload.job;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.rules.Numbers;

/** When a job runs. */
public sealed interface Schedule {
    /**
     * Once for each version of its definition. The finished Job stays until the next version takes its place: if it were
     * removed, the next deployment of its neighbours would start it again.
     */
    record Once() implements Schedule {}

    /**
     * By the clock.
     *
     * @param expression the five fields of cron, in UTC
     * @param concurrency what happens when the previous run has not ended
     * @param startingDeadlineSeconds how late a run may start, at least 10; later ones are left out
     * @param keptSuccesses how many finished runs stay to be looked at
     * @param keptFailures how many failed runs stay to be looked at
     */
    record Cron(
            String expression,
            Concurrency concurrency,
            int startingDeadlineSeconds,
            int keptSuccesses,
            int keptFailures)
            implements Schedule {
        /** Ten minutes: {@value} s. */
        public static final int DEFAULT_STARTING_DEADLINE_SECONDS = 600;

        /** Finished runs that stay: {@value}. */
        public static final int DEFAULT_KEPT_SUCCESSES = 1;

        /** Failed runs that stay: {@value}. */
        public static final int DEFAULT_KEPT_FAILURES = 3;

        /** The controller looks every ten seconds, and misses what is over before. */
        private static final int SHORTEST_DEADLINE = 10;

        /** @throws IllegalArgumentException if the expression is not cron's, or a number is too small */
        public Cron {
            CronExpression.require(expression);
            requireNonNull(concurrency, "concurrency");
            Numbers.atLeast("startingDeadlineSeconds", SHORTEST_DEADLINE, startingDeadlineSeconds);
            Numbers.atLeast("keptSuccesses", 0, keptSuccesses);
            Numbers.atLeast("keptFailures", 0, keptFailures);
        }

        /** A run at a time; the next one is left out while one has not ended. */
        public Cron(String expression) {
            this(
                    expression,
                    Concurrency.FORBID,
                    DEFAULT_STARTING_DEADLINE_SECONDS,
                    DEFAULT_KEPT_SUCCESSES,
                    DEFAULT_KEPT_FAILURES);
        }
    }

    /** What happens when the previous run has not ended. */
    enum Concurrency {
        /** Both run. */
        ALLOW("Allow"),
        /** The new one is left out. */
        FORBID("Forbid"),
        /** The new one takes its place. */
        REPLACE("Replace");

        private final String title;

        Concurrency(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }
}
