package dev.meridian.app.review.report.markdown;

import dev.meridian.app.review.report.PlainText;

/**
 * Text of templates within a comment on GitHub. Whatever Markdown or HTML could take for markup becomes a character reference,
 * which never is markup ("GitHub Flavored Markdown Spec", Entity and numeric character references), so that the same text is
 * safe in a paragraph, in a cell of a table and within an element of HTML. GitHub links mentions, issues and addresses only
 * after that, in the finished page: there a space of no width takes them apart, except in code, where it links nothing.
 */
final class MarkdownText {
    private static final String NO_WIDTH = "&#8203;";

    private MarkdownText() {}

    /** A name or a value, on one line. */
    static String code(String text, int limit) {
        return "<code>" + escaped(PlainText.line(text, limit)) + "</code>";
    }

    /** Words at the start of a line, where a dash, a number and the like would open a block. */
    static String opening(String text, int limit) {
        var prose = prose(text, limit);
        return !prose.isEmpty() && opensBlock(prose.charAt(0))
                ? "&#" + (int) prose.charAt(0) + ";" + prose.substring(1)
                : prose;
    }

    /** Words within a line. */
    static String prose(String text, int limit) {
        var line = PlainText.line(text, limit);
        var result = new StringBuilder(line.length());
        for (int at = 0; at < line.length(); at++) {
            var character = line.charAt(at);
            if (startsLink(line, at)) {
                result.append(NO_WIDTH);
            }
            append(result, character);
            if (character == '@' || character == '#') {
                result.append(NO_WIDTH);
            }
        }
        return result.toString();
    }

    private static boolean opensBlock(char character) {
        return "-+=".indexOf(character) >= 0 || character >= '0' && character <= '9';
    }

    /** The end of what would be linked without it: of a scheme, of {@code www} and of {@code GH}. */
    private static boolean startsLink(String line, int at) {
        return switch (line.charAt(at)) {
            case '/' -> follows(line, at, ":");
            case '.' -> follows(line, at, "www");
            case '-' -> follows(line, at, "gh");
            default -> false;
        };
    }

    private static boolean follows(String line, int at, String word) {
        return line.regionMatches(true, at - word.length(), word, 0, word.length());
    }

    private static String escaped(String text) {
        var result = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            append(result, text.charAt(at));
        }
        return result.toString();
    }

    private static void append(StringBuilder result, char character) {
        switch (character) {
            case '&' -> result.append("&amp;");
            case '<' -> result.append("&lt;");
            case '>' -> result.append("&gt;");
            case '"', '`', '*', '_', '[', ']', '|', '\\', '~', '$' ->
                result.append("&#").append((int) character).append(';');
            default -> result.append(character);
        }
    }
}
