package dev.meridian.constructs.alarms.kubernetes;

import dev.meridian.constructs.alarms.conditions.Checks;
import dev.meridian.constructs.alarms.conditions.Measure.Formula;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pods that belong together, under the names that Container Insights writes their metrics with: in {@code PodName}, a
 * pod of a Deployment or DaemonSet bears its owner's name, and one of a StatefulSet its own.
 */
public sealed interface Workload {
    /** The Kubernetes namespace. */
    String namespace();

    /** What metrics call the pods. */
    List<String> podNames();

    /** What people call the workload, such as {@code tapwork/api}. */
    String title();

    /**
     * The pods of a Deployment or a DaemonSet.
     *
     * @param namespace the Kubernetes namespace
     * @param name the Deployment's or DaemonSet's name
     */
    record Replicated(String namespace, String name) implements Workload {
        /** @throws IllegalArgumentException if a name is none that Kubernetes takes */
        public Replicated {
            Label.require("namespace", namespace);
            Label.require("name", name);
        }

        @Override
        public List<String> podNames() {
            return List.of(name);
        }

        @Override
        public String title() {
            return namespace + "/" + name;
        }
    }

    /**
     * The pods of a StatefulSet.
     *
     * @param namespace the Kubernetes namespace
     * @param name the StatefulSet's name
     * @param replicas how many pods there are, 1 to {@value Formula#MAX_INPUTS}: an alarm looks at each by its name
     */
    record Stateful(String namespace, String name, int replicas) implements Workload {
        /** @throws IllegalArgumentException if a name is none that Kubernetes takes, or there are too many replicas */
        public Stateful {
            Label.require("namespace", namespace);
            Label.require("name", name);
            Checks.requireWithin("replicas of " + name, 1, Formula.MAX_INPUTS, replicas);
        }

        @Override
        public List<String> podNames() {
            return IntStream.range(0, replicas)
                    .mapToObj(ordinal -> name + "-" + ordinal)
                    .toList();
        }

        @Override
        public String title() {
            return namespace + "/" + name;
        }
    }
}
