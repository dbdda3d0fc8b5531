package dev.meridian.app.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.meridian.app.review.change.difference.DiffEngine;
import dev.meridian.app.review.change.difference.Differences;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Dangerous and harmless edits of real templates, each with the verdict it must get. */
class SeededEditsTest {
    private static DiffEngine engine;

    @BeforeAll
    static void start() {
        engine = DiffEngine.start();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @TestFactory
    Stream<DynamicTest> every_edit_gets_its_verdict() {
        return SeededEdit.all().stream()
                .map(edit -> dynamicTest(edit.file() + ": " + edit.name(), () -> {
                    var findings = findings(edit);
                    assertThat(findings).as("findings").isNotEmpty();
                    assertThat(isJudged(edit, findings))
                            .as("%s %s among %s", edit.verdict(), edit.rule(), shown(findings))
                            .isEqualTo(!edit.isMissed());
                }));
    }

    private static boolean isJudged(SeededEdit edit, List<Finding> findings) {
        return switch (edit.verdict()) {
            case "dangerous" -> !said(findings, Severity.DANGEROUS, edit).isEmpty();
            case "notable" ->
                !said(findings, Severity.NOTABLE, edit).isEmpty()
                        && of(findings, Severity.DANGEROUS).isEmpty();
            default -> findings.stream().allMatch(finding -> finding.severity() == Severity.HARMLESS);
        };
    }

    @Test
    void the_edits_are_as_many_as_a_reviewer_was_promised() {
        var edits = SeededEdit.all();

        assertThat(edits.stream()
                        .filter(edit -> edit.verdict().equals("dangerous"))
                        .count())
                .isGreaterThanOrEqualTo(60);
        assertThat(edits.stream().filter(edit -> edit.verdict().equals("quiet")).count())
                .isGreaterThanOrEqualTo(25);
        assertThat(edits.stream().map(SeededEdit::name)).doesNotHaveDuplicates();
    }

    @Test
    void readme_states_how_many_they_are() throws IOException {
        var verdicts = new TreeMap<String, Integer>();
        SeededEdit.all().forEach(edit -> verdicts.merge(edit.isMissed() ? "missed" : edit.verdict(), 1, Integer::sum));

        assertThat(Files.readString(Path.of("README.md")))
                .contains("%d dangerous, %d notable and %d harmless edits"
                        .formatted(verdicts.get("dangerous"), verdicts.get("notable"), verdicts.get("quiet")))
                .contains("%d more are known to be missed".formatted(verdicts.getOrDefault("missed", 0)))
                .contains("%d edits of a definition".formatted(DefinitionEdit.values().length - 1));
    }

    private static List<Finding> findings(SeededEdit edit) {
        return Rules.examine(Differences.between(edit.before(), edit.after(), engine));
    }

    private static List<Finding> said(List<Finding> findings, Severity severity, SeededEdit edit) {
        return of(findings, severity).stream()
                .filter(finding -> edit.isBy(finding.rule().id()))
                .filter(finding -> edit.resource()
                        .map(finding.change().logicalId()::equals)
                        .orElse(true))
                .toList();
    }

    private static List<Finding> of(List<Finding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }

    private static List<String> shown(List<Finding> findings) {
        return findings.stream()
                .map(finding -> "%s %s %s: %s"
                        .formatted(
                                finding.severity(),
                                finding.rule().id(),
                                finding.change().logicalId(),
                                finding.what()))
                .toList();
    }
}
