package dev.meridian.constructs.workload.stores.parts;

import dev.meridian.constructs.workload.container.Port;
import dev.meridian.constructs.workload.labels.Owner;
import dev.meridian.constructs.workload.traffic.Inbound;
import dev.meridian.constructs.workload.traffic.Outbound;
import dev.meridian.constructs.workload.traffic.Peer;
import dev.meridian.constructs.workload.traffic.Policies;
import dev.meridian.constructs.workload.traffic.Traffic;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The objects around the pods of a store. Not for users. */
public final class StoreObjects {
    private StoreObjects() {}

    /** An account without a token for the Kubernetes API, which no store talks to. */
    public static ServiceAccount serviceAccount(Owner owner, String name) {
        return new ServiceAccountBuilder()
                .withMetadata(owner.metadata(name))
                .withAutomountServiceAccountToken(false)
                .build();
    }

    /** A server on one port: who may call it, and whom it calls. */
    public static NetworkPolicy serving(
            Place place, Owner owner, Port port, List<Peer> callers, List<Outbound> outbound) {
        var inbound =
                callers.stream().map(caller -> new Inbound(caller, port.name())).toList();
        return Policies.of(owner, new Traffic(inbound, outbound, place.dns()), List.of(port), false);
    }

    /** A service that gives each pod a name of its own, and itself resolves to all that are ready. */
    public static Service headless(Owner owner, String name, Port port) {
        return withoutAddress(service(owner, name, port, owner.selector()));
    }

    /**
     * A service that resolves to one pod. It has no address of its own: the VPC CNI lets callers through to such an
     * address only if their policy selects pods just as the service does (amazon-network-policy-controller-k8s, issue
     * 224), and callers know the store by its label alone.
     */
    public static Service ofPod(Owner owner, String name, Port port, String pod) {
        var selector = new TreeMap<>(owner.selector());
        selector.put("statefulset.kubernetes.io/pod-name", pod);
        return withoutAddress(service(owner, name, port, selector));
    }

    /** A service with an address in front of all pods. */
    public static Service ofAll(Owner owner, String name, Port port) {
        return service(owner, name, port, owner.selector());
    }

    private static Service withoutAddress(Service service) {
        return service.edit().editSpec().withClusterIP("None").endSpec().build();
    }

    private static Service service(Owner owner, String name, Port port, Map<String, String> selector) {
        return new ServiceBuilder()
                .withMetadata(owner.metadata(name))
                .withNewSpec()
                .withType("ClusterIP")
                .withSelector(selector)
                .addNewPort()
                .withName(port.name())
                .withProtocol(port.protocol().name())
                .withPort(port.service())
                .withNewTargetPort(port.container())
                .endPort()
                .endSpec()
                .build();
    }
}
