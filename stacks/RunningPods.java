package dev.meridian.stacks;

import dev.meridian.constructs.alarms.kubernetes.Workload;
import dev.meridian.constructs.workload.rollout.Track;
import dev.meridian.environments.workload.InClusterStore;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.ServiceDefinition;

/** From services and stores in the cluster to the names that metrics have for their pods. */
final class RunningPods {
    private RunningPods() {}

    /** The pods of one version of a service: a Deployment's, or a StatefulSet's if each keeps a disk. */
    static Workload of(NamespaceDefinition namespace, ServiceDefinition service, Track track) {
        var name = track.nameOf(service.name());
        return service.keepsDisks()
                ? new Workload.Stateful(
                        namespace.name(), name, service.scaling().maximum())
                : new Workload.Replicated(namespace.name(), name);
    }

    static Workload of(NamespaceDefinition namespace, InClusterStore store) {
        return new Workload.Stateful(namespace.name(), store.statefulSet(), store.replicas());
    }
}
