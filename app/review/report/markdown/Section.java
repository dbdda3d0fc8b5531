package dev.meridian.app.review.report.markdown;

import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a comment.
 *
 * @param opening what stands before its blocks
 * @param blocks its blocks, in the order in which they are read
 * @param closing what stands after them
 * @param missing how those that found no room are counted, such as {@code 2 notable}
 */
record Section(String opening, List<Block> blocks, String closing, Function<List<Block>, String> missing) {
    private static final int LONGEST_STATEMENT = 200;

    /** A section whose blocks are findings. */
    static Section ofFindings(String opening, List<Block> blocks, String closing) {
        return new Section(opening, blocks, closing, Section::bySeverity);
    }

    /** A section whose blocks are so many of something else. */
    static Section of(String noun, String opening, List<Block> blocks, String closing) {
        return new Section(opening, blocks, closing, left -> Verdict.counted(left.size(), noun));
    }

    /** The room it takes with nothing but the statement that all is left out. */
    int leastLength() {
        return opening.length() + closing.length() + LONGEST_STATEMENT;
    }

    String text() {
        var result = new StringBuilder(opening);
        blocks.forEach(block -> result.append(block.text()));
        return result.append(leftOut()).append(closing).toString();
    }

    private String leftOut() {
        var left = blocks.stream().filter(block -> block.text().isEmpty()).toList();
        return left.isEmpty()
                ? ""
                : "\n✂️ **Left out, because a comment has no room for more: %s.** The JSON report has all of it.\n\n"
                        .formatted(missing.apply(left));
    }

    private static String bySeverity(List<Block> left) {
        var counts = new ArrayList<String>();
        for (var severity : Severity.values()) {
            var count =
                    left.stream().filter(block -> block.severity() == severity).count();
            if (count > 0) {
                counts.add(count + " " + Labels.word(severity));
            }
        }
        return String.join(", ", counts);
    }
}
