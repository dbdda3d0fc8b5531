package dev.meridian.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meridian.support.Assembly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesisTest {
    /** Assembly runs the program cut off from every network, without credentials, wherever the machine allows it. */
    @Test
    void needs_no_network() {
        assumeTrue(Assembly.isIsolated(), "this machine lets nobody cut a process off from the network");

        assertThat(Assembly.stacks()).isNotEmpty();
    }

    @Test
    void asks_aws_nothing() throws IOException {
        try (var files = Files.walk(Assembly.folder())) {
            for (var manifest :
                    files.filter(file -> file.endsWith("manifest.json")).toList()) {
                assertThat(new ObjectMapper().readTree(manifest.toFile()).path("missing"))
                        .as("look-ups that %s waits for", manifest)
                        .isEmpty();
            }
        }
    }

    @Test
    void gives_the_same_bytes_twice() throws IOException {
        var first = templates(Assembly.folder());
        var second = templates(Assembly.again());

        assertThat(second).containsOnlyKeys(first.keySet());
        second.forEach((name, text) -> assertThat(text).as(name).isEqualTo(first.get(name)));
    }

    @Test
    void leaves_no_finding_unacknowledged() throws IOException {
        assertThat(Findings.read(Assembly.folder())).isEmpty();
        assertThat(Assembly.folder().resolve("validation-report.json")).exists();
    }

    @Test
    void speaks_of_nothing_but_its_table() {
        assertThat(Assembly.log()).startsWith("environment ").doesNotContain("WARNING", "ERROR", "deprecated", "!!!");
    }

    @Test
    void narrows_to_one_environment_before_anything_is_built(@TempDir Path folder) throws IOException {
        var outcome = Assembly.run(
                folder.resolve("cdk.out"),
                Map.of("CDK_VALIDATION", "false"),
                List.of("-c", "system=atlas", "-c", "environment=development"));

        assertThat(outcome.status()).isZero();
        assertThat(StackArtifact.readAll(folder.resolve("cdk.out")))
                .isNotEmpty()
                .allSatisfy(stack -> assertThat(stack.stage()).isEqualTo("atlas-development"));
    }

    @Test
    void says_which_environments_there_are_when_none_matches(@TempDir Path folder) {
        var outcome = Assembly.run(folder.resolve("cdk.out"), Map.of(), List.of("-c", "system=atlantis"));

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output())
                .isEqualTo("no environment matches system=atlantis environment=(any); there are atlas (production,"
                        + " staging, development), tapwork (production, staging, development), taskflow (production,"
                        + " staging, testing)\n");
        assertThat(folder).isEmptyDirectory();
    }

    private static Map<String, String> templates(Path assembly) throws IOException {
        var templates = new TreeMap<String, String>();
        try (var files = Files.walk(assembly)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                var name = assembly.relativize(file).toString();
                if (name.endsWith(".template.json") || name.endsWith(".stack-policy.json")) {
                    templates.put(name, Files.readString(file));
                }
            }
        }
        assertThat(templates).isNotEmpty();
        return templates;
    }
}
