package dev.meridian.constructs.workload.exposure;

import dev.meridian.constructs.workload.container.Port;
import dev.meridian.constructs.workload.custom.CustomObjects;
import dev.meridian.constructs.workload.labels.Owner;
import dev.meridian.constructs.workload.rollout.Track;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Services of one workload, and the bindings of its pods to target groups. */
public final class Services {
    private static final String HEADLESS = "None";

    private final Owner owner;
    private final List<Port> ports;

    /** Services with these ports. */
    public Services(Owner owner, List<Port> ports) {
        this.owner = owner;
        this.ports = ports;
    }

    /** A Service with an address of its own. */
    public Service clusterIp(String name, Track track) {
        return service(name, track).editSpec().withType("ClusterIP").endSpec().build();
    }

    /** A Service that is nothing but the addresses of its pods. */
    public Service headless(String name, Track track) {
        return service(name, track)
                .editSpec()
                .withType("ClusterIP")
                .withClusterIP(HEADLESS)
                .endSpec()
                .build();
    }

    /**
     * The binding of a Service's pods.
     *
     * @param serviceName a Service with the pods of the binding's version
     */
    public HasMetadata binding(TargetBinding binding, String serviceName) {
        return CustomObjects.of(
                binding.binder().apiVersion(),
                "TargetGroupBinding",
                owner.metadata(binding.name()),
                Map.of(
                        "serviceRef",
                        Map.of(
                                "name",
                                serviceName,
                                "port",
                                ports.stream()
                                        .filter(port -> port.name().equals(binding.port()))
                                        .findFirst()
                                        .orElseThrow()
                                        .service()),
                        "targetGroupARN",
                        binding.targetGroupArn(),
                        "targetType",
                        "ip"));
    }

    /** The labels of the pods of a version. */
    public static Map<String, String> selector(Owner owner, Track track) {
        var selector = new TreeMap<>(owner.selector());
        selector.putAll(track.labels());
        return selector;
    }

    private ServiceBuilder service(String name, Track track) {
        return new ServiceBuilder()
                .withMetadata(owner.metadata(name))
                .withNewSpec()
                .withSelector(selector(owner, track))
                .withPorts(ports.stream().map(Services::port).toList())
                .endSpec();
    }

    /** The number of the container's port, not its name: network policies are resolved by it. */
    private static ServicePort port(Port port) {
        return new ServicePortBuilder()
                .withName(port.name())
                .withPort(port.service())
                .withTargetPort(new IntOrString(port.container()))
                .withProtocol(port.protocol().name())
                .build();
    }
}
