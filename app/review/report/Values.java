package dev.meridian.app.review.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/** Values of templates as a reviewer reads them: a short one within a sentence, a long one on lines of its own. */
public final class Values {
    private static final int SHORT = 60;
    private static final int LINE = 120;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectReader READER = JSON.reader();
    private static final ObjectWriter INDENTED = JSON.writer(new DefaultPrettyPrinter()
            .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"))
            .withObjectIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n")));

    private Values() {}

    /** Whether {@link #inline} says all of it. */
    public static boolean isShort(JsonNode value) {
        if (value.isTextual()) {
            var text = value.textValue();
            return text.length() <= SHORT && text.indexOf('\n') < 0;
        }
        return !value.isContainerNode() || value.size() <= 4 && value.toString().length() <= SHORT;
    }

    /** On one line; {@code absent} if there is none. A text stands without quotes, unless it would read as something else. */
    public static String inline(JsonNode value) {
        if (value.isMissingNode()) {
            return "absent";
        }
        if (!value.isTextual()) {
            return PlainText.line(value.toString());
        }
        var text = value.textValue();
        var line = PlainText.line(text);
        return !line.equals(text) || line.isEmpty() || readsAsOther(line) ? PlainText.line(value.toString()) : line;
    }

    /** On lines of bearable width: JSON indented, also where a text holds it; none if there is no value. */
    public static List<String> lines(JsonNode value) {
        if (value.isMissingNode()) {
            return List.of();
        }
        var result = new ArrayList<String>();
        for (var line : PlainText.lines(text(value)).split("\n", -1)) {
            for (int from = 0; from == 0 || from < line.length(); ) {
                var end = Math.min(line.length(), from + LINE);
                if (end < line.length() && Character.isHighSurrogate(line.charAt(end - 1))) {
                    end--;
                }
                result.add(line.substring(from, end));
                if (end == line.length()) {
                    break;
                }
                from = end;
            }
        }
        return result;
    }

    private static boolean readsAsOther(String text) {
        return switch (text) {
            case "absent", "true", "false", "null" -> true;
            default -> "{[\"-0123456789".indexOf(text.charAt(0)) >= 0 && isJson(text);
        };
    }

    private static String text(JsonNode value) {
        if (!value.isTextual()) {
            return indented(value);
        }
        var text = value.textValue();
        if (text.length() > SHORT && (text.startsWith("{") || text.startsWith("["))) {
            try {
                return indented(READER.readTree(text));
            } catch (JsonProcessingException e) {
                return text;
            }
        }
        return text;
    }

    private static boolean isJson(String text) {
        try {
            READER.readTree(text);
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static String indented(JsonNode value) {
        try {
            return INDENTED.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value read from JSON cannot be written as JSON", e);
        }
    }
}
