package dev.meridian.app.review.report.terminal;

import dev.meridian.app.review.report.PlainText;
import java.util.ArrayList;
import java.util.List;

/** Lines of text of a width, coloured one by one. */
final class Page {
    private static final int LEAST_WIDTH = 20;

    private final int width;
    private final Colours colours;
    private final StringBuilder text = new StringBuilder();

    Page(int width, Colours colours) {
        this.width = Math.max(width, LEAST_WIDTH);
        this.colours = colours;
    }

    /** How a line looks. */
    enum Style {
        PLAIN(""),
        BOLD("\u001b[1m"),
        DIM("\u001b[2m"),
        RED("\u001b[31m"),
        BOLD_RED("\u001b[1;31m"),
        GREEN("\u001b[32m"),
        BOLD_GREEN("\u001b[1;32m"),
        YELLOW("\u001b[33m");

        private static final String END = "\u001b[0m";
        private final String start;

        Style(String start) {
            this.start = start;
        }
    }

    String text() {
        return text.toString();
    }

    void blank() {
        text.append('\n');
    }

    /** Words, continued on further lines at the same indent. */
    void words(Style style, int indent, String words) {
        words(style, indent, indent, words);
    }

    /** Words, whose further lines stand at an indent of their own. */
    void words(Style style, int indent, int furtherIndent, String words) {
        var first = Math.min(indent, width / 4);
        var further = Math.min(furtherIndent, width / 2);
        var lines = wrapped(PlainText.line(words), width - first, width - further);
        for (int at = 0; at < lines.size(); at++) {
            line(style, at == 0 ? first : further, lines.get(at));
        }
    }

    /** A line as it is, cut at the edge. */
    void cut(Style style, int indent, String line) {
        var first = Math.min(indent, width / 4);
        var visible = PlainText.lines(line).replace("\n", " ").stripTrailing();
        line(style, first, PlainText.abbreviated(visible, width - first));
    }

    private void line(Style style, int indent, String line) {
        if (line.isEmpty()) {
            return;
        }
        text.append(" ".repeat(indent));
        if (colours == Colours.ANSI && style != Style.PLAIN) {
            text.append(style.start).append(line).append(Style.END);
        } else {
            text.append(line);
        }
        text.append('\n');
    }

    /** Broken between words, and within a word that is longer than a line. */
    private static List<String> wrapped(String words, int firstWidth, int furtherWidth) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        var width = firstWidth;
        for (var word : words.split(" ")) {
            var rest = word;
            if (line.length() > 0 && line.length() + 1 + rest.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
                width = furtherWidth;
            }
            while (rest.length() > width) {
                var end = Character.isHighSurrogate(rest.charAt(width - 1)) ? width - 1 : width;
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
                width = furtherWidth;
            }
            if (!rest.isEmpty()) {
                line.append(line.length() > 0 ? " " : "").append(rest);
            }
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines;
    }
}
