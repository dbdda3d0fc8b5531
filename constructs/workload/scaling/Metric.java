package dev.meridian.constructs.workload.scaling;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.rules.Numbers;
import dev.meridian.constructs.workload.rules.Quantities;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpecBuilder;

/** What tells how many pods are needed. */
public sealed interface Metric {
    /** What it is called. */
    String name();

    /** In Kubernetes's terms. */
    MetricSpec toKubernetes();

    /** The CPU in use, in percent of what the pods request. */
    record Cpu(int percent) implements Metric {
        /** @throws IllegalArgumentException if it is not positive */
        public Cpu {
            Numbers.atLeast("the percent of cpu", 1, percent);
        }

        @Override
        public String name() {
            return "cpu";
        }

        @Override
        public MetricSpec toKubernetes() {
            return utilization(name(), percent);
        }
    }

    /** The memory in use, in percent of what the pods request. */
    record Memory(int percent) implements Metric {
        /** @throws IllegalArgumentException if it is not positive */
        public Memory {
            Numbers.atLeast("the percent of memory", 1, percent);
        }

        @Override
        public String name() {
            return "memory";
        }

        @Override
        public MetricSpec toKubernetes() {
            return utilization(name(), percent);
        }
    }

    /**
     * A measure that the pods publish; it needs a custom metrics API on the cluster, and holds still without one.
     *
     * @param name the metric's name, such as {@code requests_per_second}
     * @param average what one pod is to have on average
     */
    record PerPod(String name, int average) implements Metric {
        /** @throws IllegalArgumentException if there is no name, or the average is not positive */
        public PerPod {
            requireNonNull(name, "name");
            if (name.isBlank()) {
                throw new IllegalArgumentException("a metric must have a name, got none");
            }
            Numbers.atLeast("the average of '%s'".formatted(name), 1, average);
        }

        @Override
        public MetricSpec toKubernetes() {
            return new MetricSpecBuilder()
                    .withType("Pods")
                    .withNewPods()
                    .withNewMetric()
                    .withName(name)
                    .endMetric()
                    .withNewTarget()
                    .withType("AverageValue")
                    .withAverageValue(Quantities.count(average))
                    .endTarget()
                    .endPods()
                    .build();
        }
    }

    private static MetricSpec utilization(String resource, int percent) {
        return new MetricSpecBuilder()
                .withType("Resource")
                .withNewResource()
                .withName(resource)
                .withNewTarget()
                .withType("Utilization")
                .withAverageUtilization(percent)
                .endTarget()
                .endResource()
                .build();
    }
}
