package dev.meridian.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Templates as they were approved, one file a stack, in a form that a diff shows well. */
public final class Snapshot {
    public static final Path FOLDER = Path.of("test", "snapshots");

    /** Content hashes of assets: they follow the CDK's version, not ours. */
    private static final Pattern ASSET_HASH = Pattern.compile("\\b[0-9a-f]{64}\\b");

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.INDENT_OUTPUT);

    private Snapshot() {}

    /** Sorted, indented, with nothing but the assets' hashes replaced. */
    public static String canonical(JsonNode template) {
        try {
            var sorted = JSON.writeValueAsString(JSON.treeToValue(template, Object.class));
            return ASSET_HASH.matcher(sorted).replaceAll("<asset-hash>") + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path file(String stack) {
        return FOLDER.resolve(stack + ".json");
    }

    /** The names of all stacks that have been approved. */
    public static Set<String> approved() {
        try (var files = Files.list(FOLDER)) {
            var names = new TreeSet<String>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .forEach(name -> names.add(name.substring(0, name.length() - ".json".length())));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
