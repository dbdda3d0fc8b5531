package dev.meridian.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.support.Assembly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fault is made in a program of its own, since synthesis must end with it as a user would see it end. */
class FindingsTest {
    @Test
    void a_violation_of_the_policy_pack_fails_the_synthesis_and_leaves_the_last_assembly_alone(@TempDir Path folder)
            throws IOException {
        var published = folder.resolve("cdk.out");
        Files.createDirectories(published);
        Files.writeString(published.resolve("manifest.json"), "{}");

        var outcome = Assembly.run("dev.meridian.app.FaultySynth", published, Map.of());

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("nothing was written to " + published)
                .contains("AwsSolutions-S1", "Faulty/Bucket");
        assertThat(published.resolve("manifest.json")).hasContent("{}");
        assertThat(folder.resolve("cdk.out.partial")).doesNotExist();
    }

    @Test
    void an_acknowledgement_counts_for_its_own_construct_alone(@TempDir Path folder) {
        var outcome = Assembly.run("dev.meridian.app.FarAcknowledgementSynth", folder.resolve("cdk.out"), Map.of());

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("Faulty/NotAccepted F3002", "(acknowledged elsewhere, not here)")
                .doesNotContain("- Faulty/Accepted");
    }
}
