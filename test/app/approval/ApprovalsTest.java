package dev.meridian.app.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    private static final String ENTRY = """
            - stack: atlas-staging-us-east-1-data
              resource: DatabaseB269D8BB
              rule: data/removed
              reason: Staging gets its data from the nightly copy of production.
              expires: 2026-06-30
            """;

    @TempDir
    private Path folder;

    @Test
    void reads_an_entry_as_it_is_written() throws IOException {
        assertThat(read("# what and why\n" + ENTRY).all())
                .containsExactly(new Approval(
                        "atlas-staging-us-east-1-data",
                        "DatabaseB269D8BB",
                        "data/removed",
                        "Staging gets its data from the nightly copy of production.",
                        LocalDate.of(2026, 6, 30)));
    }

    @Test
    void a_missing_file_approves_nothing() throws IOException {
        assertThat(Approvals.read(folder.resolve("approvals.yaml"), TODAY).all())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing is approved\n", "[]\n", "---\n"})
    void a_file_without_entries_approves_nothing(String text) throws IOException {
        assertThat(read(text).all()).isEmpty();
    }

    @Test
    void the_committed_file_is_readable() throws IOException {
        assertThat(Files.exists(Approvals.FILE)).isTrue();
        Approvals.read(Approvals.FILE, LocalDate.now());
    }

    @ParameterizedTest
    @CsvSource({
        "data/removed, atlas-staging-us-east-1-data, DatabaseB269D8BB, true",
        "data/replaced, atlas-staging-us-east-1-data, DatabaseB269D8BB, false",
        "data/removed, atlas-production-us-east-1-data, DatabaseB269D8BB, false",
        "data/removed, atlas-staging-us-east-1-data, DatabaseB269D8BC, false",
        "data/removed, atlas-staging-us-east-1-data, xDatabaseB269D8BB, false"
    })
    void an_entry_is_found_for_what_it_names_and_nothing_else(
            String rule, String stack, String resource, boolean isFound) throws IOException {
        assertThat(read(ENTRY).find(rule, stack, resource, TODAY).isPresent()).isEqualTo(isFound);
    }

    @Test
    void a_star_stands_for_any_characters() throws IOException {
        var approvals = read(ENTRY.replace("atlas-staging-us-east-1-data", "atlas-*-data")
                .replace("DatabaseB269D8BB", "\"*\"")
                .replace("data/removed", "data/*"));

        assertThat(approvals.find("data/renamed", "atlas-production-eu-west-1-data", "production/postgres", TODAY))
                .isPresent();
        assertThat(approvals.find("access/opened", "atlas-production-eu-west-1-data", "X", TODAY))
                .isEmpty();
        assertThat(approvals.find("data/renamed", "atlas-production-eu-west-1-vault", "X", TODAY))
                .isEmpty();
    }

    @Test
    void an_approval_holds_on_its_last_day_and_is_expired_on_the_next() throws IOException {
        var approvals = read(ENTRY);
        var last = LocalDate.of(2026, 6, 30);

        assertThat(find(approvals, last)).isPresent();
        assertThat(approvals.expired(last)).isEmpty();
        assertThat(find(approvals, last.plusDays(1))).isEmpty();
        assertThat(approvals.expired(last.plusDays(1))).isEqualTo(approvals.all());
    }

    @Test
    void says_which_approval_of_a_change_expired_last() throws IOException {
        var approvals =
                read(ENTRY + ENTRY.replace("2026-06-30", "2026-06-15") + ENTRY.replace("DatabaseB269D8BB", "Other"));
        var later = LocalDate.of(2026, 8, 1);

        assertThat(approvals.findExpired("data/removed", "atlas-staging-us-east-1-data", "DatabaseB269D8BB", later))
                .map(Approval::expires)
                .contains(LocalDate.of(2026, 6, 30));
        assertThat(approvals.findExpired("data/removed", "atlas-staging-us-east-1-data", "DatabaseB269D8BB", TODAY))
                .isEmpty();
    }

    @Test
    void an_expired_entry_beside_one_that_holds_hides_nothing() throws IOException {
        var approvals = read(ENTRY.replace("2026-06-30", "2020-01-01") + ENTRY);

        assertThat(find(approvals, TODAY)).map(Approval::expires).contains(LocalDate.of(2026, 6, 30));
    }

    @Test
    void lists_every_problem_at_once_with_its_entry_the_value_got_and_the_cure() {
        assertThat(problems("""
                        - stack: atlas staging
                          resource: A
                          rule: removed
                          reason: because
                          expires: 31.12.2026
                          owner: platform
                        - stack: "*"
                          stack: b
                          rule: data/removed
                          reason: Nobody has used this table since the spring.
                          expires: 2027-06-03
                        - just a text
                        """))
                .containsExactly(
                        "entry 1 (line 1): has no field 'owner'; there are stack, resource, rule, reason, expires",
                        "entry 1 (line 1): stack must be a name without spaces, in which * stands for any characters,"
                                + " got 'atlas staging'",
                        "entry 1 (line 1): rule must be one of the review's, such as data/removed or data/*, got"
                                + " 'removed'",
                        "entry 1 (line 1): reason must be a sentence that says why the change is right, at least 15"
                                + " characters, got 'because'",
                        "entry 1 (line 1): expires must be a day such as 2026-07-01, got '31.12.2026'",
                        "entry 2 (line 7): stack is given twice, got 'b' the second time; keep one",
                        "entry 2 (line 7): resource is missing; every entry has stack, resource, rule, reason, expires",
                        "entry 2 (line 7): expires must be at most 366 days ahead, on 2027-06-02, got '2027-06-03'",
                        "entry 3 (line 12): must have the fields stack, resource, rule, reason, expires, got 'just a"
                                + " text'");
    }

    @Test
    void the_message_names_the_file_and_counts_the_problems() {
        assertThatThrownBy(() -> read("- a\n- b\n"))
                .isInstanceOf(InvalidApprovalsException.class)
                .hasMessageStartingWith(folder.resolve("approvals.yaml") + " has 2 problem(s):\n- entry 1 (line 1): ");
    }

    @Test
    void a_day_366_days_ahead_is_near_enough() throws IOException {
        assertThat(read(ENTRY.replace("2026-06-30", "2027-06-02")).all()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"*, *, *", "*-*, **, */*"})
    void an_entry_that_approves_everything_is_refused(String stack, String resource, String rule) {
        assertThat(problems(ENTRY.replace("atlas-staging-us-east-1-data", '"' + stack + '"')
                        .replace("DatabaseB269D8BB", '"' + resource + '"')
                        .replace("data/removed", '"' + rule + '"')))
                .containsExactly(
                        "entry 1 (line 1): stack '%s', resource '%s' and rule '%s' approve everything; name what is"
                                        .formatted(stack, resource, rule)
                                + " approved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "~", "", "'   '", "fourteen chars"})
    void an_approval_without_a_sentence_is_refused(String reason) {
        assertThat(problems(ENTRY.replaceAll("reason: .*", "reason: " + reason)))
                .singleElement()
                .asString()
                .contains("reason must be a sentence");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-1-1", "tomorrow", "2026-06-30T00:00:00Z", "20260630", "\"\""})
    void a_date_that_is_none_is_refused(String date) {
        assertThat(problems(ENTRY.replace("2026-06-30", date)))
                .singleElement()
                .asString()
                .startsWith("entry 1 (line 1): expires must be a day such as");
    }

    @Test
    void a_star_without_quotation_marks_is_explained() {
        assertThat(problems(ENTRY.replace("DatabaseB269D8BB", "*")))
                .singleElement()
                .asString()
                .contains("line 2 is not YAML", "a text that begins with * must stand in quotation marks");
        assertThat(problems(ENTRY.replace("DatabaseB269D8BB", "*Bucket")))
                .containsExactly("entry 1 (line 1): resource is an alias of YAML, got '*Bucket'; write the text, in"
                        + " quotation marks if it begins with *");
    }

    @Test
    void tags_lists_and_fields_of_fields_are_refused() {
        assertThat(problems(ENTRY.replace("DatabaseB269D8BB", "!!java.net.URL [\"file:x\"]")))
                .singleElement()
                .asString()
                .contains("resource has a tag of YAML");
        assertThat(problems(ENTRY.replace("DatabaseB269D8BB", "[A, B]")))
                .containsExactly("entry 1 (line 1): resource must be one text, got a list");
        assertThat(problems(ENTRY.replace("DatabaseB269D8BB", "{a: {b: c}}")))
                .containsExactly("entry 1 (line 1): resource must be one text, got fields");
    }

    @Test
    void fields_where_a_list_belongs_and_a_second_document_are_refused() {
        assertThat(problems("stack: a\n"))
                .containsExactly("it must be a list of entries, each beginning with '- stack:', got fields");
        assertThat(problems(ENTRY + "---\n" + ENTRY)).containsExactly("line 7 begins a second document; keep one list");
    }

    @Test
    void a_file_that_is_no_yaml_no_text_or_too_large_is_refused() throws IOException {
        assertThat(problems(ENTRY + "  \tx: [")).last().asString().startsWith("line 6 is not YAML: ");
        assertThat(problems("[".repeat(5_000))).isNotEmpty();
        assertThat(problems("#".repeat(ApprovalsFile.MOST_BYTES + 1)))
                .containsExactly("it must have at most 262144 bytes, got 262145; remove what has expired");
        Files.write(folder.resolve("approvals.yaml"), "- stack: ä".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Approvals.read(folder.resolve("approvals.yaml"), TODAY))
                .hasMessageContaining("it is not UTF-8");
    }

    private static Optional<Approval> find(Approvals approvals, LocalDate today) {
        return approvals.find("data/removed", "atlas-staging-us-east-1-data", "DatabaseB269D8BB", today);
    }

    private List<String> problems(String text) {
        return catchThrowableOfType(InvalidApprovalsException.class, () -> read(text))
                .problems();
    }

    private Approvals read(String text) throws IOException {
        var file = folder.resolve("approvals.yaml");
        Files.writeString(file, text);
        return Approvals.read(file, TODAY);
    }
}
