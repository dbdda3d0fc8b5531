package dev.meridian.stacks;

import dev.meridian.constructs.workload.namespace.ContainerLimits;
import dev.meridian.constructs.workload.namespace.NamespaceProps;
import dev.meridian.constructs.workload.namespace.Quota;
import dev.meridian.constructs.workload.namespace.ReadinessGates;
import dev.meridian.constructs.workload.priority.PriorityClassProps;
import dev.meridian.constructs.workload.priority.PriorityClassProps.Assignment;
import dev.meridian.constructs.workload.priority.PriorityClassProps.Preemption;
import dev.meridian.constructs.workload.security.PodSecurityLevel;
import dev.meridian.constructs.workload.traffic.Dns;
import dev.meridian.environments.compute.ClusterDefinition;
import dev.meridian.environments.compute.ClusterDefinition.Capacity;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.container.ContainerDefinition;
import dev.meridian.environments.workload.container.Privileges.Rule;
import dev.meridian.environments.workload.scaling.Importance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** From the definitions of namespaces to their props, and the ranks of pods that all namespaces share. */
final class Namespaces {
    /** Where the jobs run that know the databases' masters, apart from all services. */
    static final String DATABASE_ADMINISTRATION = "database-admin";

    private static final Quota FOR_ADMINISTRATION = new Quota(1_000, 1_024, 10);
    private static final ContainerLimits SMALL = new ContainerLimits(500, 512);

    private Namespaces() {}

    static List<NamespaceProps> props(Placement placement) {
        var cluster = placement.environment().cluster().orElseThrow();
        var props = new ArrayList<NamespaceProps>();
        placement.environment().namespaces().forEach(namespace -> props.add(props(placement, cluster, namespace)));
        if (placement.region().isPrimary() && DatabaseRoles.isNeeded(placement.environment())) {
            props.add(NamespaceProps.builder(
                            DATABASE_ADMINISTRATION,
                            placement.system().name(),
                            cluster.version(),
                            FOR_ADMINISTRATION,
                            SMALL)
                    .readinessGates(ReadinessGates.NONE)
                    .dns(dns(cluster))
                    .build());
        }
        return props;
    }

    /**
     * Databases, caches and jobs give no class: at rank 0 the first service that finds no room would push them off their
     * nodes.
     */
    static List<PriorityClassProps> priorities() {
        return List.of(
                new PriorityClassProps(
                        Pods.priorityClass(Importance.CRITICAL),
                        1_000_000,
                        Preemption.LOWER_PRIORITY,
                        Assignment.BY_NAME,
                        "Users notice at once"),
                new PriorityClassProps(
                        Pods.priorityClass(Importance.STANDARD),
                        100_000,
                        Preemption.LOWER_PRIORITY,
                        Assignment.BY_DEFAULT,
                        "What most do"),
                new PriorityClassProps(
                        Pods.priorityClass(Importance.BACKGROUND),
                        1_000,
                        Preemption.NEVER,
                        Assignment.BY_NAME,
                        "It can wait"));
    }

    private static NamespaceProps props(
            Placement placement, ClusterDefinition cluster, NamespaceDefinition definition) {
        var exposed = definition.services().stream()
                .anyMatch(service -> !service.exposures().isEmpty());
        return NamespaceProps.builder(
                        definition.name(),
                        placement.system().name(),
                        cluster.version(),
                        new Quota(
                                definition.quota().requestCpuMillis(),
                                definition.quota().requestMemoryMiB(),
                                definition.quota().pods()),
                        new ContainerLimits(
                                definition.ceiling().cpuMillis(),
                                definition.ceiling().memoryMiB()))
                .labels(definition.labels())
                .enforced(hasRoot(definition) ? PodSecurityLevel.BASELINE : PodSecurityLevel.RESTRICTED)
                .readinessGates(exposed ? ReadinessGates.LOAD_BALANCER : ReadinessGates.NONE)
                .dns(dns(cluster))
                .build();
    }

    private static boolean hasRoot(NamespaceDefinition definition) {
        return Stream.concat(
                        definition.services().stream().map(service -> service.container()),
                        definition.jobs().stream().map(job -> job.container()))
                .map(ContainerDefinition::privileges)
                .flatMap(privileges -> privileges.exemptions().stream())
                .anyMatch(exemption -> exemption.rule() == Rule.NOT_ROOT);
    }

    /** In Auto Mode names are answered on each node, at the tenth address of the services. */
    static Dns dns(ClusterDefinition cluster) {
        if (!(cluster.capacity() instanceof Capacity.AutoMode)) {
            return new Dns.Pods();
        }
        var first = cluster.serviceAddresses().range().orElseThrow().first() + 10;
        return new Dns.Address(
                "%d.%d.%d.%d/32".formatted(first >> 24, first >> 16 & 255, first >> 8 & 255, first & 255));
    }
}
