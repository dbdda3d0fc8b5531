package dev.meridian.app.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.meridian.app.review.assembly.CloudAssembly;
import dev.meridian.app.review.assembly.SynthesizedFolder;
import dev.meridian.app.review.assembly.Templates;
import dev.meridian.app.review.assembly.Templates.AssetHashes;
import dev.meridian.app.review.change.difference.DiffEngine;
import dev.meridian.app.review.change.difference.Differences;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.support.Assembly;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Dangerous edits of a definition, judged by what they do to all templates of an environment. */
class DefinitionEditsTest {
    private static final Templates TEMPLATES = new Templates(AssetHashes.KEPT);

    @TempDir
    private static Path folder;

    private static DiffEngine engine;

    @BeforeAll
    static void synthesize() {
        engine = DiffEngine.start();
        var outcome = Assembly.run(
                "dev.meridian.app.review.EditedDefinitionsSynth", folder, Map.of("CDK_VALIDATION", "false"));
        assertThat(outcome.status()).as(outcome.output()).isZero();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @TestFactory
    Stream<DynamicTest> every_edit_is_found_dangerous_by_the_rules_that_it_concerns() {
        var before = assembly(DefinitionEdit.NONE);
        return Arrays.stream(DefinitionEdit.values())
                .map(edit -> dynamicTest(edit.folder(), () -> {
                    var dangerous = new TreeSet<String>();
                    Rules.examine(Differences.between(before, assembly(edit), engine)).stream()
                            .filter(finding -> finding.severity() == Severity.DANGEROUS)
                            .forEach(finding -> dangerous.add(finding.rule().id()));
                    assertThat(dangerous).containsAll(edit.rules());
                    assertThat(dangerous.isEmpty()).isEqualTo(edit == DefinitionEdit.NONE);
                }));
    }

    private static CloudAssembly assembly(DefinitionEdit edit) {
        return SynthesizedFolder.read(folder.resolve(edit.folder()), TEMPLATES);
    }
}
