package dev.meridian.app.review.change;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.manifest.AppliedObjects;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A resource that differs: one of CloudFormation, or an object of Kubernetes, whose type then is {@code Kubernetes::} and
 * its kind, and whose logical id is {@code namespace/name}, or its name alone.
 *
 * @param stack the stack it is in, on both sides; for an object of a manifest file the stack's name is the file's path
 * @param logicalId its logical id, as proposed if it has both
 * @param formerId its logical id or its stack and logical id as it runs, where the two differ
 * @param type its type, as proposed if it has both
 * @param kind what happens to it
 * @param before the whole resource as it runs; a missing node if it is new
 * @param after the whole resource as proposed; a missing node if it is gone
 * @param replacement whether CloudFormation replaces it; of a renamed or moved one it is {@link Replacement#YES}
 * @param properties the values that differ, down to the leaves of objects; empty for a new and a gone resource
 */
public record ResourceChange(
        StackPair stack,
        String logicalId,
        Optional<String> formerId,
        String type,
        Kind kind,
        JsonNode before,
        JsonNode after,
        Replacement replacement,
        List<PropertyChange> properties) {
    /** What happens to a resource. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        /** The same resource under another logical id, which CloudFormation deletes and makes anew. */
        RENAMED,
        /** The same resource in another stack, which CloudFormation deletes and makes anew. */
        MOVED
    }

    public ResourceChange {
        properties = List.copyOf(properties);
    }

    /** The properties as they run; of a Kubernetes object the whole object. */
    public JsonNode propertiesBefore() {
        return isKubernetes() ? before : before.path("Properties");
    }

    /** The properties as proposed; of a Kubernetes object the whole object. */
    public JsonNode propertiesAfter() {
        return isKubernetes() ? after : after.path("Properties");
    }

    public boolean isKubernetes() {
        return type.startsWith(AppliedObjects.KUBERNETES);
    }

    /** The differences in this CloudFormation property. */
    public Stream<PropertyChange> in(String property) {
        return properties.stream().filter(change -> change.property().equals(property));
    }
}
