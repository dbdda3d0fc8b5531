package dev.meridian.app.review.report;

import dev.meridian.app.review.report.markdown.MarkdownReport;
import dev.meridian.app.review.report.sarif.SarifReport;
import dev.meridian.app.review.report.sarif.SnapshotFolder;
import dev.meridian.app.review.report.terminal.Colours;
import dev.meridian.app.review.report.terminal.TerminalReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportSnapshotTest {
    @Test
    void markdown_is_as_approved() throws IOException {
        Golden.assertMatches("rich.md", MarkdownReport.of(Reports.rich()));
    }

    @Test
    void markdown_of_no_change_is_as_approved() throws IOException {
        Golden.assertMatches("unchanged.md", MarkdownReport.of(Reports.unchanged()));
    }

    @Test
    void json_is_as_approved() throws IOException {
        Golden.assertMatches("rich.json", JsonReport.of(Reports.rich()));
    }

    @Test
    void sarif_is_as_approved(@TempDir Path repository) throws IOException {
        var folder = repository.resolve("test/snapshots");
        Files.createDirectories(folder.resolve("kubernetes/tapwork-staging-us-east-1/workloads"));
        Files.writeString(
                folder.resolve("atlas-production-us-east-1-data.json"),
                "{\n  \"Resources\" : {\n    \"Cache\" : { },\n    \"DatabaseB269D8BB\" : { }\n  }\n}\n");
        Files.writeString(
                folder.resolve("kubernetes/tapwork-staging-us-east-1/workloads/tapwork-scanner.yaml"),
                "---\nkind: NetworkPolicy\nmetadata:\n  name: scanner\n  namespace: tapwork\n");

        Golden.assertMatches(
                "rich.sarif", SarifReport.of(Reports.rich(), SnapshotFolder.of(repository, Path.of("test/snapshots"))));
    }

    @Test
    void sarif_of_no_change_is_as_approved() throws IOException {
        Golden.assertMatches("unchanged.sarif", SarifReport.of(Reports.unchanged(), (place, type) -> Optional.empty()));
    }

    @Test
    void terminal_is_as_approved() throws IOException {
        Golden.assertMatches("rich.txt", TerminalReport.of(Reports.rich(), Colours.NONE, TerminalReport.DEFAULT_WIDTH));
    }

    @Test
    void a_narrow_terminal_is_as_approved() throws IOException {
        Golden.assertMatches("narrow.txt", TerminalReport.of(Reports.rich(), Colours.NONE, 40));
    }

    @Test
    void a_coloured_terminal_is_as_approved() throws IOException {
        Golden.assertMatches(
                "coloured.txt", TerminalReport.of(Reports.rich(), Colours.ANSI, TerminalReport.DEFAULT_WIDTH));
    }
}
