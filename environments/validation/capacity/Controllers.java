package dev.meridian.environments.validation.capacity;

import dev.meridian.environments.compute.ClusterDefinition.Capacity;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.workload.scaling.Placement;
import java.util.ArrayList;
import java.util.List;

/**
 * What Meridian's own parts of a cluster ask for, as {@code constructs/cluster} installs them. Where it leaves the choice
 * to an add-on, these are the defaults of the add-on's chart.
 */
final class Controllers {
    /** Pod networking with its agent for network policies, service addresses, disks. */
    private static final Amount ON_EACH_NODE = new Amount(50 + 100 + 30, 120, 4);

    private static final Amount FILES_ON_EACH_NODE = new Amount(30, 120, 1);

    /** Metrics and logs for alarms: the agent, and what forwards logs. */
    private static final Amount WATCH_ON_EACH_NODE = new Amount(250 + 50, 128 + 25, 2);

    private Controllers() {}

    /** What stands on every node. */
    static Amount onEachNode(EnvironmentDefinition environment, Capacity capacity) {
        var daemons = capacity instanceof Capacity.AutoMode ? Amount.NOTHING : ON_EACH_NODE;
        if (!environment.fileStores().isEmpty()) {
            daemons = daemons.plus(FILES_ON_EACH_NODE);
        }
        return environment.alerts().isPresent() ? daemons.plus(WATCH_ON_EACH_NODE) : daemons;
    }

    /** What stands once in a cluster. */
    static List<Pods> of(EnvironmentDefinition environment, Capacity capacity) {
        var all = new ArrayList<Pods>();
        all.add(pods("metrics-server", 2, 100, 200));
        all.add(pods("external-secrets", 2, 50, 128));
        all.add(pods("the webhook and certificates of external-secrets", 3, 0, 0));
        if (!(capacity instanceof Capacity.AutoMode)) {
            all.add(pods("coredns", 2, 100, 70));
            all.add(pods("ebs-csi-controller", 2, 60, 240));
            all.add(pods("aws-load-balancer-controller", 2, 100, 128));
            all.add(
                    capacity instanceof Capacity.Karpenter
                            ? pods("karpenter", 2, 500, 1_024)
                            : pods("cluster-autoscaler", 1, 100, 600));
        }
        if (!environment.fileStores().isEmpty()) {
            all.add(pods("efs-csi-controller", 2, 30, 120));
        }
        if (environment.clusterBackup().isPresent()) {
            all.add(pods("velero", 1, 100, 256));
            all.add(pods("snapshot-controller", 2, 10, 20));
        }
        if (scalesVertically(environment)) {
            all.add(pods("vertical-pod-autoscaler-recommender", 2, 50, 500));
            all.add(pods("vertical-pod-autoscaler-updater", 2, 50, 200));
            all.add(pods("vertical-pod-autoscaler-admission-controller", 2, 50, 200));
        }
        return all;
    }

    private static boolean scalesVertically(EnvironmentDefinition environment) {
        return environment.namespaces().stream()
                .flatMap(namespace -> namespace.services().stream())
                .anyMatch(service -> service.verticalScaling().isPresent());
    }

    private static Pods pods(String what, int count, int cpuMillis, int memoryMiB) {
        return new Pods(what, count, cpuMillis, memoryMiB, Placement.ANYWHERE);
    }
}
