package dev.meridian.app.review.report.sarif;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** On which line of a template each resource starts. */
final class LinesOfTemplate {
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Integer> lines;

    private LinesOfTemplate(Map<String, Integer> lines) {
        this.lines = lines;
    }

    static LinesOfTemplate of(Path file) {
        var lines = new HashMap<String, Integer>();
        try (var parser = JSON.createParser(file.toFile())) {
            read(parser, lines);
        } catch (JsonParseException e) {
            // A line is a convenience: those before the fault are right, and who reads the assembly reports the fault.
            return new LinesOfTemplate(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LinesOfTemplate(lines);
    }

    OptionalInt line(String logicalId) {
        var line = lines.get(logicalId);
        return line == null ? OptionalInt.empty() : OptionalInt.of(line);
    }

    private static void read(JsonParser parser, Map<String, Integer> lines) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var isResources = "Resources".equals(parser.currentName());
            if (parser.nextToken() == JsonToken.START_OBJECT && isResources) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    lines.put(
                            parser.currentName(), parser.currentTokenLocation().getLineNr());
                    parser.nextToken();
                    parser.skipChildren();
                }
            } else {
                parser.skipChildren();
            }
        }
    }
}
