package dev.meridian.app.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script around the review: what it compares, and what it makes of how the review ended. */
class ReviewScriptTest {
    @TempDir
    Path folder;

    private Path programs;
    private Path checkout;

    @BeforeEach
    void a_merge_is_checked_out() throws IOException {
        programs = Files.createDirectory(folder.resolve("programs"));
        checkout = Files.createDirectory(folder.resolve("checkout"));
        program("git", "[[ \"$*\" == *'HEAD^1^{commit}' ]] && echo base-of-the-merge");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 2", "137, 2", "3, 2"})
    void hands_on_a_verdict_and_makes_every_other_end_a_failed_comparison(int ended, int status) throws Exception {
        program("java", "echo '# report' > target/review/review.md; exit " + ended);

        var run = review();

        assertThat(run.status()).isEqualTo(status);
        assertThat(written("status.txt")).isEqualTo(status + "\n");
        assertThat(Files.readString(folder.resolve("summary"))).isEqualTo("# report\n");
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void takes_no_verdict_without_its_report(int ended) throws Exception {
        program("java", "exit " + ended);

        assertThat(review().status()).isEqualTo(2);
        assertThat(written("status.txt")).isEqualTo("2\n");
    }

    @Test
    void compares_with_the_first_parent_of_the_merge() throws Exception {
        program("java", "echo \"$@\" > target/review/review.md");

        review();

        assertThat(written("review.md"))
                .isEqualTo(
                        "@target/meridian.args dev.meridian.app.review.Review base-of-the-merge target/reviewed --out target/review\n");
    }

    @Test
    void keeps_and_shows_what_the_review_complained_of() throws Exception {
        program("java", "echo 'the base has no snapshots' >&2; exit 2");

        assertThat(review().output()).contains("the base has no snapshots");
        assertThat(written("message.txt")).isEqualTo("the base has no snapshots\n");
    }

    @Test
    void says_when_there_is_nothing_to_compare_with() throws Exception {
        program("git", "exit 1");
        program("java", "echo '# report' > target/review/review.md");

        assertThat(review().status()).isEqualTo(2);
        assertThat(written("message.txt")).contains("the first parent of HEAD, is not in this checkout");
    }

    @Test
    void keeps_the_summary_below_the_size_that_github_drops() throws Exception {
        program("java", "head -c 3000000 /dev/zero | tr '\\0' x > target/review/review.md");

        assertThat(review().status()).isZero();
        assertThat(folder.resolve("summary")).hasSize(1_000_000);
    }

    private ScriptRun review() throws IOException, InterruptedException {
        return ScriptRun.of(
                checkout,
                Map.of(
                        "PATH",
                        programs + ":" + System.getenv("PATH"),
                        "GITHUB_STEP_SUMMARY",
                        folder.resolve("summary").toString()),
                List.of(ScriptRun.script("review.sh").toString()));
    }

    private String written(String name) throws IOException {
        return Files.readString(checkout.resolve("target/review").resolve(name));
    }

    private void program(String name, String body) throws IOException {
        var file = Files.writeString(programs.resolve(name), "#!/usr/bin/env bash\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
