package dev.meridian.app.review;

import dev.meridian.app.review.assembly.CommittedSnapshots;
import dev.meridian.app.review.finding.Report;
import dev.meridian.app.review.report.JsonReport;
import dev.meridian.app.review.report.markdown.MarkdownReport;
import dev.meridian.app.review.report.sarif.SarifReport;
import dev.meridian.app.review.report.sarif.SnapshotFolder;
import dev.meridian.app.review.report.terminal.Colours;
import dev.meridian.app.review.report.terminal.TerminalReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What to compare, and where to write what is found.
 *
 * @param base a git ref or a folder
 * @param head a folder
 * @param out the folder of the written reports
 */
record Request(String base, Path head, Path out) {
    private static final Path DEFAULT_HEAD = Path.of("cdk.out");
    private static final Path DEFAULT_OUT = Path.of("target", "review");
    private static final String MARKDOWN = "review.md";
    private static final String JSON = "review.json";
    private static final String SARIF = "review.sarif";
    private static final String USAGE =
            "usage: Review <git ref or assembly folder> [<assembly folder, %s if none is given>] [--out <folder, %s if none is given>]"
                    .formatted(DEFAULT_HEAD, DEFAULT_OUT);

    /** @throws IllegalArgumentException if the arguments are not as the usage says */
    static Request of(String[] arguments) {
        var sides = new ArrayList<String>();
        var out = DEFAULT_OUT;
        for (var i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--out") && i + 1 < arguments.length) {
                out = Path.of(arguments[++i]);
            } else if (!arguments[i].startsWith("-") && !arguments[i].isBlank()) {
                sides.add(arguments[i]);
            } else {
                throw new IllegalArgumentException("'%s' is no argument; %s".formatted(arguments[i], USAGE));
            }
        }
        if (sides.isEmpty() || sides.size() > 2) {
            throw new IllegalArgumentException("%d sides were given; %s".formatted(sides.size(), USAGE));
        }
        return new Request(sides.get(0), sides.size() == 2 ? Path.of(sides.get(1)) : DEFAULT_HEAD, out);
    }

    /** Removes the reports of a former run, so that nobody takes them for this one's if it fails. */
    void clear() throws IOException {
        for (var report : List.of(MARKDOWN, JSON, SARIF)) {
            Files.deleteIfExists(out.resolve(report));
        }
    }

    /**
     * Prints the report and writes it for a pull request, for programs and for code scanning.
     *
     * @throws IOException if the folder cannot be written
     */
    void write(Report report) throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve(MARKDOWN), MarkdownReport.of(report));
        Files.writeString(out.resolve(JSON), JsonReport.of(report));
        Files.writeString(
                out.resolve(SARIF),
                SarifReport.of(report, SnapshotFolder.of(Path.of(""), Path.of(CommittedSnapshots.FOLDER))));
        System.out.print(TerminalReport.of(
                report, Colours.of(System.getenv(), System.console() != null), TerminalReport.DEFAULT_WIDTH));
        System.out.printf("%nwritten to %s: %s, %s, %s%n", out, MARKDOWN, JSON, SARIF);
    }
}
