package dev.meridian.app.review.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Text of templates without what a reader does not see. A template may hold characters that move a terminal's cursor, hide
 * text or turn its direction around (Unicode Technical Report 36, "Unicode Security Considerations"); they are spelled out,
 * so that a reviewer sees that they are there.
 */
public final class PlainText {
    private static final String ELLIPSIS = "…";

    private PlainText() {}

    /** On one line, with single spaces between words and none around. */
    public static String line(String text) {
        return isPlain(text) ? text : rewritten(text);
    }

    /** {@link #line}, cut to so many characters. */
    public static String line(String text, int limit) {
        return abbreviated(line(text), limit);
    }

    /** With its spaces and line breaks as they are; a tab is a space. */
    public static String lines(String text) {
        var result = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            var point = text.codePointAt(at);
            at += Character.charCount(point);
            if (point == '\n') {
                result.append('\n');
            } else if (isSpace(point)) {
                if (point != '\r') {
                    result.append(' ');
                }
            } else {
                append(result, point);
            }
        }
        return result.toString();
    }

    /** The same value with {@link #lines} in place of each of its texts and names. */
    public static JsonNode value(JsonNode value) {
        if (value.isTextual()) {
            return TextNode.valueOf(lines(value.textValue()));
        }
        if (value.isArray()) {
            var result = JsonNodeFactory.instance.arrayNode(value.size());
            value.forEach(element -> result.add(value(element)));
            return result;
        }
        if (value.isObject()) {
            var result = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(field -> result.set(lines(field.getKey()), value(field.getValue())));
            return result;
        }
        return value;
    }

    /** Cut to so many characters, the last of which then is an ellipsis; never within a surrogate pair. */
    public static String abbreviated(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        var end = limit - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + ELLIPSIS;
    }

    private static boolean isPlain(String text) {
        var former = ' ';
        for (int at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            if (character < ' ' || character >= 0x7f || character == ' ' && former == ' ') {
                return false;
            }
            former = character;
        }
        return text.isEmpty() || former != ' ';
    }

    private static String rewritten(String text) {
        var result = new StringBuilder(text.length());
        var isBetweenWords = false;
        for (int at = 0; at < text.length(); ) {
            var point = text.codePointAt(at);
            at += Character.charCount(point);
            if (isSpace(point)) {
                isBetweenWords = true;
                continue;
            }
            if (isBetweenWords && result.length() > 0) {
                result.append(' ');
            }
            isBetweenWords = false;
            append(result, point);
        }
        return result.toString();
    }

    private static boolean isSpace(int point) {
        return point == '\n' || point == '\r' || point == '\t' || Character.isSpaceChar(point);
    }

    private static void append(StringBuilder result, int point) {
        if (isUnseen(point)) {
            result.append(point > 0xffff ? "\\u{" : point > 0xfff ? "\\u" : point > 0xff ? "\\u0" : "\\u00");
            if (point <= 0xf) {
                result.append('0');
            }
            result.append(Integer.toHexString(point)).append(point > 0xffff ? "}" : "");
        } else {
            result.appendCodePoint(point);
        }
    }

    private static boolean isUnseen(int point) {
        if (point >= ' ' && point < 0x7f) {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> true;
            default -> false;
        };
    }
}
