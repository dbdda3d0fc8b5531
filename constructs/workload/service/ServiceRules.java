package dev.meridian.constructs.workload.service;

import dev.meridian.constructs.workload.container.Port;
import dev.meridian.constructs.workload.exposure.ServiceAddress;
import dev.meridian.constructs.workload.exposure.TargetBinding;
import dev.meridian.constructs.workload.probes.HealthProbes;
import dev.meridian.constructs.workload.rollout.RollOut;
import dev.meridian.constructs.workload.rollout.Track;
import dev.meridian.constructs.workload.rules.Numbers;
import dev.meridian.constructs.workload.traffic.Inbound;
import dev.meridian.constructs.workload.traffic.Traffic;
import dev.meridian.constructs.workload.volumes.Volume;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the parts of a service fit together. */
final class ServiceRules {
    private static final int LONGEST_DAY = 86_400;

    private ServiceRules() {}

    static void requirePorts(List<Port> ports, ServiceAddress address, HealthProbes probes, Traffic traffic) {
        requireDifferent("names", ports.stream().map(Port::name));
        requireDifferent("container ports", ports.stream().map(port -> port.container() + "/" + port.protocol()));
        requireDifferent("service ports", ports.stream().map(port -> port.service() + "/" + port.protocol()));
        if (ports.isEmpty() && address instanceof ServiceAddress.ClusterIp clusterIp) {
            throw new IllegalArgumentException(
                    "Service '%s' must have a port, got none; give the service a port or no address"
                            .formatted(clusterIp.name()));
        }
        probes.ports().forEach(port -> requirePort("a probe", port, ports));
        traffic.inbound().stream().map(Inbound::port).forEach(port -> requirePort("an inbound call", port, ports));
    }

    static void requireBindings(
            List<TargetBinding> bindings, List<Port> ports, ServiceAddress address, Set<Track> tracks) {
        requireDifferent("names of bindings", bindings.stream().map(TargetBinding::name));
        for (var binding : bindings) {
            requirePort("binding '%s'".formatted(binding.name()), binding.port(), ports);
            if (address instanceof ServiceAddress.None) {
                throw new IllegalArgumentException(
                        "binding '%s' needs a Service, but the service has no address".formatted(binding.name()));
            }
            if (!tracks.contains(binding.track())) {
                throw new IllegalArgumentException("binding '%s' must be of a version that runs, got %s; there is %s"
                        .formatted(binding.name(), binding.track(), tracks));
            }
        }
    }

    static void requireRollOut(RollOut rollOut, List<Volume> volumes) {
        var disks = volumes.stream().anyMatch(Volume.Claim.class::isInstance);
        if (disks != rollOut instanceof RollOut.InOrder) {
            throw new IllegalArgumentException(
                    disks
                            ? "pods with disks must be replaced InOrder, got %s".formatted(rollOut)
                            : "only pods with disks are replaced InOrder; use Rolling");
        }
    }

    static void requireTimes(
            int drainSeconds,
            int gracePeriodSeconds,
            int minReadySeconds,
            int progressDeadlineSeconds,
            int revisionHistoryLimit) {
        Numbers.between("drainSeconds", 0, gracePeriodSeconds - 1, drainSeconds);
        Numbers.between("minReadySeconds", 0, LONGEST_DAY, minReadySeconds);
        Numbers.between("progressDeadlineSeconds", minReadySeconds + 1, 2 * LONGEST_DAY, progressDeadlineSeconds);
        Numbers.atLeast("revisionHistoryLimit", 0, revisionHistoryLimit);
    }

    private static void requirePort(String who, String name, List<Port> ports) {
        var names = ports.stream().map(Port::name).collect(Collectors.toCollection(TreeSet::new));
        if (!names.contains(name)) {
            throw new IllegalArgumentException(
                    "%s must name a port of the service, got '%s'; there is %s".formatted(who, name, names));
        }
    }

    private static void requireDifferent(String what, Stream<String> values) {
        var seen = new HashSet<String>();
        values.forEach(value -> {
            if (!seen.add(value)) {
                throw new IllegalArgumentException("%s must be different, got '%s' twice".formatted(what, value));
            }
        });
    }
}
