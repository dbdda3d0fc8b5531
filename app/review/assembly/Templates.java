package dev.meridian.app.review.assembly;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Reads templates of both sides. A file that has the same bytes on both becomes the same object, which costs neither time
 * nor memory twice.
 */
public final class Templates {
    private static final ObjectReader JSON = new ObjectMapper()
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private static final Pattern ASSET_HASH = Pattern.compile("\\b[0-9a-f]{64}\\b");

    /** What committed snapshots say instead of an asset's hash. */
    private static final String ANY_HASH = "<asset-hash>";

    private final AssetHashes hashes;
    private final Map<ByteBuffer, JsonNode> read = new ConcurrentHashMap<>();

    /** What becomes of the hashes of assets. */
    public enum AssetHashes {
        /** Both sides are assemblies. */
        KEPT,
        /** One side is snapshots, which do not tell. */
        HIDDEN
    }

    public Templates(AssetHashes hashes) {
        this.hashes = hashes;
    }

    /** @throws Refusal if this is not a template, in words that complete "the file …" */
    JsonNode template(byte[] bytes) throws Refusal {
        var text = ByteBuffer.wrap(hashes == AssetHashes.HIDDEN ? withoutHashes(bytes) : bytes);
        var known = read.get(text);
        if (known != null) {
            return known;
        }
        var template = json(text.array());
        if (template.isMissingNode()) {
            throw new Refusal("is empty");
        }
        if (!template.isObject()) {
            throw new Refusal("is not a CloudFormation template but a JSON %s"
                    .formatted(template.getNodeType().toString().toLowerCase(Locale.ROOT)));
        }
        if (!template.path("Resources").isObject()) {
            throw new Refusal("is not a CloudFormation template: it has no Resources");
        }
        for (var resource : template.path("Resources").properties()) {
            if (!resource.getValue().path("Type").isTextual()
                    && !resource.getKey().startsWith("Fn::")) {
                throw new Refusal(
                        "is not a CloudFormation template: its resource '%s' has no Type".formatted(resource.getKey()));
            }
        }
        read.put(text, template);
        return template;
    }

    /** @throws Refusal if this is not JSON, in words that complete "the file …" */
    static JsonNode json(byte[] bytes) throws Refusal {
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            if (bytes.length > 0 && "{[".indexOf(bytes[0]) < 0 && !Character.isWhitespace(bytes[0])) {
                throw new Refusal("is not JSON, as the CDK writes its templates");
            }
            if (bytes.length == 0) {
                throw new Refusal("is empty");
            }
            if (e instanceof StreamConstraintsException) {
                throw new Refusal("nests deeper, or is longer, than any template: " + e.getOriginalMessage());
            }
            if (e.getOriginalMessage().startsWith("Duplicate field")) {
                throw new Refusal("names something twice: "
                        + e.getOriginalMessage().lines().findFirst().orElse(""));
            }
            var place = e.getLocation();
            throw new Refusal("is not readable as JSON (line %d, column %d: %s): it is cut off or damaged"
                    .formatted(
                            place == null ? 0 : place.getLineNr(),
                            place == null ? 0 : place.getColumnNr(),
                            e.getOriginalMessage().lines().findFirst().orElse("")));
        } catch (IOException e) {
            throw new Refusal("cannot be read: " + e.getMessage());
        }
    }

    private static byte[] withoutHashes(byte[] bytes) {
        return ASSET_HASH
                .matcher(new String(bytes, StandardCharsets.UTF_8))
                .replaceAll(ANY_HASH)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Why a file is of no use. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        Refusal(String why) {
            super(why);
        }
    }
}
