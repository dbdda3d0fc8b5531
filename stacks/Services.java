package dev.meridian.stacks;

import dev.meridian.constructs.balancing.routing.Colour;
import dev.meridian.constructs.network.subnets.AddressPlan;
import dev.meridian.constructs.workload.container.Port;
import dev.meridian.constructs.workload.exposure.ServiceAddress;
import dev.meridian.constructs.workload.exposure.TargetBinding;
import dev.meridian.constructs.workload.exposure.TargetBinding.Binder;
import dev.meridian.constructs.workload.probes.Check;
import dev.meridian.constructs.workload.probes.Check.Scheme;
import dev.meridian.constructs.workload.probes.HealthProbe;
import dev.meridian.constructs.workload.probes.HealthProbes;
import dev.meridian.constructs.workload.rollout.Amount;
import dev.meridian.constructs.workload.rollout.RollOut;
import dev.meridian.constructs.workload.rollout.Track;
import dev.meridian.constructs.workload.service.ServiceProps;
import dev.meridian.constructs.workload.traffic.Inbound;
import dev.meridian.constructs.workload.traffic.Peer;
import dev.meridian.environments.compute.ClusterDefinition.Capacity;
import dev.meridian.environments.workload.Exposure;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.Probe;
import dev.meridian.environments.workload.ServiceDefinition;
import dev.meridian.environments.workload.scaling.RollOut.BlueGreen;
import dev.meridian.environments.workload.scaling.RollOut.Canary;
import dev.meridian.environments.workload.scaling.RollOut.Rolling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From the definition of a service to its props in one region.
 *
 * @param placement the region
 * @param pods what its pods are made by
 * @param callers who calls whom
 * @param ingress where requests from the internet come from, if any do
 */
record Services(Placement placement, Pods pods, Callers callers, Optional<IngressStack> ingress) {
    ServiceProps props(NamespaceDefinition namespace, ServiceDefinition definition, List<Reach> reaches) {
        var pod = pods.pod(definition.name(), definition.container(), reaches, inbound(namespace, definition))
                .placement(pods.placement(definition.placement()))
                .priorityClass(Pods.priorityClass(definition.importance()))
                .gracePeriodSeconds(definition.gracePeriodSeconds())
                .build();
        var builder = ServiceProps.builder(
                        definition.name(), namespace.name(), placement.system().name(), pod)
                .ports(definition.ports().stream()
                        .map(port -> Port.tcp(port.name(), port.container(), port.service()))
                        .toList())
                .address(
                        definition.ports().isEmpty()
                                ? new ServiceAddress.None()
                                : new ServiceAddress.ClusterIp(definition.serviceName()))
                .probes(probes(definition))
                .scaling(Scalings.horizontal(definition))
                .rollOut(rollOut(definition))
                .bindings(bindings(definition));
        definition.verticalScaling().map(Scalings::vertical).ifPresent(builder::verticalScaling);
        return builder.build();
    }

    /** Callers in the cluster, load balancers in their subnets, and operators' networks outside AWS. */
    private List<Inbound> inbound(NamespaceDefinition namespace, ServiceDefinition definition) {
        var inbound = new ArrayList<Inbound>();
        callers.of(namespace.name(), definition.name())
                .forEach(caller ->
                        inbound.add(new Inbound(Peer.Pods.of(caller.namespace(), caller.app()), caller.port())));
        definition.exposures().stream()
                .map(exposure -> exposure.port())
                .distinct()
                .forEach(port -> {
                    inbound.add(new Inbound(
                            new Peer.Addresses(Placement.tierBlock(placement.region(), AddressPlan.PUBLIC)), port));
                    placement.environment().vpns().stream()
                            .flatMap(vpn -> vpn.networks().stream())
                            .forEach(network -> inbound.add(new Inbound(new Peer.Addresses(network.text()), port)));
                });
        return inbound;
    }

    /**
     * A binding is named after its group's colour, so that it stays when the service is rolled out otherwise: the
     * controller refuses a second one for the same group (aws-load-balancer-controller, pull request 2098), and
     * CloudFormation makes the new before it deletes the old.
     */
    private List<TargetBinding> bindings(ServiceDefinition definition) {
        if (definition.exposures().isEmpty() || ingress.isEmpty()) {
            return List.of();
        }
        var autoMode = placement
                .environment()
                .cluster()
                .map(cluster -> cluster.capacity() instanceof Capacity.AutoMode)
                .orElse(false);
        var bindings = new ArrayList<TargetBinding>();
        tracks(definition)
                .forEach((track, colour) -> bindings.add(new TargetBinding(
                        definition.name() + "-" + colour.kebab(),
                        definition.exposures().get(0).port(),
                        track,
                        ingress.get().targetGroupArn(definition.name(), colour),
                        autoMode ? Binder.AUTO_MODE : Binder.LOAD_BALANCER_CONTROLLER)));
        return bindings;
    }

    /** Which version is registered in the target group of which colour. */
    static Map<Track, Colour> tracks(ServiceDefinition definition) {
        var tracks = new LinkedHashMap<Track, Colour>();
        if (definition.rollOut() instanceof BlueGreen) {
            tracks.put(Track.BLUE, Colour.BLUE);
            tracks.put(Track.GREEN, Colour.GREEN);
        } else if (definition.rollOut() instanceof Canary) {
            tracks.put(Track.STABLE, Colour.BLUE);
            tracks.put(Track.CANDIDATE, Colour.GREEN);
        } else {
            tracks.put(Track.ONLY, Colour.BLUE);
        }
        return tracks;
    }

    private static RollOut rollOut(ServiceDefinition definition) {
        if (definition.rollOut() instanceof BlueGreen both) {
            return new RollOut.BlueGreen(
                    both.live().name().equals(RollOut.Colour.BLUE.name()) ? RollOut.Colour.BLUE : RollOut.Colour.GREEN,
                    Pods.image(both.other()));
        }
        if (definition.rollOut() instanceof Canary canary) {
            return new RollOut.Canary(Pods.image(canary.candidate()));
        }
        if (definition.keepsDisks()) {
            return new RollOut.InOrder();
        }
        var rolling = (Rolling) definition.rollOut();
        return new RollOut.Rolling(Amount.of(rolling.surge()), Amount.of(rolling.unavailable()));
    }

    private static HealthProbes probes(ServiceDefinition definition) {
        return new HealthProbes(
                definition.probes().liveness().map(probe -> probe(definition, probe)),
                definition.probes().readiness().map(probe -> probe(definition, probe)),
                definition.probes().startup().map(probe -> probe(definition, probe)));
    }

    private static HealthProbe probe(ServiceDefinition service, Probe definition) {
        return new HealthProbe(
                check(service, definition.check()),
                definition.initialDelaySeconds(),
                definition.periodSeconds(),
                definition.timeoutSeconds(),
                definition.failureThreshold(),
                definition.successThreshold());
    }

    /** Where pods bring certificates of their own, nobody gets an answer without TLS. */
    private static Check check(ServiceDefinition service, Probe.Check definition) {
        if (definition instanceof Probe.Check.Http http) {
            var isEncrypted = service.exposures().stream()
                    .anyMatch(exposure -> exposure.tls() == Exposure.Tls.TO_POD
                            && exposure.port().equals(http.port()));
            return new Check.Http(http.path(), http.port(), isEncrypted ? Scheme.HTTPS : Scheme.HTTP);
        }
        return definition instanceof Probe.Check.Tcp tcp
                ? new Check.Tcp(tcp.port())
                : new Check.Command(((Probe.Check.Command) definition).words());
    }
}
