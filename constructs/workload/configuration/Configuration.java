package dev.meridian.constructs.workload.configuration;

import dev.meridian.constructs.workload.rules.Names;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A ConfigMap that belongs to a workload: pods are replaced when its content changes. */
public sealed interface Configuration {
    /** The ConfigMap's name. */
    String name();

    /** Its content. */
    Map<String, String> content();

    /**
     * Entries that all become environment variables.
     *
     * @param name the ConfigMap's name
     * @param content values by the names of the variables
     */
    record Entries(String name, Map<String, String> content) implements Configuration {
        /** @throws IllegalArgumentException if a name is not one, or there is no entry or too much of it */
        public Entries {
            content = checked(name, content);
            content.keySet().forEach(Names::variable);
        }
    }

    /**
     * Files in a folder that the container can only read.
     *
     * @param name the ConfigMap's name
     * @param content contents by the names of the files
     * @param mountPath the folder, a slash first
     */
    record Files(String name, Map<String, String> content, String mountPath) implements Configuration {
        /** @throws IllegalArgumentException if a name or the path is not one, or there is no file or too much of it */
        public Files {
            content = checked(name, content);
            content.keySet().forEach(file -> Names.key("a file's name", file));
            if (!mountPath.startsWith("/")) {
                throw new IllegalArgumentException(
                        "a mountPath must begin with a slash, got '%s'".formatted(mountPath));
            }
        }
    }

    private static Map<String, String> checked(String name, Map<String, String> content) {
        Names.object("a ConfigMap's name", name);
        if (content.isEmpty()) {
            throw new IllegalArgumentException(
                    "ConfigMap '%s' must have content, got none; leave it out".formatted(name));
        }
        var bytes = content.values().stream()
                .mapToInt(value -> value.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        if (bytes > ConfigMaps.MOST_BYTES) {
            throw new IllegalArgumentException("ConfigMap '%s' must have at most %,d bytes, got %,d; split it"
                    .formatted(name, ConfigMaps.MOST_BYTES, bytes));
        }
        return Collections.unmodifiableMap(new TreeMap<>(content));
    }
}
