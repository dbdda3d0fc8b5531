package dev.meridian.app.review.report;

import static dev.meridian.app.review.report.Reports.absent;
import static dev.meridian.app.review.report.Reports.change;
import static dev.meridian.app.review.report.Reports.differs;
import static dev.meridian.app.review.report.Reports.json;
import static dev.meridian.app.review.report.Reports.place;
import static dev.meridian.app.review.report.Reports.reported;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.meridian.app.review.change.PropertyChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Report;
import dev.meridian.app.review.report.Reports.SampleRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonReportTest {
    @Test
    void it_is_as_its_schema_says() {
        Schemas.assertValid(Schemas.REPORT, JsonReport.of(Reports.rich()));
        Schemas.assertValid(Schemas.REPORT, JsonReport.of(Reports.unchanged()));
    }

    @Test
    void the_schema_refuses_what_it_does_not_describe() {
        var written = JsonReport.of(Reports.rich());

        Schemas.assertInvalid(Schemas.REPORT, written.replace("\"stack\" :", "\"stacks\" :"));
        Schemas.assertInvalid(Schemas.REPORT, written.replace("\"version\" : 1", "\"version\" : 2"));
        Schemas.assertInvalid(Schemas.REPORT, written.replace("\"DANGEROUS\"", "\"dangerous\""));
    }

    @Test
    void every_field_is_described() throws IOException {
        var schema = json(Files.readString(Path.of("app", "review", "report", "report.schema.json"))
                .replace('\'', '’'));
        var undescribed = new ArrayList<String>();
        findUndescribed(schema, "", undescribed);

        assertThat(undescribed).isEmpty();
    }

    @Test
    void an_absent_value_is_absent_and_a_null_is_a_null() {
        var evidence = evidence(differs("Properties.Name", absent(), json("null")));

        assertThat(evidence.has("before")).isFalse();
        assertThat(evidence.path("after").isNull()).isTrue();
    }

    @Test
    void values_keep_their_types() {
        var evidence = evidence(differs("Properties.Port", json("443"), json("['443', true, 1.50]")));

        assertThat(evidence.path("before")).isEqualTo(json("443"));
        assertThat(evidence.path("after")).isEqualTo(json("['443', true, 1.50]"));
    }

    @Test
    void a_value_cannot_move_the_cursor_of_a_terminal_that_shows_it() {
        var evidence =
                evidence(differs("Properties.Name", TextNode.valueOf("\u001b[2J\u009b2J"), TextNode.valueOf("a\nb")));

        assertThat(evidence.path("before").textValue()).isEqualTo("\\u001b[2J\\u009b2J");
        assertThat(evidence.path("after").textValue()).isEqualTo("a\nb");
    }

    @Test
    void an_unknown_price_is_absent() {
        var report = new Report(
                "a",
                "b",
                1,
                1,
                List.of(),
                List.of(Reports.cost("atlas", "0", Reports.unknown("us-east-1", "MSK broker"))),
                List.of());
        var cost = json(JsonReport.of(report)).at("/costs/0");

        assertThat(cost.path("incomplete").booleanValue()).isTrue();
        assertThat(cost.at("/lines/0").has("difference")).isFalse();
    }

    private static JsonNode evidence(PropertyChange change) {
        var finding = Finding.notable(
                SampleRule.CHANGED, change("AWS::SQS::Queue", "Queue"), "It changes.", "", List.of(change));
        var written =
                JsonReport.of(Reports.of(reported(finding, place("atlas-staging", "us-east-1", "data", "Queue"))));
        Schemas.assertValid(Schemas.REPORT, written);
        return json(written).at("/findings/0/evidence/0");
    }

    private static void findUndescribed(JsonNode schema, String path, List<String> result) {
        schema.path("properties").properties().forEach(field -> {
            if (!field.getValue().has("description") && !field.getValue().has("$ref")) {
                result.add(path + "/" + field.getKey());
            }
            findUndescribed(field.getValue(), path + "/" + field.getKey(), result);
        });
        schema.path("$defs").properties().forEach(field -> findUndescribed(field.getValue(), field.getKey(), result));
        if (schema.has("items")) {
            findUndescribed(schema.path("items"), path, result);
        }
    }
}
