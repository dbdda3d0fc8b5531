package dev.meridian.constructs.alarms.kubernetes;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.alarms.conditions.Checks;
import dev.meridian.constructs.alarms.conditions.Window;

/**
 * Which pods {@link WorkloadAlarms} watch, and what is too much.
 *
 * @param topicArn the topic that is told, in the region of the cluster
 * @param clusterName the EKS cluster's name
 * @param workload the pods
 * @param restarts how many restarts of containers, in all pods and within
 *     {@value WorkloadAlarms#RESTART_WINDOW_MINUTES} minutes, are too many; at least 1
 * @param cpuPercent how much of their CPU limits the pods may use on average, 1 to 100
 * @param memoryPercent how much of its memory limit the fullest pod may use, 1 to 100; at 100 it is killed
 * @param window for how long CPU or memory must be beyond that
 */
public record WorkloadAlarmsProps(
        String topicArn,
        String clusterName,
        Workload workload,
        int restarts,
        int cpuPercent,
        int memoryPercent,
        Window window) {
    static final int DEFAULT_RESTARTS = 3;
    static final int DEFAULT_CPU_PERCENT = 90;
    static final int DEFAULT_MEMORY_PERCENT = 90;

    /** Unless said otherwise: fifteen minutes on end, so that an autoscaler has had its turn. */
    public static final Window DEFAULT_WINDOW = Window.minutes(15);

    /** @throws IllegalArgumentException if a name is blank or a figure out of its range */
    public WorkloadAlarmsProps {
        Checks.requireText("topicArn", topicArn);
        Checks.requireText("clusterName", clusterName);
        requireNonNull(workload, "workload");
        Checks.requireWithin("restarts", 1, 1_000, restarts);
        Checks.requirePercent("cpuPercent", cpuPercent);
        Checks.requirePercent("memoryPercent", memoryPercent);
        requireNonNull(window, "window");
    }

    /** Begins with everything optional at its default. */
    public static Builder builder(String topicArn, String clusterName, Workload workload) {
        return new Builder(topicArn, clusterName, workload);
    }

    /** Collects what differs from the defaults. */
    public static final class Builder {
        private final String topicArn;
        private final String clusterName;
        private final Workload workload;
        private int restarts = DEFAULT_RESTARTS;
        private int cpuPercent = DEFAULT_CPU_PERCENT;
        private int memoryPercent = DEFAULT_MEMORY_PERCENT;
        private Window window = DEFAULT_WINDOW;

        private Builder(String topicArn, String clusterName, Workload workload) {
            this.topicArn = topicArn;
            this.clusterName = clusterName;
            this.workload = workload;
        }

        /** How many restarts are too many. Default: {@value WorkloadAlarmsProps#DEFAULT_RESTARTS}. */
        public Builder restarts(int restarts) {
            this.restarts = restarts;
            return this;
        }

        /** The bound for CPU. Default: {@value WorkloadAlarmsProps#DEFAULT_CPU_PERCENT}. */
        public Builder cpuPercent(int cpuPercent) {
            this.cpuPercent = cpuPercent;
            return this;
        }

        /** The bound for memory. Default: {@value WorkloadAlarmsProps#DEFAULT_MEMORY_PERCENT}. */
        public Builder memoryPercent(int memoryPercent) {
            this.memoryPercent = memoryPercent;
            return this;
        }

        /** How long these must be exceeded. Default: {@link WorkloadAlarmsProps#DEFAULT_WINDOW}. */
        public Builder window(Window window) {
            this.window = window;
            return this;
        }

        /** @throws IllegalArgumentException see {@link WorkloadAlarmsProps} */
        public WorkloadAlarmsProps build() {
            return new WorkloadAlarmsProps(
                    topicArn, clusterName, workload, restarts, cpuPercent, memoryPercent, window);
        }
    }
}
