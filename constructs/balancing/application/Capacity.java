package dev.meridian.constructs.balancing.application;

import dev.meridian.constructs.balancing.loadbalancer.Checks;

/** How much an {@code ApplicationEntry} can take before it has had time to grow. */
public sealed interface Capacity {
    /** It grows and shrinks with its traffic, from Elastic Load Balancing's own start size. */
    record Elastic() implements Capacity {}

    /**
     * It never shrinks below what this many connections need (atlas A3: 10,000).
     *
     * <p>The reservation is in load balancer capacity units (LCU). One LCU is 3,000 active connections in a minute, 25
     * new connections a second, 1 GB an hour or 1,000 rule evaluations a second, whichever is used most ("Elastic Load
     * Balancing pricing"); this counts the active connections only. A load balancer accepts a reservation of {@value
     * #LEAST_UNITS} LCU or more, so 10,000 connections, which are 4 LCU, reserve {@value #LEAST_UNITS}: enough for
     * 300,000. It is a floor, not a limit, and each reserved unit is paid for by the hour, used or not.
     *
     * <p>Two facts before a first deployment ("Quotas for your Application Load Balancers", "Request Load balancer
     * Capacity Unit reservation"): the quota of reserved LCU in a Region is 0 until it is raised, and a reservation may
     * be lowered twice a day only. CloudFormation does not wait for the reservation, which may take hours.
     *
     * @param concurrentConnections open at the same time, at least 1
     */
    record Reserved(int concurrentConnections) implements Capacity {
        /** Active connections that one LCU stands for: {@value}. */
        public static final int CONNECTIONS_PER_UNIT = 3_000;

        /** The least that can be reserved, in LCU: {@value}. */
        public static final int LEAST_UNITS = 100;

        /** The most that can be reserved without a raised quota, in LCU: {@value}. */
        public static final int MOST_UNITS = 15_000;

        /**
         * Checks that the figure can be reserved.
         *
         * @throws IllegalArgumentException if it is not positive or passes {@value #MOST_UNITS} LCU
         */
        public Reserved {
            Checks.requireWithin("concurrentConnections", 1, MOST_UNITS * CONNECTIONS_PER_UNIT, concurrentConnections);
        }

        /** The capacity units that this many connections need, were there no least reservation. */
        public int neededUnits() {
            return (concurrentConnections + CONNECTIONS_PER_UNIT - 1) / CONNECTIONS_PER_UNIT;
        }

        /** The capacity units to reserve: what is needed, and no less than {@value #LEAST_UNITS}. */
        public int reservedUnits() {
            return Math.max(neededUnits(), LEAST_UNITS);
        }
    }
}
