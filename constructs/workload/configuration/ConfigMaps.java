package dev.meridian.constructs.workload.configuration;

import dev.meridian.constructs.workload.labels.Owner;
import dev.meridian.constructs.workload.rules.Tokens;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** ConfigMaps of a workload, and what of them is written onto its pods so that they are replaced on a change. */
public final class ConfigMaps {
    /** Far below the 256 KiB of annotations in which kubectl keeps what it applied (Kubernetes documentation, kubectl apply). */
    static final int MOST_BYTES = 64 * 1024;

    private static final String HASH = Owner.ANNOTATIONS + "configuration-hash";
    private static final String VALUE = "configuration." + Owner.ANNOTATIONS;
    private static final int LONGEST_NAME = 63;
    private static final int HASH_LENGTH = 16;

    private ConfigMaps() {}

    /** The objects. */
    public static List<ConfigMap> of(Owner owner, List<Configuration> configurations) {
        return configurations.stream()
                .map(configuration -> new ConfigMapBuilder()
                        .withMetadata(owner.metadata(configuration.name()))
                        .withData(configuration.content())
                        .build())
                .toList();
    }

    /**
     * Annotations that change when the content does: a hash of what is known, and the values themselves of what is known
     * at deployment only.
     */
    public static Map<String, String> annotations(List<Configuration> configurations) {
        var annotations = new TreeMap<String, String>();
        var known = new StringBuilder();
        for (var configuration : configurations) {
            configuration.content().forEach((key, value) -> {
                for (var part : List.of(configuration.name(), key, Tokens.masked(value))) {
                    known.append(part.length()).append(':').append(part);
                }
                if (Tokens.isIn(value)) {
                    annotations.put(VALUE + shortened(key), String.join(" ", Tokens.in(value)));
                }
            });
        }
        if (!known.isEmpty()) {
            annotations.put(HASH, hash(known.toString()));
        }
        return annotations;
    }

    /** The first half of a text's SHA-256. */
    public static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 2 * HASH_LENGTH);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }

    private static String shortened(String key) {
        var name = key.replaceAll("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "");
        return name.equals(key) && key.length() <= LONGEST_NAME ? key : hash(key);
    }
}
