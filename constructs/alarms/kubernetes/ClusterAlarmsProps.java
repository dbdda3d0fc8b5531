package dev.meridian.constructs.alarms.kubernetes;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.alarms.conditions.Checks;
import dev.meridian.constructs.alarms.conditions.Window;

/**
 * Which cluster {@link ClusterAlarms} watch, and what is too much.
 *
 * @param topicArn the topic that is told, in the region of the cluster
 * @param clusterName the EKS cluster's name
 * @param cpuPercent how much CPU all nodes together may use on average, 1 to 100
 * @param memoryPercent how much of its memory the fullest node may use, 1 to 100
 * @param diskPercent how much of its disk the fullest node may use, 1 to 100; at 85 Kubernetes begins to remove images
 *     (Kubernetes documentation, "Garbage Collection")
 * @param window for how long these must be exceeded
 */
public record ClusterAlarmsProps(
        String topicArn, String clusterName, int cpuPercent, int memoryPercent, int diskPercent, Window window) {
    static final int DEFAULT_CPU_PERCENT = 85;
    static final int DEFAULT_MEMORY_PERCENT = 90;
    static final int DEFAULT_DISK_PERCENT = 80;

    /** Unless said otherwise: fifteen minutes on end, in which a node could have been added. */
    public static final Window DEFAULT_WINDOW = Window.minutes(15);

    /** @throws IllegalArgumentException if a name is blank or a figure out of its range */
    public ClusterAlarmsProps {
        Checks.requireText("topicArn", topicArn);
        Checks.requireText("clusterName", clusterName);
        Checks.requirePercent("cpuPercent", cpuPercent);
        Checks.requirePercent("memoryPercent", memoryPercent);
        Checks.requirePercent("diskPercent", diskPercent);
        requireNonNull(window, "window");
    }

    /** Begins with everything optional at its default. */
    public static Builder builder(String topicArn, String clusterName) {
        return new Builder(topicArn, clusterName);
    }

    /** Collects what differs from the defaults. */
    public static final class Builder {
        private final String topicArn;
        private final String clusterName;
        private int cpuPercent = DEFAULT_CPU_PERCENT;
        private int memoryPercent = DEFAULT_MEMORY_PERCENT;
        private int diskPercent = DEFAULT_DISK_PERCENT;
        private Window window = DEFAULT_WINDOW;

        private Builder(String topicArn, String clusterName) {
            this.topicArn = topicArn;
            this.clusterName = clusterName;
        }

        /** The bound for CPU. Default: {@value ClusterAlarmsProps#DEFAULT_CPU_PERCENT}. */
        public Builder cpuPercent(int cpuPercent) {
            this.cpuPercent = cpuPercent;
            return this;
        }

        /** The bound for memory. Default: {@value ClusterAlarmsProps#DEFAULT_MEMORY_PERCENT}. */
        public Builder memoryPercent(int memoryPercent) {
            this.memoryPercent = memoryPercent;
            return this;
        }

        /** The bound for disks. Default: {@value ClusterAlarmsProps#DEFAULT_DISK_PERCENT}. */
        public Builder diskPercent(int diskPercent) {
            this.diskPercent = diskPercent;
            return this;
        }

        /** How long these must be exceeded. Default: {@link ClusterAlarmsProps#DEFAULT_WINDOW}. */
        public Builder window(Window window) {
            this.window = window;
            return this;
        }

        /** @throws IllegalArgumentException see {@link ClusterAlarmsProps} */
        public ClusterAlarmsProps build() {
            return new ClusterAlarmsProps(topicArn, clusterName, cpuPercent, memoryPercent, diskPercent, window);
        }
    }
}
