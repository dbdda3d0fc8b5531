package dev.meridian.app.review.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** An object as a reviewer may see it. */
final class ReadableObject {
    /** By this label kubectl finds what has left a manifest; it changes whenever the construct moves. */
    private static final String PRUNE_LABEL = "aws.cdk.eks/prune-";

    /** Where kubectl keeps what was applied, of a Secret its values too. */
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private static final List<String> SECRET_FIELDS = List.of("data", "stringData");

    /** Enough to see that a value changed, too little to search for it. */
    private static final int DIGEST_BYTES = 4;

    private ReadableObject() {}

    static JsonNode of(JsonNode object) {
        var readable = (ObjectNode) object.deepCopy();
        if (readable.path("metadata") instanceof ObjectNode metadata) {
            removeFrom(metadata, "labels", PRUNE_LABEL);
            removeFrom(metadata, "annotations", LAST_APPLIED);
        }
        if (readable.path("kind").asText().equals("Secret")) {
            SECRET_FIELDS.forEach(field -> hide(readable, field));
        }
        return readable;
    }

    static String digest(String value) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8));
            return "<hidden %s>".formatted(HexFormat.of().formatHex(digest, 0, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void removeFrom(ObjectNode metadata, String field, String prefix) {
        if (metadata.path(field) instanceof ObjectNode entries) {
            var names = new ArrayList<String>();
            entries.fieldNames().forEachRemaining(names::add);
            names.removeIf(name -> !name.startsWith(prefix));
            entries.remove(names);
            if (!names.isEmpty() && entries.isEmpty()) {
                metadata.remove(field);
            }
        }
    }

    private static void hide(ObjectNode secret, String field) {
        var values = secret.path(field);
        if (values instanceof ObjectNode entries) {
            entries.properties()
                    .forEach(entry -> entry.setValue(
                            secret.textNode(digest(entry.getValue().toString()))));
        } else if (!values.isMissingNode()) {
            secret.put(field, digest(values.toString()));
        }
    }
}
