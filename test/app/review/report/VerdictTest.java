package dev.meridian.app.review.report;

import static dev.meridian.app.review.report.Reports.approved;
import static dev.meridian.app.review.report.Reports.change;
import static dev.meridian.app.review.report.Reports.found;
import static dev.meridian.app.review.report.Reports.place;
import static dev.meridian.app.review.report.Reports.reported;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Place;
import dev.meridian.app.review.finding.Report;
import dev.meridian.app.review.finding.ReportedFinding;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.report.Reports.SampleRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Place PRODUCTION = place("atlas-production", "us-east-1", "data", "Queue");
    private static final Place STAGING = place("atlas-staging", "us-east-1", "data", "Queue");

    @Test
    void no_change_says_so() {
        assertThat(verdict(Reports.unchanged()))
                .isEqualTo("No change: 106 stacks and 3,412 resources are the same on both sides.");
    }

    @Test
    void danger_is_counted_with_the_stacks_where_it_is_not_approved() {
        assertThat(verdict(Reports.of(dangerous(PRODUCTION, approved(STAGING, "It is empty.")))))
                .isEqualTo("1 dangerous change in 1 stack is not approved.");
    }

    @Test
    void approved_danger_is_named() {
        assertThat(verdict(Reports.of(
                        dangerous(approved(PRODUCTION, "It is empty.")),
                        found(SampleRule.OPENED, Severity.NOTABLE, "Group"))))
                .isEqualTo("All that is dangerous is approved: 1 change. Besides: 1 notable.");
    }

    @Test
    void the_rest_is_counted() {
        assertThat(verdict(Reports.of(
                        found(SampleRule.OPENED, Severity.NOTABLE, "Group"),
                        found(SampleRule.ASSET, Severity.HARMLESS, "Function"))))
                .isEqualTo("Nothing dangerous. Besides: 1 notable, 1 harmless.");
    }

    @Test
    void a_bill_alone_is_a_change() {
        var report = new Report("a", "b", 1, 1, List.of(), List.of(Reports.cost("atlas", "1")), List.of());

        assertThat(verdict(report)).isEqualTo("Nothing dangerous.");
    }

    private static ReportedFinding dangerous(Place... places) {
        return reported(
                Finding.dangerous(SampleRule.REPLACED, change("AWS::SQS::Queue", "Queue"), "It goes.", "", List.of()),
                places);
    }

    private static String verdict(Report report) {
        return Verdict.of(Outline.of(report)).text();
    }
}
