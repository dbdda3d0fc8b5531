package dev.meridian.constructs.workload.traffic;

import dev.meridian.constructs.addresses.Ipv4Block;
import dev.meridian.constructs.workload.labels.Owner;
import dev.meridian.constructs.workload.rules.Names;
import dev.meridian.constructs.workload.rules.Tokens;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Somebody to talk to. */
public sealed interface Peer {
    /** In Kubernetes's terms. */
    NetworkPolicyPeer toKubernetes();

    /**
     * Pods of the cluster.
     *
     * <p>EKS lets calls through a Service only if its selector has all these labels (amazon-network-policy-controller-k8s,
     * issue 224): name no label that the Service leaves out.
     *
     * @param namespace their namespace
     * @param labels labels that they all have
     */
    record Pods(String namespace, Map<String, String> labels) implements Peer {
        private static final String NAMESPACE = "kubernetes.io/metadata.name";

        /** @throws IllegalArgumentException if a name or label is not one, or there is no label */
        public Pods {
            Names.object("a peer's namespace", namespace);
            labels = Collections.unmodifiableMap(new TreeMap<>(Names.labels("a peer's labels", labels)));
            if (labels.isEmpty()) {
                throw new IllegalArgumentException(
                        "pods of namespace '%s' must have a label to be told by, got none".formatted(namespace));
            }
        }

        /** The pods of a service or job of this package. */
        public static Pods of(String namespace, String name) {
            return new Pods(namespace, Map.of(Owner.SELECTOR, name));
        }

        @Override
        public NetworkPolicyPeer toKubernetes() {
            return new NetworkPolicyPeerBuilder()
                    .withNewNamespaceSelector()
                    .addToMatchLabels(NAMESPACE, namespace)
                    .endNamespaceSelector()
                    .withNewPodSelector()
                    .withMatchLabels(labels)
                    .endPodSelector()
                    .build();
        }
    }

    /**
     * A range of addresses outside of the cluster's pods, such as a subnet of databases or load balancers.
     *
     * @param cidr the range; may be known at deployment only
     */
    record Addresses(String cidr) implements Peer {
        /** @throws IllegalArgumentException if it is no range */
        public Addresses {
            if (!Tokens.isIn(cidr)) {
                Ipv4Block.parse("cidr", cidr);
            }
        }

        @Override
        public NetworkPolicyPeer toKubernetes() {
            return new NetworkPolicyPeerBuilder()
                    .withNewIpBlock()
                    .withCidr(cidr)
                    .endIpBlock()
                    .build();
        }
    }

    /**
     * Anybody on the internet, but nobody in the given ranges, nor the metadata of the nodes.
     *
     * @param except ranges of one's own
     */
    record Internet(List<String> except) implements Peer {
        private static final String ANYWHERE = "0.0.0.0/0";
        private static final String NODE_METADATA = "169.254.169.254/32";

        /** @throws IllegalArgumentException if one is no range */
        public Internet {
            except = List.copyOf(except);
            except.stream().filter(cidr -> !Tokens.isIn(cidr)).forEach(cidr -> Ipv4Block.parse("except", cidr));
        }

        @Override
        public NetworkPolicyPeer toKubernetes() {
            var all = new ArrayList<>(except);
            all.add(NODE_METADATA);
            return new NetworkPolicyPeerBuilder()
                    .withNewIpBlock()
                    .withCidr(ANYWHERE)
                    .withExcept(all)
                    .endIpBlock()
                    .build();
        }
    }
}
