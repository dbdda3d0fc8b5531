package dev.meridian.constructs.database.replicas;

import dev.meridian.constructs.database.instance.Checks;

/** Which replicas the read endpoint answers with. When none qualifies, Route 53 answers with all of them. */
public sealed interface ReadRouting {
    /** Every replica, whatever its state. */
    record Always() implements ReadRouting {}

    /**
     * Replicas that report a lag below the limit; one that reports nothing for three minutes counts as gone.
     *
     * @param maximumLagMinutes the lag at which a replica is taken out, 6 to 60
     */
    record WhileFresh(int maximumLagMinutes) implements ReadRouting {
        /** 10 minutes. */
        public static final WhileFresh DEFAULT = new WhileFresh(10);

        // A source without transactions lets its replicas report up to five minutes (Amazon RDS User Guide, Working
        // with read replicas for Amazon RDS for PostgreSQL): a lower limit would empty the endpoint every quiet night.
        private static final int LEAST_MINUTES = 6;

        /**
         * Checks the limit.
         *
         * @throws IllegalArgumentException for a limit of 5 minutes or less, or more than an hour
         */
        public WhileFresh {
            Checks.requireBetween("maximumLagMinutes", LEAST_MINUTES, 60, maximumLagMinutes);
        }
    }
}
