package dev.meridian.constructs.cluster.manifests;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How long manifests are as JSON.
 *
 * <p>CloudFormation hands a changed resource to its function with the old manifest beside the new one, and the event
 * may have 256 KB (AWS Lambda Developer Guide, Lambda quotas, asynchronous invocation).
 */
final class ManifestSize {
    static final int MOST_BYTES = 100_000;

    /** What a token becomes is known to a deployment only; an ARN is no longer than that. */
    private static final int TOKEN_BYTES = 200;

    private ManifestSize() {}

    /** @throws IllegalArgumentException if the manifests are too long for one resource */
    static void check(String id, List<? extends Map<String, ?>> manifests) {
        var bytes = of(manifests);
        if (bytes > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "the manifests under id '%s' take %d bytes as JSON, more than %d; split them into several charts"
                            .formatted(id, bytes, MOST_BYTES));
        }
    }

    static int of(Object value) {
        if (value instanceof Map<?, ?> map) {
            return enclosed(map.entrySet().stream().mapToInt(entry -> of(entry.getKey()) + 1 + of(entry.getValue())));
        }
        if (value instanceof List<?> list) {
            return enclosed(list.stream().mapToInt(ManifestSize::of));
        }
        if (value instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8).length
                    + (int) text.chars().filter(ManifestSize::isEscaped).count()
                    + 2;
        }
        return value instanceof Number || value instanceof Boolean
                ? value.toString().length()
                : TOKEN_BYTES;
    }

    /** The brackets, and a comma between each two. */
    private static int enclosed(IntStream parts) {
        var sizes = parts.toArray();
        return IntStream.of(sizes).sum() + Math.max(0, sizes.length - 1) + 2;
    }

    private static boolean isEscaped(int character) {
        return character == '"' || character == '\\' || character < ' ';
    }
}
