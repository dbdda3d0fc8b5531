package dev.meridian.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meridian.support.Assembly;
import dev.meridian.support.Assembly.Outcome;
import dev.meridian.support.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a reviewer and as CI start it: without a network where the machine allows it. */
class ReviewTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATA = "atlas-production-us-east-1-data";

    @TempDir
    private Path folder;

    @Test
    void ends_with_0_when_nothing_dangerous_changes() throws IOException {
        var outcome = review(Snapshot.FOLDER.toString(), Assembly.folder().toString());

        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("106 stacks");
        assertThat(Files.readString(folder.resolve("review.md"))).contains("No change");
        assertThat(JSON.readTree(folder.resolve("review.json").toFile())
                        .path("dangerous")
                        .asBoolean(true))
                .isFalse();
        assertThat(JSON.readTree(folder.resolve("review.sarif").toFile())
                        .path("version")
                        .asText())
                .isEqualTo("2.1.0");
    }

    @Test
    void ends_with_1_when_something_dangerous_is_not_approved() throws IOException {
        var head = folder.resolve("head");
        copySnapshots(head);
        var file = head.resolve(DATA + ".json");
        var template = (ObjectNode) JSON.readTree(file.toFile());
        ((ObjectNode) template.path("Resources")).remove("MainDatabaseReplica139FCBBA7");
        JSON.writeValue(file.toFile(), template);

        var outcome = review(Snapshot.FOLDER.toString(), head.toString());

        assertThat(outcome.status()).as(outcome.output()).isEqualTo(1);
        assertThat(outcome.output()).contains("MainDatabaseReplica139FCBBA7").contains("data/removed");
        assertThat(Files.readString(folder.resolve("review.md"))).contains("MainDatabaseReplica139FCBBA7");
    }

    @Test
    void ends_with_2_when_a_side_cannot_be_read() {
        var outcome = review("no-such-ref", Assembly.folder().toString());

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.output())
                .contains(
                        "could not compare: 'no-such-ref' is neither a folder nor a commit that this repository holds")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("review.md")).doesNotExist();
    }

    @Test
    void ends_with_2_when_the_arguments_are_wrong() {
        var outcome = Assembly.run("dev.meridian.app.review.Review", folder, Map.of(), List.of("--nonsense"));

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.output())
                .contains("'--nonsense' is no argument; usage: Review <git ref or assembly folder>");
    }

    private Outcome review(String base, String head) {
        return Assembly.run(
                "dev.meridian.app.review.Review", folder, Map.of(), List.of(base, head, "--out", folder.toString()));
    }

    private static void copySnapshots(Path target) throws IOException {
        try (var files = Files.walk(Snapshot.FOLDER)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = target.resolve(Snapshot.FOLDER.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
