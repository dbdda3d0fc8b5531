package dev.meridian.constructs.workload.stores.parts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Short texts that change when content does. Not for users. */
public final class Fingerprint {
    /** The annotation on pods that makes them restart with new files. */
    public static final String ANNOTATION = "meridian.dev/files";

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** The CDK numbers what only a deployment knows from a random start. */
    private static final Pattern TOKEN = Pattern.compile("\\$\\{Token\\[[^]]+]}");

    private static final int LENGTH = 10;

    private Fingerprint() {}

    /** Ten hexadecimal digits for parts of Kubernetes objects; what only a deployment knows makes no difference. */
    public static String of(Object... parts) {
        try {
            var text = TOKEN.matcher(MAPPER.writeValueAsString(List.of(parts))).replaceAll("<deployed>");
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, LENGTH);
        } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
