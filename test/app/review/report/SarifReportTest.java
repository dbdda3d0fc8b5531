package dev.meridian.app.review.report;

import static dev.meridian.app.review.report.Reports.approved;
import static dev.meridian.app.review.report.Reports.change;
import static dev.meridian.app.review.report.Reports.found;
import static dev.meridian.app.review.report.Reports.json;
import static dev.meridian.app.review.report.Reports.place;
import static dev.meridian.app.review.report.Reports.reported;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Place;
import dev.meridian.app.review.finding.Report;
import dev.meridian.app.review.finding.ReportedFinding;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.report.Reports.SampleRule;
import dev.meridian.app.review.report.sarif.Locations;
import dev.meridian.app.review.report.sarif.Locations.Location;
import dev.meridian.app.review.report.sarif.SarifReport;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class SarifReportTest {
    private static final Locations NOWHERE = (place, type) -> Optional.empty();

    @Test
    void it_is_as_the_schema_of_sarif_says() {
        Schemas.assertValid(Schemas.SARIF, SarifReport.of(Reports.rich(), NOWHERE));
        Schemas.assertInvalid(
                Schemas.SARIF, SarifReport.of(Reports.rich(), NOWHERE).replace("\"message\" :", "\"mesage\" :"));
    }

    /** "SARIF support for code scanning" names them. */
    @Test
    void it_has_what_github_requires() {
        var run = run(Reports.rich(), NOWHERE);
        for (var rule : run.at("/tool/driver/rules")) {
            for (var required : List.of("/id", "/shortDescription/text", "/fullDescription/text", "/help/text")) {
                assertThat(rule.at(required).asText()).as(required).isNotEmpty();
            }
        }
        for (var result : run.path("results")) {
            for (var required : List.of(
                    "/ruleId",
                    "/message/text",
                    "/locations/0/physicalLocation/artifactLocation/uri",
                    "/locations/0/physicalLocation/region/startLine",
                    "/partialFingerprints/primaryLocationLineHash")) {
                assertThat(result.at(required).asText()).as(required).isNotEmpty();
            }
            assertThat(run.at("/tool/driver/rules")
                            .path(result.path("ruleIndex").intValue())
                            .path("id"))
                    .isEqualTo(result.path("ruleId"));
        }
    }

    @Test
    void the_level_follows_the_severity_and_the_harmless_is_no_result() {
        var results = run(
                        Reports.of(
                                found(SampleRule.REPLACED, Severity.DANGEROUS, "First"),
                                found(SampleRule.OPENED, Severity.NOTABLE, "Second"),
                                found(SampleRule.ASSET, Severity.HARMLESS, "Third")),
                        NOWHERE)
                .path("results");

        assertThat(results)
                .extracting(result -> result.path("level").textValue())
                .containsExactly("error", "warning");
    }

    @Test
    void only_rules_on_access_have_a_security_severity() {
        var rules = run(Reports.rich(), NOWHERE).at("/tool/driver/rules");

        assertThat(rules)
                .filteredOn(rule -> rule.at("/properties/security-severity").isTextual())
                .allMatch(rule -> rule.path("id").textValue().startsWith("access/"))
                .isNotEmpty();
    }

    @Test
    void what_is_approved_is_suppressed_with_its_reason_and_nothing_else_is() {
        var queue = place("atlas-production", "us-east-1", "data", "Queue");
        var results = run(
                        Reports.of(dangerous(
                                queue, approved(place("atlas-staging", "us-east-1", "data", "Queue"), "It is empty."))),
                        NOWHERE)
                .path("results");

        assertThat(results.path(0).has("suppressions")).isFalse();
        assertThat(results.at("/1/suppressions/0"))
                .isEqualTo(json("{'kind':'external','status':'accepted','justification':'It is empty.'}"));
    }

    @Test
    void a_fingerprint_outlives_a_move_of_the_line_and_another_sentence() {
        var place = place("atlas-production", "us-east-1", "data", "Queue");
        var first = new Finding(
                SampleRule.REPLACED, Severity.DANGEROUS, change("AWS::SQS::Queue", "Queue"), "It goes.", "", List.of());
        var second = new Finding(
                SampleRule.REPLACED, Severity.NOTABLE, change("AWS::SQS::Queue", "Queue"), "It comes.", "", List.of());

        assertThat(fingerprints(Reports.of(reported(first, place)), at(7)))
                .isEqualTo(fingerprints(Reports.of(reported(second, place)), at(70)));
    }

    @Test
    void every_result_has_a_fingerprint_of_its_own() {
        var twice = dangerous(place("atlas-production", "us-east-1", "data", "Queue"));
        var fingerprints = fingerprints(
                Reports.of(
                        twice,
                        twice,
                        dangerous(place("atlas-production", "us-east-1", "logs", "Queue")),
                        dangerous(place("atlas-production", "us-east-1", "data", "Other")),
                        found(SampleRule.OPENED, Severity.NOTABLE, "Queue")),
                NOWHERE);

        assertThat(new HashSet<>(fingerprints)).hasSize(5);
    }

    @Test
    void a_stack_without_a_file_has_the_name_of_its_template() {
        var results = run(Reports.of(dangerous(new Place("Shop/../x y", "shop", "Queue", Optional.empty()))), NOWHERE)
                .path("results");

        assertThat(results.at("/0/locations/0/physicalLocation/artifactLocation/uri")
                        .textValue())
                .isEqualTo("Shop/../x%20y.template.json");
    }

    @Test
    void a_name_makes_no_link_and_no_placeholder() {
        var finding = Finding.dangerous(
                SampleRule.REPLACED,
                change("AWS::SQS::Queue", "Queue"),
                "[Nothing dangerous](https://example.org) {0}.",
                "",
                List.of());
        var text = run(Reports.of(reported(finding, place("a", "b", "c", "Queue"))), NOWHERE)
                .at("/results/0/message/text")
                .textValue();

        assertThat(text).doesNotContain("](").doesNotContain("{0}");
    }

    @Test
    void code_scanning_gets_no_more_results_than_it_takes_and_the_dangerous_ones() {
        var notable = IntStream.range(0, 30_000)
                .mapToObj(number -> found(SampleRule.REPLACED, Severity.NOTABLE, "Table" + number));
        var dangerous = IntStream.range(0, 100)
                .mapToObj(number -> found(SampleRule.OPENED, Severity.DANGEROUS, "Group" + number));
        var report = Reports.of(Stream.concat(notable, dangerous).toArray(ReportedFinding[]::new));
        var written = SarifReport.of(report, NOWHERE);
        var run = json(written).at("/runs/0");

        assertThat(written.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(10_000_000);
        assertThat(run.path("results")).hasSizeBetween(5_000, 25_000);
        assertThat(run.path("results"))
                .filteredOn(result -> "error".equals(result.path("level").textValue()))
                .hasSize(100);
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .textValue())
                .isEqualTo("Left out, because code scanning takes no more: %,d results, the least dangerous."
                        .formatted(30_100 - run.path("results").size()));
    }

    private static Locations at(int line) {
        return (place, type) -> Optional.of(new Location("test/snapshots/x.json", line));
    }

    private static ReportedFinding dangerous(Place... places) {
        return reported(
                Finding.dangerous(
                        SampleRule.REPLACED, change("AWS::SQS::Queue", "Queue"), "It goes.", "Keep it.", List.of()),
                places);
    }

    private static JsonNode run(Report report, Locations locations) {
        var written = SarifReport.of(report, locations).replace('\'', '’');
        return json(written).at("/runs/0");
    }

    private static List<String> fingerprints(Report report, Locations locations) {
        return StreamSupport.stream(run(report, locations).path("results").spliterator(), false)
                .map(result -> result.at("/partialFingerprints/primaryLocationLineHash")
                        .textValue())
                .toList();
    }
}
