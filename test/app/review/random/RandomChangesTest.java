package dev.meridian.app.review.random;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.meridian.app.review.assembly.CloudAssembly;
import dev.meridian.app.review.assembly.CommittedSnapshots;
import dev.meridian.app.review.assembly.Templates;
import dev.meridian.app.review.assembly.Templates.AssetHashes;
import dev.meridian.app.review.change.difference.DiffEngine;
import dev.meridian.app.review.report.JsonReport;
import dev.meridian.app.review.report.markdown.MarkdownReport;
import dev.meridian.app.review.report.sarif.SarifReport;
import dev.meridian.app.review.report.sarif.SnapshotFolder;
import dev.meridian.app.review.report.terminal.Colours;
import dev.meridian.app.review.report.terminal.TerminalReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever somebody makes of our stacks, the review must survive it, say of every change that there is one, and why. */
class RandomChangesTest {
    /** The same tries each time, so that a build depends on no luck; another number, and more tries, explore further. */
    private static final String SEED = "20261121";

    private static final Path SNAPSHOTS = Path.of(CommittedSnapshots.FOLDER);
    private static final CloudAssembly REAL = CommittedSnapshots.in(SNAPSHOTS, new Templates(AssetHashes.HIDDEN));
    private static final Schema SCHEMA = schema();
    private static DiffEngine engine;

    @BeforeContainer
    static void start() {
        engine = DiffEngine.start();
    }

    @AfterContainer
    static void stop() {
        engine.close();
    }

    @Property(tries = 30, seed = SEED)
    void no_change_is_lost(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int steps) {
        var examination = examine(RandomEdits.of(REAL, seed, steps));

        assertThat(examination.lost()).as(steps(examination)).isEmpty();
        assertThat(examination.lostObjects()).as(steps(examination)).isEmpty();
        assertThat(examination.lostValues()).as(steps(examination)).isEmpty();
    }

    @Property(tries = 30, seed = SEED)
    void what_holds_data_and_goes_is_dangerous_whatever_else_changes(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int steps) {
        var sides = RandomEdits.of(REAL, seed, steps);

        assertThat(examine(sides).lostData()).as("%s", sides.steps()).isEmpty();
        assertThat(examine(sides.reversed()).lostData()).as("%s", sides.steps()).isEmpty();
    }

    @Property(tries = 15, seed = SEED)
    void equal_sides_have_no_finding(@ForAll long seed) {
        var sides = RandomEdits.of(REAL, seed, 0);

        assertThat(examine(sides).spoken()).isEmpty();
        assertThat(examine(sides.shuffled(new Random(seed))).spoken()).isEmpty();
    }

    @Property(tries = 15, seed = SEED)
    void findings_do_not_depend_on_the_order_of_members(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int steps) {
        var sides = RandomEdits.of(REAL, seed, steps);

        var findings = examine(sides).spoken();

        assertThat(examine(sides).spoken()).isEqualTo(findings);
        assertThat(examine(sides.shuffled(new Random(seed))).spoken())
                .as("%s", sides.steps())
                .isEqualTo(findings);
    }

    @Property(tries = 30, seed = SEED)
    void sentences_are_fit_to_be_read(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int steps) {
        var examination = examine(RandomEdits.of(REAL, seed, steps));

        assertThat(examination.unfitSentences()).as(steps(examination)).isEmpty();
        assertThat(examination.sentencesThatNameTheStack())
                .as(steps(examination))
                .isEmpty();
    }

    @Property(tries = 15, seed = SEED)
    void every_report_can_be_written(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int steps) {
        var report = examine(RandomEdits.of(REAL, seed, steps)).report();

        assertThat(MarkdownReport.of(report)).isNotBlank();
        assertThat(SarifReport.of(report, SnapshotFolder.of(Path.of(""), SNAPSHOTS)))
                .isNotBlank();
        assertThat(TerminalReport.of(report, Colours.of(Map.of(), false), TerminalReport.DEFAULT_WIDTH))
                .isNotBlank();
        assertThat(SCHEMA.validate(JsonReport.of(report), InputFormat.JSON)).isEmpty();
    }

    /** What fails for one change should not fail for the next ones, so they get an engine of their own. */
    private static Examination examine(Sides sides) {
        try {
            return Examination.of(sides, engine);
        } catch (IllegalStateException failure) {
            engine.close();
            engine = DiffEngine.start();
            throw new IllegalStateException(String.join("; ", sides.steps()), failure);
        }
    }

    private static String steps(Examination examination) {
        return String.join("; ", examination.sides().steps());
    }

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(Path.of("app", "review", "report", "report.schema.json")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
