package dev.meridian.app;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which constructs accept which findings, as the assembly's metadata tells.
 *
 * @param byPath the ids of accepted findings by the path of the construct that accepts them
 */
record Acknowledgements(Map<String, Set<String>> byPath) {
    private static final String KEY = "aws:cdk:acknowledged-rules";

    Acknowledgements {
        requireNonNull(byPath, "byPath");
    }

    static Acknowledgements read(Path assembly) throws IOException {
        var byPath = new HashMap<String, Set<String>>();
        try (var files = Files.walk(assembly)) {
            for (var file : files.filter(path -> path.toString().endsWith(".metadata.json"))
                    .toList()) {
                for (var construct : new ObjectMapper().readTree(file.toFile()).properties()) {
                    for (var entry : construct.getValue()) {
                        if (entry.path("type").asText().equals(KEY)) {
                            var ids =
                                    byPath.computeIfAbsent(construct.getKey().substring(1), ignored -> new HashSet<>());
                            entry.path("data").fieldNames().forEachRemaining(ids::add);
                        }
                    }
                }
            }
        }
        return new Acknowledgements(byPath);
    }

    /** Whether the construct at this path, or one that it stands in, accepts the finding. */
    boolean cover(String path, String id) {
        for (var scope = path; !scope.isEmpty(); scope = scope.substring(0, Math.max(0, scope.lastIndexOf('/')))) {
            if (byPath.getOrDefault(scope, Set.of()).contains(id)) {
                return true;
            }
        }
        return false;
    }
}
