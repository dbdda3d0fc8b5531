package dev.meridian.app.review.report.sarif;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.meridian.app.review.manifest.AppliedObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * On which line of a file of manifests each object starts. It knows the block style in which kubectl and cdk8s write; of
 * another style it knows nothing.
 */
final class LinesOfManifests {
    private final Map<String, Integer> lines;

    private LinesOfManifests(Map<String, Integer> lines) {
        this.lines = lines;
    }

    static LinesOfManifests of(Path file) {
        try {
            // Kinds and names are ASCII; whatever else a file holds must not keep it from being read.
            return of(Files.readAllLines(file, ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LinesOfManifests of(List<String> text) {
        var lines = new HashMap<String, Integer>();
        var document = new Document(1);
        for (int at = 0; at < text.size(); at++) {
            var line = text.get(at);
            if (line.startsWith("---")) {
                document.addTo(lines);
                document = new Document(at + 2);
            } else {
                document.read(line);
            }
        }
        document.addTo(lines);
        return new LinesOfManifests(lines);
    }

    /** The line of the object whose type is {@code Kubernetes::<Kind>} and whose id is its namespace and name. */
    OptionalInt line(String type, String id) {
        var line = lines.get(type + " " + id);
        return line == null ? OptionalInt.empty() : OptionalInt.of(line);
    }

    private static final class Document {
        private final int start;
        private String kind = "";
        private String name = "";
        private String namespace = "";
        private boolean isInMetadata;

        Document(int start) {
            this.start = start;
        }

        void read(String line) {
            if (!line.isEmpty() && !Character.isWhitespace(line.charAt(0))) {
                isInMetadata = line.startsWith("metadata:");
            }
            if (line.startsWith("kind:")) {
                kind = value(line);
            } else if (isInMetadata && line.startsWith("  name:")) {
                name = value(line);
            } else if (isInMetadata && line.startsWith("  namespace:")) {
                namespace = value(line);
            }
        }

        void addTo(Map<String, Integer> lines) {
            var id = namespace.isEmpty() ? name : namespace + "/" + name;
            lines.putIfAbsent(AppliedObjects.KUBERNETES + kind + " " + id, start);
        }

        private static String value(String line) {
            var value = line.substring(line.indexOf(':') + 1).strip();
            var isQuoted = value.length() > 1 && (value.startsWith("\"") || value.startsWith("'"));
            return isQuoted ? value.substring(1, value.length() - 1) : value;
        }
    }
}
