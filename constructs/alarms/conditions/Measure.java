package dev.meridian.constructs.alarms.conditions;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What an alarm looks at. Not for users. */
public sealed interface Measure {
    /**
     * One metric.
     *
     * @param namespace such as {@code AWS/RDS}
     * @param name such as {@code CPUUtilization}
     * @param dimensions exactly those of a set that the publisher writes: CloudWatch does not aggregate over others
     * @param statistic how the values of a period become one
     */
    record Series(String namespace, String name, Map<String, String> dimensions, Statistic statistic)
            implements Measure {
        /** Sorts the dimensions, so that templates repeat. */
        public Series {
            requireNonNull(namespace, "namespace");
            requireNonNull(name, "name");
            dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
            requireNonNull(statistic, "statistic");
        }
    }

    /**
     * Metric math over several metrics.
     *
     * @param formula the expression, which names the inputs
     * @param inputs metrics by the name they have in the formula, at most {@value #MAX_INPUTS}
     */
    record Formula(String formula, Map<String, Series> inputs) implements Measure {
        /** Amazon CloudWatch API Reference, PutMetricAlarm: structures that retrieve a metric. */
        public static final int MAX_INPUTS = 10;

        /** @throws IllegalArgumentException if there are more inputs than CloudWatch takes */
        public Formula {
            requireNonNull(formula, "formula");
            inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
            Checks.requireWithin("inputs of a formula", 1, MAX_INPUTS, inputs.size());
        }
    }

    /** How the values of a period become one. */
    enum Statistic {
        /** Their sum. */
        SUM("Sum"),
        /** Their average. */
        AVERAGE("Average"),
        /** The largest. */
        MAXIMUM("Maximum"),
        /** The smallest. */
        MINIMUM("Minimum"),
        /** What 95 of 100 do not exceed. */
        P95("p95");

        private final String wireName;

        Statistic(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }
    }
}
