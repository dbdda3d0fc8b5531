package dev.meridian.constructs.workload.stores.parts;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import java.util.List;

/** Who may talk to whom: policies for both directions, with numbered ports. Not for users. */
public final class Reach {
    private static final String NAMESPACE = "kubernetes.io/metadata.name";
    private static final int DNS_PORT = 53;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private Reach() {}

    /** Everything but these rules is refused, in both directions. */
    public static NetworkPolicy policy(
            Named named, List<NetworkPolicyIngressRule> ingress, List<NetworkPolicyEgressRule> egress) {
        return new NetworkPolicyBuilder()
                .withMetadata(named.metadata(named.app()))
                .withNewSpec()
                .withNewPodSelector()
                .withMatchLabels(named.selector())
                .endPodSelector()
                .withPolicyTypes("Ingress", "Egress")
                .withIngress(ingress)
                .withEgress(egress)
                .endSpec()
                .build();
    }

    /** Pods may come in on a port. Nobody makes no rule, since a rule from nobody in particular admits everybody. */
    public static List<NetworkPolicyIngressRule> from(List<Peer> peers, int port) {
        if (peers.isEmpty()) {
            return List.of();
        }
        return List.of(new NetworkPolicyIngressRuleBuilder()
                .withFrom(peers.stream().map(Reach::pods).toList())
                .addNewPort()
                .withProtocol("TCP")
                .withNewPort(port)
                .endPort()
                .build());
    }

    /** Pods may be called on a port. */
    public static NetworkPolicyEgressRule to(Peer peer, int port) {
        return to(List.of(pods(peer)), port);
    }

    /** Addresses may be called on a port. */
    public static NetworkPolicyEgressRule to(int port, List<String> cidrs) {
        return to(
                cidrs.stream()
                        .map(cidr -> new NetworkPolicyPeerBuilder()
                                .withNewIpBlock()
                                .withCidr(cidr)
                                .endIpBlock()
                                .build())
                        .toList(),
                port);
    }

    /** Names may be resolved by the cluster's DNS. */
    public static NetworkPolicyEgressRule toDns() {
        return new NetworkPolicyEgressRuleBuilder()
                .addNewTo()
                .withNewNamespaceSelector()
                .addToMatchLabels(NAMESPACE, "kube-system")
                .endNamespaceSelector()
                .withNewPodSelector()
                .addToMatchLabels("k8s-app", "kube-dns")
                .endPodSelector()
                .endTo()
                .addNewPort()
                .withProtocol("UDP")
                .withNewPort(DNS_PORT)
                .endPort()
                .addNewPort()
                .withProtocol("TCP")
                .withNewPort(DNS_PORT)
                .endPort()
                .build();
    }

    /** The agent that gives a pod its AWS credentials (Amazon EKS User Guide, Set up the EKS Pod Identity Agent). */
    public static NetworkPolicyEgressRule toIdentityAgent() {
        return to(HTTP_PORT, List.of("169.254.170.23/32"));
    }

    /** AWS by TLS: S3 has public addresses even behind a gateway endpoint. The node's metadata stay out of reach. */
    public static NetworkPolicyEgressRule toAws() {
        return to(
                List.of(new NetworkPolicyPeerBuilder()
                        .withNewIpBlock()
                        .withCidr("0.0.0.0/0")
                        .withExcept("169.254.169.254/32")
                        .endIpBlock()
                        .build()),
                HTTPS_PORT);
    }

    private static NetworkPolicyEgressRule to(List<NetworkPolicyPeer> peers, int port) {
        return new NetworkPolicyEgressRuleBuilder()
                .withTo(peers)
                .addNewPort()
                .withProtocol("TCP")
                .withNewPort(port)
                .endPort()
                .build();
    }

    private static NetworkPolicyPeer pods(Peer peer) {
        return new NetworkPolicyPeerBuilder()
                .withNewNamespaceSelector()
                .addToMatchLabels(NAMESPACE, peer.namespace())
                .endNamespaceSelector()
                .withNewPodSelector()
                .addToMatchLabels(Named.APP, peer.app())
                .endPodSelector()
                .build();
    }
}
