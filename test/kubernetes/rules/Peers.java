package dev.meridian.kubernetes.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.kubernetes.model.Applied;
import dev.meridian.kubernetes.model.Cluster;
import dev.meridian.kubernetes.model.Pod;

/** Who is meant by a peer of a network policy. */
final class Peers {
    private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

    private Peers() {}

    /** The cluster's DNS, which Meridian does not apply. */
    static boolean isDns(JsonNode peer) {
        return peer.path("namespaceSelector")
                        .path("matchLabels")
                        .path(NAMESPACE_NAME)
                        .asText()
                        .equals("kube-system")
                && peer.path("podSelector")
                        .path("matchLabels")
                        .path("k8s-app")
                        .asText()
                        .equals("kube-dns");
    }

    /** Whether a pod is chosen by its labels and its namespace's. */
    static boolean matches(JsonNode peer, Pod pod, Applied policy, Cluster cluster) {
        if (peer.has("ipBlock")) {
            return false;
        }
        if (!pod.hasLabels(Selectors.labels(peer.path("podSelector")))) {
            return false;
        }
        return peer.has("namespaceSelector")
                ? cluster.labelsOfNamespace(pod.namespace())
                        .entrySet()
                        .containsAll(
                                Selectors.labels(peer.path("namespaceSelector")).entrySet())
                : pod.namespace().equals(policy.namespace());
    }
}
