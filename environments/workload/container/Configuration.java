package dev.meridian.environments.workload.container;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a container reads at its start and anybody may know; pods are replaced when it changes. The endpoints of what it
 * uses and calls are added to the entries.
 *
 * @param name the name of the ConfigMap
 * @param entries environment variables by name
 * @param files the content of files by name
 * @param filesPath the folder in which the container finds the files
 */
public record Configuration(String name, Map<String, String> entries, Map<String, String> files, String filesPath) {
    public Configuration {
        requireNonNull(name, "name");
        requireNonNull(filesPath, "filesPath");
        entries = Collections.unmodifiableMap(new TreeMap<>(entries));
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /** Entries only. */
    public static Configuration of(String name, Map<String, String> entries) {
        return new Configuration(name, entries, Map.of(), "");
    }

    /** One file only. */
    public static Configuration file(String name, String path, String file, String content) {
        return new Configuration(name, Map.of(), Map.of(file, content), path);
    }
}
