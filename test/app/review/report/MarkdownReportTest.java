package dev.meridian.app.review.report;

import static dev.meridian.app.review.report.Reports.approved;
import static dev.meridian.app.review.report.Reports.change;
import static dev.meridian.app.review.report.Reports.differs;
import static dev.meridian.app.review.report.Reports.found;
import static dev.meridian.app.review.report.Reports.json;
import static dev.meridian.app.review.report.Reports.place;
import static dev.meridian.app.review.report.Reports.reported;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.meridian.app.review.finding.EnvironmentCost;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Place;
import dev.meridian.app.review.finding.Report;
import dev.meridian.app.review.finding.ReportedFinding;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.report.Reports.SampleRule;
import dev.meridian.app.review.report.markdown.MarkdownReport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownReportTest {
    private static final int LIMIT = 65_536;

    @Test
    void the_marker_is_the_first_line_and_the_verdict_follows() {
        assertThat(MarkdownReport.of(Reports.rich()).lines().limit(4))
                .containsExactly(
                        MarkdownReport.MARKER,
                        "## Review of the infrastructure",
                        "",
                        "🔴 **3 dangerous changes in 6 stacks are not approved.** Besides: 1 dangerous change approved, "
                                + "5 notable, 2 harmless.");
    }

    @Test
    void no_change_takes_one_line() {
        assertThat(MarkdownReport.of(Reports.unchanged()).lines().skip(3))
                .containsExactly("🟢 **No change: 106 stacks and 3,412 resources are the same on both sides.**", "");
    }

    @Test
    void many_places_are_condensed_and_folded() {
        var stacks = Stream.of("ap-southeast-1", "eu-west-1", "us-east-1", "us-west-2")
                .map(region -> place("atlas-production", region, "data", "Queue"))
                .toArray(Place[]::new);

        assertThat(MarkdownReport.of(Reports.of(dangerous("It goes.", stacks))))
                .contains("<summary><b>Where:</b> 4 regions of <code>atlas-production</code></summary>")
                .contains("<code>atlas-production-us-west-2-data</code>");
    }

    @Test
    void what_is_approved_in_one_place_only_says_where_it_is_not() {
        var text = MarkdownReport.of(Reports.of(dangerous(
                "It goes.",
                place("atlas-production", "us-east-1", "data", "Queue"),
                approved(place("atlas-staging", "us-east-1", "data", "Queue"), "It is empty."))));

        assertThat(text)
                .contains("- **Approved in <code>atlas-staging-us-east-1-data</code>:** It is empty.\n")
                .contains("- **Not approved in** <code>atlas-production-us-east-1-data</code>\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"---", "- [ ] approve", "+ more", "===", "1. approve", "2) approve"})
    void a_sentence_opens_no_block_of_its_own(String what) {
        var rest = what.substring(1).replace("[", "&#91;").replace("]", "&#93;");

        assertThat(MarkdownReport.of(
                        Reports.of(dangerous(what, place("atlas-production", "us-east-1", "data", "Queue")))))
                .contains("\\\n&#%d;%s\n".formatted((int) what.charAt(0), rest));
    }

    @Test
    void a_text_cannot_close_the_fence_around_it() {
        var before = TextNode.valueOf("a\n```\n" + MarkdownReport.MARKER + "\n## Nothing dangerous");
        var finding = Finding.notable(
                SampleRule.CHANGED,
                change("AWS::IAM::Policy", "Policy"),
                "It changes.",
                "",
                List.of(differs("Properties.UserData", before, json("'b'"))));
        var open = new ReportedFinding(
                new Finding(
                        SampleRule.BROADENED,
                        Severity.NOTABLE,
                        finding.change(),
                        finding.what(),
                        "",
                        finding.evidence()),
                List.of());

        assertThat(MarkdownReport.of(Reports.of(open)))
                .contains("````diff\n@@ Properties.UserData @@\n- a\n- ```\n")
                .contains("\n+ b\n````\n");
    }

    @Test
    void an_unknown_price_is_named_and_makes_the_sum_incomplete() {
        assertThat(MarkdownReport.of(Reports.rich()))
                .contains(
                        "Cost: **+869.00 USD a month, incomplete**, in 3 environments; 1.00 USD a month goes on, unwatched.")
                .contains("| <code>atlas-staging</code> | +1,234.50 USD a month, incomplete | 2025-06-28 | "
                        + "price or count unknown: MSK broker kafka.m7g.large in eu-west-1 |");
    }

    @Test
    void usage_alone_takes_a_sentence_and_no_figure() {
        var cost = Reports.cost(
                "atlas-production", "0", Reports.usage("us-east-1", "new: SQS requests (0.4 per million)"));
        var text = MarkdownReport.of(new Report("a", "b", 1, 1, List.of(), List.of(cost), List.of()));

        assertThat(text)
                .contains("Cost: **depends on usage**, in 1 environment.\n")
                .contains("- <code>atlas-production</code>: no figure, because all that changes depends on usage: "
                        + "in us-east-1 new: SQS requests (0.4 per million).\n")
                .doesNotContain("0.00")
                .doesNotContain("unknown");
    }

    @Test
    void the_largest_amount_comes_first_saved_or_not() {
        var text = MarkdownReport.of(new Report(
                "a",
                "b",
                1,
                1,
                List.of(),
                List.of(
                        Reports.cost("small", "1", Reports.line("us-east-1", "NAT", "1 × 1", "1")),
                        Reports.cost("saved", "-9", Reports.line("us-east-1", "NAT", "9 × 1", "-9")),
                        Reports.cost("middle", "5", Reports.line("us-east-1", "NAT", "5 × 1", "5"))),
                List.of()));

        assertThat(text).containsSubsequence("| <code>saved</code>", "| <code>middle</code>", "| <code>small</code>");
    }

    @Test
    void many_notable_findings_are_told_in_short_after_the_first() {
        var findings = IntStream.range(0, 40)
                .mapToObj(number -> found(SampleRule.OPENED, Severity.NOTABLE, "Group" + number))
                .toArray(ReportedFinding[]::new);
        var text = MarkdownReport.of(Reports.of(findings));

        assertThat(text)
                .contains("<details><summary>and 28 more notable findings in short</summary>")
                .contains("- <code>AWS::SQS::Queue</code> <code>Group39</code>: It changes.");
        assertThat(text.split("Look at it\\.", -1)).hasSize(13);
    }

    @Test
    void what_is_not_dangerous_takes_what_somebody_reads_and_leaves_remarks_and_the_bill() {
        var findings = IntStream.range(0, 2_000)
                .mapToObj(number -> found(SampleRule.OPENED, Severity.NOTABLE, "Group" + number))
                .toList();
        var costs = IntStream.range(0, 40)
                .mapToObj(number -> Reports.cost(
                        "environment-" + number, "1", Reports.line("us-east-1", "NAT gateway", "1 × 1", "1")))
                .toList();
        var remarks = IntStream.range(0, 40)
                .mapToObj(number -> "Remark %d: %s".formatted(number, "nobody knows. ".repeat(20)))
                .toList();
        var text = MarkdownReport.of(new Report("a", "b", 1, 1, findings, costs, remarks));

        assertThat(text).hasSizeLessThanOrEqualTo(30_000);
        assertThat(text.indexOf("### Of the comparison itself")).isLessThan(text.indexOf("### Access"));
        assertThat(IntStream.range(0, 40))
                .allMatch(number -> text.contains("| <code>environment-" + number + "</code> |"))
                .allMatch(number -> text.contains("- Remark " + number + ": "));
        assertThat(text).containsPattern("room for more: \\d+ notable\\.\\*\\*");
    }

    @Test
    void dangerous_changes_push_out_the_others_and_say_so() {
        var findings = new ArrayList<ReportedFinding>();
        IntStream.range(0, 3_000).forEach(number -> {
            findings.add(found(SampleRule.OPENED, Severity.NOTABLE, "Group" + number));
            findings.add(found(SampleRule.ASSET, Severity.HARMLESS, "Function" + number));
        });
        IntStream.range(0, 150)
                .forEach(number -> findings.add(found(SampleRule.REPLACED, Severity.DANGEROUS, "Table" + number)));
        var text = MarkdownReport.of(Reports.of(findings.toArray(ReportedFinding[]::new)));

        assertThat(text).hasSizeLessThanOrEqualTo(LIMIT).contains("room for more: 3000 harmless.**");
        assertThat(text).containsPattern("room for more: \\d+ notable\\.\\*\\*");
        assertThat(IntStream.range(0, 150)).allMatch(number -> text.contains("<code>Table" + number + "</code>"));
    }

    @Test
    void dangerous_changes_that_find_no_room_are_counted() {
        var findings = IntStream.range(0, 5_000)
                .mapToObj(number -> found(SampleRule.REPLACED, Severity.DANGEROUS, "Table" + number))
                .toArray(ReportedFinding[]::new);
        var text = MarkdownReport.of(Reports.of(findings));
        var shown = IntStream.range(0, 5_000)
                .filter(number -> text.contains("<code>Table" + number + "</code>"))
                .count();

        assertThat(text)
                .hasSizeLessThanOrEqualTo(LIMIT)
                .contains("**5,000 dangerous changes in 1 stack are not approved.**")
                .contains("room for more: %d dangerous.**".formatted(5_000 - shown));
        assertThat(shown).isGreaterThan(200);
    }

    @Test
    void long_values_go_before_sentences_do() {
        var value = json("[%s]"
                .formatted(String.join(
                        ",",
                        IntStream.range(0, 900)
                                .mapToObj(number -> "'" + "s3:GetObject".repeat(8) + number + "'")
                                .toList())));
        var findings = IntStream.range(0, 60)
                .mapToObj(number -> reported(
                        Finding.dangerous(
                                SampleRule.BROADENED,
                                change("AWS::IAM::Policy", "Policy" + number),
                                "It allows more.",
                                "Allow less.",
                                List.of(differs("Properties.PolicyDocument", json("[]"), value))),
                        place("atlas-staging", "us-east-1", "access", "Policy" + number)))
                .toArray(ReportedFinding[]::new);
        var text = MarkdownReport.of(Reports.of(findings));

        assertThat(text)
                .hasSizeLessThanOrEqualTo(LIMIT)
                .contains("differs: see below")
                .contains("differs: the JSON report has the values")
                .doesNotContain("room for more");
        assertThat(text.split("Allow less\\.", -1)).hasSize(61);
    }

    @Test
    void a_long_bill_stays_within_the_limit() {
        var costs = IntStream.range(0, 2_000)
                .mapToObj(number -> Reports.cost(
                        "environment-" + number,
                        "1",
                        IntStream.range(0, 100)
                                .mapToObj(line -> Reports.line("us-east-1", "NAT gateway " + line, "1 × 1", "0.01"))
                                .toArray(EnvironmentCost.Line[]::new)))
                .toList();
        var text = MarkdownReport.of(new Report("a", "b", 1, 1, List.of(), costs, List.of()));

        assertThat(text)
                .hasSizeLessThanOrEqualTo(LIMIT)
                .containsPattern("room for more: [\\d,]+ environments\\.\\*\\*");
    }

    private static ReportedFinding dangerous(String what, Place... places) {
        return reported(
                Finding.dangerous(SampleRule.REPLACED, change("AWS::SQS::Queue", "Queue"), what, "", List.of()),
                places);
    }
}
