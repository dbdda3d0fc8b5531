package dev.meridian.app.lock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.manifest.AppliedObjects;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The Kubernetes objects with disks: claims, and StatefulSets that make claims (Kubernetes documentation, "StatefulSets",
 * "Persistent Volumes"). What Helm charts make of their own is not known before they are installed.
 */
final class StatefulObjects {
    private static final String CLAIM = "PersistentVolumeClaim";
    private static final String SET = "StatefulSet";

    static final String CLAIM_TYPE = AppliedObjects.KUBERNETES + CLAIM;
    static final String SET_TYPE = AppliedObjects.KUBERNETES + SET;

    /** Stands between kind and name; no logical id has one. */
    private static final char SPACE = ' ';

    private StatefulObjects() {}

    /** Those that a CloudFormation resource applies, by kind, namespace and name; none if it applies nothing. */
    static Map<String, LockedResource> of(JsonNode resource) {
        var locked = new TreeMap<String, LockedResource>();
        if (AppliedObjects.isManifest(resource) && mayHaveDisks(resource)) {
            AppliedObjects.of(resource).values().stream()
                    .filter(StatefulObjects::hasDisks)
                    .forEach(object -> locked.put(
                            object.path("kind").asText() + SPACE + AppliedObjects.id(object),
                            new LockedResource(AppliedObjects.type(object), Optional.empty())));
        }
        return locked;
    }

    /** Most manifests hold neither, and to parse them all would take longer than all the rest. */
    private static boolean mayHaveDisks(JsonNode resource) {
        var text = resource.toString();
        return text.contains(SET) || text.contains(CLAIM);
    }

    /** What the review calls what a lock has under this key: an object's namespace and name, or a logical id. */
    static String reviewed(String key) {
        return key.substring(key.indexOf(SPACE) + 1);
    }

    static boolean isObject(LockedResource resource) {
        return resource.type().startsWith(AppliedObjects.KUBERNETES);
    }

    private static boolean hasDisks(JsonNode object) {
        var kind = object.path("kind").asText();
        return kind.equals(CLAIM)
                || kind.equals(SET)
                        && !object.path("spec").path("volumeClaimTemplates").isEmpty();
    }
}
