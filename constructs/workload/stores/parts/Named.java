package dev.meridian.constructs.workload.stores.parts;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.Map;
import java.util.TreeMap;

/**
 * The objects of one store share its labels; its pods are found by {@code app} alone, which never changes. Not for
 * users.
 *
 * @param place where they live
 * @param app the store's name
 * @param component what it is for the system, such as {@code database}
 */
public record Named(Place place, String app, String component) {
    /** The label that selects pods. */
    public static final String APP = "app";

    /** What selects the store's pods. */
    public Map<String, String> selector() {
        return Map.of(APP, app);
    }

    /** The labels of every object and pod. */
    public Map<String, String> labels() {
        var labels = new TreeMap<String, String>();
        labels.put(APP, app);
        labels.put("app.kubernetes.io/name", app);
        labels.put("app.kubernetes.io/component", component);
        labels.put("app.kubernetes.io/part-of", place.partOf());
        labels.put("app.kubernetes.io/managed-by", "meridian");
        return labels;
    }

    /** The metadata of an object of the store. */
    public ObjectMeta metadata(String name) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(place.namespace())
                .withLabels(labels())
                .build();
    }

    /** An account without a token for the Kubernetes API, which no store talks to. */
    public ServiceAccount serviceAccount(String name) {
        return new ServiceAccountBuilder()
                .withMetadata(metadata(name))
                .withAutomountServiceAccountToken(false)
                .build();
    }

    /** Files for the pods. */
    public ConfigMap files(String name, Map<String, String> files) {
        return new ConfigMapBuilder()
                .withMetadata(metadata(name))
                .withData(new TreeMap<>(files))
                .build();
    }

    /** A service that gives each pod a name of its own, and itself resolves to all that are ready. */
    public Service headless(String name, String portName, int port) {
        return withoutAddress(service(name, portName, port, selector()));
    }

    /**
     * A service that resolves to one pod. It has no address of its own: the VPC CNI lets callers through to such an
     * address only if their policy selects pods just as the service does (amazon-network-policy-controller-k8s, issue
     * 224), and callers know the store by its label alone.
     */
    public Service ofPod(String name, String portName, int port, String pod) {
        var selector = new TreeMap<>(selector());
        selector.put("statefulset.kubernetes.io/pod-name", pod);
        return withoutAddress(service(name, portName, port, selector));
    }

    /** A service with an address in front of all pods. */
    public Service ofAll(String name, String portName, int port) {
        return service(name, portName, port, selector());
    }

    private static Service withoutAddress(Service service) {
        return service.edit().editSpec().withClusterIP("None").endSpec().build();
    }

    private Service service(String name, String portName, int port, Map<String, String> selector) {
        return new ServiceBuilder()
                .withMetadata(metadata(name))
                .withNewSpec()
                .withType("ClusterIP")
                .withSelector(new TreeMap<>(selector))
                .addNewPort()
                .withName(portName)
                .withProtocol("TCP")
                .withPort(port)
                .withNewTargetPort(port)
                .endPort()
                .endSpec()
                .build();
    }
}
