package dev.meridian.app.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.app.workflows.FakeGitHub.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that speaks on pull requests with a token that may write, about text that anybody may have written. */
class CommentScriptTest {
    private static final String SHA = "0123456789abcdef0123456789abcdef01234567";
    private static final String OTHER_SHA = "fedcba9876543210fedcba9876543210fedcba98";
    private static final String FORK = "visitor/platform";
    private static final String BRANCH = "more/replicas & ümlaut";
    private static final String BOT = "github-actions[bot]";
    private static final String MARKER = "<!-- meridian-review -->";
    private static final int LIMIT_OF_GITHUB = 65_536;

    @TempDir
    Path folder;

    private FakeGitHub github;
    private Path report;

    @BeforeEach
    void a_fork_asks_to_merge() throws IOException {
        github = new FakeGitHub();
        github.pullRequest(7, FORK, BRANCH, SHA);
        report = Files.createDirectory(folder.resolve("review"));
        write("pull-request.txt", "7\n");
        write("status.txt", "0\n");
        write("review.md", "<!-- whatever the review calls itself -->\n## Nothing dangerous\n");
    }

    @AfterEach
    void the_day_is_over() {
        github.close();
    }

    @Test
    void creates_the_comment_where_there_is_none() throws Exception {
        github.comment(1, "reviewer", MARKER + "\nI say so");
        github.comment(2, BOT, "coverage: 91 %");

        var run = comment();

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(github.writes()).extracting(Write::call).containsExactly("POST /issues/7/comments");
        assertThat(posted())
                .startsWith(MARKER + "\n\n## Nothing dangerous\n")
                .doesNotContain("whatever the review calls itself")
                .contains("/owner/platform/actions/runs/4711", SHA.substring(0, 12));
        assertThat(outputs()).isEqualTo("pull-request=7\n");
    }

    @Test
    void updates_its_own_comment_on_whichever_page_it_is() throws Exception {
        for (int i = 1; i <= 130; i++) {
            github.comment(i, "reviewer", "remark " + i);
        }
        github.comment(131, BOT, MARKER + "\n\nas it was");

        comment();

        assertThat(github.writes()).extracting(Write::call).containsExactly("PATCH /issues/comments/131");
        assertThat(posted()).contains("Nothing dangerous");
    }

