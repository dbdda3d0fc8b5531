package dev.meridian.constructs.workload.traffic;

import dev.meridian.constructs.workload.container.Port;
import dev.meridian.constructs.workload.container.Protocol;
import dev.meridian.constructs.workload.labels.Owner;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Network policies in both directions.
 *
 * <p>Ports are numbers of containers. EKS's controller cannot resolve names for address ranges, and finds a Service's
 * own port by the number that it leads to. Each peer has one rule with all its ports, since of two rules for one range
 * the controller kept only one (amazon-network-policy-controller-k8s, issue 197).
 */
public final class Policies {
    private static final int DNS_PORT = 53;
    private static final Outbound IDENTITY_AGENT = new Outbound(new Peer.Addresses("169.254.170.23/32"), 80);
    private static final List<String> BOTH_WAYS = List.of("Ingress", "Egress");

    private Policies() {}

    /**
     * What the pods of a service or job may do.
     *
     * @param usesAws whether they get credentials from EKS's agent on their node
     */
    public static NetworkPolicy of(Owner owner, Traffic traffic, List<Port> ports, boolean usesAws) {
        return new NetworkPolicyBuilder()
                .withMetadata(owner.metadata(owner.name()))
                .withNewSpec()
                .withNewPodSelector()
                .withMatchLabels(owner.selector())
                .endPodSelector()
                .withPolicyTypes(BOTH_WAYS)
                .withIngress(ingress(traffic, ports))
                .withEgress(egress(Stream.of(
                                dns(traffic.dns()),
                                usesAws ? List.of(IDENTITY_AGENT) : List.<Outbound>of(),
                                traffic.outbound())
                        .flatMap(List::stream)
                        .toList()))
                .endSpec()
                .build();
    }

    /** What pods may do of which nothing else is said: ask for names. */
    public static NetworkPolicy namespaceDefault(Owner owner, String name, Dns dns) {
        return new NetworkPolicyBuilder()
                .withMetadata(owner.metadata(name))
                .withNewSpec()
                .withNewPodSelector()
                .endPodSelector()
                .withPolicyTypes(BOTH_WAYS)
                .withEgress(egress(dns(dns)))
                .endSpec()
                .build();
    }

    private static List<Outbound> dns(Dns dns) {
        return List.of(
                new Outbound(dns.peer(), DNS_PORT, Protocol.UDP), new Outbound(dns.peer(), DNS_PORT, Protocol.TCP));
    }

    private static List<NetworkPolicyIngressRule> ingress(Traffic traffic, List<Port> ports) {
        var byPeer = new LinkedHashMap<Peer, TreeSet<Door>>();
        for (var inbound : traffic.inbound()) {
            var port = ports.stream()
                    .filter(candidate -> candidate.name().equals(inbound.port()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "inbound calls must name a port of the service, got '%s'; there is %s"
                                    .formatted(
                                            inbound.port(),
                                            ports.stream().map(Port::name).toList())));
            byPeer.computeIfAbsent(inbound.from(), peer -> new TreeSet<>())
                    .add(new Door(port.container(), port.protocol()));
        }
        return byPeer.entrySet().stream()
                .map(entry -> new NetworkPolicyIngressRuleBuilder()
                        .withFrom(entry.getKey().toKubernetes())
                        .withPorts(doors(entry))
                        .build())
                .toList();
    }

    private static List<NetworkPolicyEgressRule> egress(List<Outbound> outbound) {
        var byPeer = new LinkedHashMap<Peer, TreeSet<Door>>();
        outbound.forEach(call ->
                byPeer.computeIfAbsent(call.to(), peer -> new TreeSet<>()).add(new Door(call.port(), call.protocol())));
        return byPeer.entrySet().stream()
                .map(entry -> new NetworkPolicyEgressRuleBuilder()
                        .withTo(entry.getKey().toKubernetes())
                        .withPorts(doors(entry))
                        .build())
                .toList();
    }

    private static List<NetworkPolicyPort> doors(Map.Entry<Peer, TreeSet<Door>> rule) {
        return rule.getValue().stream().map(Door::toKubernetes).toList();
    }

    /** A port with its protocol, in the order in which rules list them. */
    private record Door(int port, Protocol protocol) implements Comparable<Door> {
        @Override
        public int compareTo(Door other) {
            return port == other.port ? protocol.compareTo(other.protocol) : Integer.compare(port, other.port);
        }

        NetworkPolicyPort toKubernetes() {
            return new NetworkPolicyPortBuilder()
                    .withPort(new IntOrString(port))
                    .withProtocol(protocol.name())
                    .build();
        }
    }
}
