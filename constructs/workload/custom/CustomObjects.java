package dev.meridian.constructs.workload.custom;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;

/** Objects of kinds that a cluster's controllers define, of which the Kubernetes model has no types. */
public final class CustomObjects {
    private CustomObjects() {}

    /** An object with this specification. */
    public static GenericKubernetesResource of(
            String apiVersion, String kind, ObjectMeta metadata, Map<String, Object> spec) {
        var object = new GenericKubernetesResource();
        object.setApiVersion(apiVersion);
        object.setKind(kind);
        object.setMetadata(metadata);
        object.setAdditionalProperty("spec", spec);
        return object;
    }
}
