package dev.meridian.app.approval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads the list token by token, so that a problem names its line, and nothing but lists of plain texts is ever made of
 * it. Aliases and tags are refused: a reviewer shall see what an entry says where it stands.
 */
final class ApprovalsFile {
    static final int MOST_BYTES = 256 * 1024;

    private static final int DEEPEST = 8;

    private static final YAMLFactory YAML =
            YAMLFactory.builder().loaderOptions(limits()).build();

    private final Path file;
    private final LocalDate today;
    private final List<Approval> approvals = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    ApprovalsFile(Path file, LocalDate today) {
        this.file = file;
        this.today = today;
    }

    Approvals read() throws IOException {
        if (!Files.exists(file)) {
            return Approvals.NONE;
        }
        if (Files.size(file) > MOST_BYTES) {
            problems.add("it must have at most %d bytes, got %d; remove what has expired"
                    .formatted(MOST_BYTES, Files.size(file)));
        } else {
            parse();
        }
        if (!problems.isEmpty()) {
            throw new InvalidApprovalsException(file, problems);
        }
        return new Approvals(approvals);
    }

    private void parse() throws IOException {
        try (var parser = YAML.createParser(Files.readString(file))) {
            readDocument(parser);
        } catch (CharacterCodingException e) {
            problems.add("it is not UTF-8; save it as UTF-8");
        } catch (JsonProcessingException e) {
            problems.add(notYaml(e));
        }
    }

    private static String notYaml(JsonProcessingException failure) {
        var isMarked = failure.getCause() instanceof MarkedYAMLException;
        var where = isMarked && ((MarkedYAMLException) failure.getCause()).getProblemMark() != null
                ? "line %d"
                        .formatted(((MarkedYAMLException) failure.getCause())
                                        .getProblemMark()
                                        .getLine()
                                + 1)
                : "it";
        var what = isMarked
                ? ((MarkedYAMLException) failure.getCause()).getProblem()
                : failure.getOriginalMessage().lines().findFirst().orElse("");
        return "%s is not YAML: %s; a text that begins with * must stand in quotation marks".formatted(where, what);
    }

    private void readDocument(YAMLParser parser) throws IOException {
        var start = parser.nextToken();
        if (start == null || start.isScalarValue() && parser.getText().isEmpty()) {
            return;
        }
        if (start != JsonToken.START_ARRAY) {
            problems.add("it must be a list of entries, each beginning with '- stack:', got %s"
                    .formatted(description(parser)));
            return;
        }
        for (var number = 1; parser.nextToken() != JsonToken.END_ARRAY; number++) {
            readEntry(parser, "entry %d (line %d)".formatted(number, line(parser)));
        }
        if (parser.nextToken() != null) {
            problems.add("line %d begins a second document; keep one list".formatted(line(parser)));
        }
    }

    private void readEntry(YAMLParser parser, String title) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            problems.add("%s: must have the fields %s, got %s".formatted(title, Field.NAMES, description(parser)));
            parser.skipChildren();
            return;
        }
        mark(parser).ifPresent(mark -> problems.add("%s: %s".formatted(title, mark)));
        var entry = new Entry(title);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            var mark = mark(parser);
            if (mark.isPresent()) {
                entry.refuse(name, mark.get());
            } else if (parser.currentToken().isStructStart()) {
                entry.refuse(name, "must be one text, got %s".formatted(description(parser)));
            } else {
                entry.put(name, parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getText());
            }
            parser.skipChildren();
        }
        entry.check(today, problems).ifPresent(approvals::add);
    }

    /** What makes a value mean something else than it reads. */
    private static Optional<String> mark(YAMLParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING && parser.isCurrentAlias()) {
            return Optional.of("is an alias of YAML, got '*%s'; write the text, in quotation marks if it begins with *"
                    .formatted(parser.getText()));
        }
        return Optional.ofNullable(parser.getTypeId())
                .map(tag -> "has a tag of YAML, got '%s'; write the text alone".formatted(tag));
    }

    private static String description(YAMLParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> "fields";
            case START_ARRAY -> "a list";
            case VALUE_NULL -> "nothing";
            default -> "'%s'".formatted(parser.getText());
        };
    }

    private static int line(YAMLParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    private static LoaderOptions limits() {
        var options = new LoaderOptions();
        options.setCodePointLimit(MOST_BYTES);
        options.setNestingDepthLimit(DEEPEST);
        return options;
    }
}