    @Test
    void posts_what_is_dangerous_as_the_review_wrote_it() throws Exception {
        write("status.txt", "1\n");
        write("review.md", "## 1 dangerous change\n\n| what | where |\n|---|---|\n| `Writer` is replaced | atlas |\n");

        comment();

        assertThat(posted()).contains("## 1 dangerous change\n\n| what | where |\n|---|---|\n| `Writer` is replaced");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "7; echo", "07", "-7", "../7", "7 8"})
    void refuses_a_pull_request_that_does_not_have_the_commit(String claim) throws Exception {
        github.pullRequest(8, FORK, "another branch", OTHER_SHA);
        write("pull-request.txt", claim + "\n");

        var run = comment();

        assertThat(run.output()).contains("nothing posted");
        assertThat(github.writes()).isEmpty();
        assertThat(outputs()).isEmpty();
    }

    @Test
    void says_nothing_about_a_commit_that_is_no_longer_the_newest() throws Exception {
        github.close();
        github = new FakeGitHub();
        github.pullRequest(7, FORK, BRANCH, OTHER_SHA);

        comment();

        assertThat(github.writes()).isEmpty();
    }

    @Test
    void refuses_the_commit_of_another_repository_of_the_same_owner() throws Exception {
        github.close();
        github = new FakeGitHub();
        github.pullRequest(7, "visitor/elsewhere", BRANCH, SHA);

        comment();

        assertThat(github.writes()).isEmpty();
    }

    @Test
    void speaks_on_the_pull_request_that_was_reviewed_where_a_branch_has_two() throws Exception {
        github.pullRequest(9, FORK, BRANCH, SHA);
        write("pull-request.txt", "9\n");

        comment();

        assertThat(github.writes()).extracting(Write::call).containsExactly("POST /issues/9/comments");
    }

    @Test
    void says_that_it_could_not_compare_and_why() throws Exception {
        Files.delete(report.resolve("review.md"));
        write("status.txt", "2\n");
        write("message.txt", "cdk.out/manifest.json ends in the middle\n```\n@everyone\n");

        comment();

        assertThat(posted())
                .contains(
                        "could not compare",
                        "    cdk.out/manifest.json ends in the middle\n    ```\n    @\u200beveryone\n")
                .doesNotContain("Nothing dangerous");
    }

    @Test
    void does_not_call_it_harmless_when_the_build_failed_before_the_review() throws Exception {
        Files.delete(report.resolve("review.md"));
        Files.delete(report.resolve("status.txt"));

        comment();

        assertThat(posted()).contains("could not compare", "ended before there was a report");
    }

    @Test
    void replaces_the_last_report_even_when_the_run_left_nothing_at_all() throws Exception {
        for (var name : List.of("pull-request.txt", "status.txt", "review.md")) {
            Files.delete(report.resolve(name));
        }
        Files.delete(report);
        github.comment(3, BOT, MARKER + "\n\n## Nothing dangerous");

        comment();

        assertThat(github.writes()).extracting(Write::call).containsExactly("PATCH /issues/comments/3");
        assertThat(posted()).contains("could not compare");
    }

    @Test
    void guesses_nothing_when_the_run_left_nothing_and_the_branch_has_two_pull_requests() throws Exception {
        github.pullRequest(9, FORK, BRANCH, SHA);
        Files.delete(report.resolve("pull-request.txt"));

        comment();

        assertThat(github.writes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "3", "", "0 or 1", "00"})
    void takes_no_other_status_for_a_verdict(String status) throws Exception {
        write("status.txt", status + "\n");

        comment();

        assertThat(posted()).contains("could not compare").doesNotContain("Nothing dangerous");
    }

    @Test
    void shortens_a_report_that_no_comment_holds_and_says_so_first() throws Exception {
        write("review.md", "## 3 dangerous changes\n" + "| `Subnet` is replaced | atlas |\n".repeat(4_000));

        comment();

        assertThat(posted().length()).isLessThan(LIMIT_OF_GITHUB);
        assertThat(posted())
                .startsWith(MARKER + "\n\n> The report is too long for a comment")
                .contains("## 3 dangerous changes")
                .contains("| atlas |\n\n<sub>");
    }

    @Test
    void refuses_a_report_of_a_size_that_no_review_has() throws Exception {
        write("review.md", "x".repeat(4 * 1024 * 1024 + 1));

        comment();

        assertThat(posted()).contains("could not compare", "larger than 4 MiB").hasSizeLessThan(2_000);
    }

    @Test
    void refuses_what_is_not_text() throws Exception {
        Files.write(report.resolve("review.md"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

        comment();

        assertThat(posted()).contains("The report is not text.");
    }

    @Test
    void follows_no_link_out_of_the_folder() throws Exception {
        var secret = Files.writeString(folder.resolve("secret"), "what only the runner knows");
        Files.delete(report.resolve("review.md"));
        Files.createSymbolicLink(report.resolve("review.md"), secret);

        comment();

        assertThat(posted()).contains("The report is not a file.").doesNotContain("what only the runner knows");
    }

    @Test
    void calls_nobody_and_hides_nothing() throws Exception {
        write("review.md", "@owner and `@aws-cdk/core`\u202e and \u001b[31mred\u001b[0m\r\n");

        comment();

        assertThat(posted()).contains("@\u200bowner and `@\u200baws-cdk/core` and [31mred[0m\n");
    }

    @Test
    void warns_of_a_pull_request_that_changes_the_review_itself() throws Exception {
        for (int i = 0; i < 100; i++) {
            github.changedFile("test/snapshots/stack-" + i + ".json");
        }
        github.renamedFile("app/review/Review.java", "app/Old.java");

        comment();

        assertThat(posted()).contains("This pull request changes the review itself");
    }

    @Test
    void warns_of_nothing_where_only_definitions_change() throws Exception {
        github.changedFile("environments/Atlas.java");
        github.changedFile("test/app/review/ReportTest.java");

        comment();

        assertThat(posted()).doesNotContain("changes the review itself");
    }

    @Test
    void fails_with_what_github_answered() throws Exception {
        var environment = environment();
        environment.put("GITHUB_TOKEN", "of somebody else");

        var run = ScriptRun.of(folder, environment, command());

        assertThat(run.status()).isNotZero();
        assertThat(run.output()).contains("GitHub answered 404").doesNotContain("of somebody else");
    }

    private ScriptRun comment() throws Exception {
        var run = ScriptRun.of(folder, environment(), command());
        assertThat(run.status()).as(run.output()).isZero();
        return run;
    }

    private List<String> command() {
        return List.of("node", ScriptRun.script("comment.mjs").toString(), report.toString());
    }

    private Map<String, String> environment() {
        return new HashMap<>(Map.of(
                "GITHUB_API_URL",
                github.url(),
                "GITHUB_SERVER_URL",
                "https://github.com",
                "GITHUB_REPOSITORY",
                FakeGitHub.REPOSITORY,
                "GITHUB_TOKEN",
                FakeGitHub.TOKEN,
                "GITHUB_OUTPUT",
                folder.resolve("outputs").toString(),
                "REVIEW_RUN",
                "4711",
                "HEAD_SHA",
                SHA,
                "HEAD_REPOSITORY",
                FORK,
                "HEAD_BRANCH",
                BRANCH));
    }

    private String posted() {
        assertThat(github.writes()).hasSize(1);
        return github.writes().get(0).body();
    }

    private String outputs() throws IOException {
        var file = folder.resolve("outputs");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(report.resolve(name), text);
    }
}
