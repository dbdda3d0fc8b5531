package dev.meridian.app.review.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meridian.app.review.change.PropertyChange;
import dev.meridian.app.review.finding.EnvironmentCost;
import dev.meridian.app.review.finding.EnvironmentCost.Line.Kind;
import dev.meridian.app.review.finding.Place;
import dev.meridian.app.review.finding.Report;
import dev.meridian.app.review.finding.ReportedFinding;

/** The report for programs, all of it, as {@code report.schema.json} beside this file describes it. */
public final class JsonReport {
    /** Raised when a reader of the former version would no longer understand it. */
    static final int VERSION = 1;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build()
            .writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private JsonReport() {}

    public static String of(Report report) {
        var outline = Outline.of(report);
        var tally = outline.tally();
        var root = NODES.objectNode();
        root.put("version", VERSION);
        root.put("before", PlainText.line(report.before()));
        root.put("after", PlainText.line(report.after()));
        root.put("dangerous", report.isDangerous());
        root.put("verdict", Verdict.of(outline).text());
        root.putObject("compared").put("stacks", report.stacks()).put("resources", report.resources());
        root.putObject("counts")
                .put("unapproved", tally.unapproved())
                .put("approved", tally.approved())
                .put("notable", tally.notable())
                .put("harmless", tally.harmless());
        var findings = root.putArray("findings");
        outline.inOrder().forEach(found -> findings.add(finding(found)));
        var costs = root.putArray("costs");
        outline.costs().forEach(cost -> costs.add(cost(cost)));
        var remarks = root.putArray("remarks");
        report.remarks().forEach(remark -> remarks.add(PlainText.line(remark)));
        return written(root);
    }

    private static ObjectNode finding(ReportedFinding found) {
        var finding = found.finding();
        var change = finding.change();
        var node = NODES.objectNode();
        node.put("rule", finding.rule().id());
        node.put("title", finding.rule().title());
        node.put("category", finding.rule().category().name());
        node.put("severity", finding.severity().name());
        node.put("unapproved", found.isUnapprovedDanger());
        var resource = node.putObject("resource");
        resource.put("type", PlainText.line(change.type()));
        resource.put("logicalId", PlainText.line(change.logicalId()));
        change.formerId().ifPresent(id -> resource.put("formerId", PlainText.line(id)));
        resource.put("change", change.kind().name());
        resource.put("replacement", change.replacement().name());
        node.put("what", PlainText.line(finding.what()));
        node.put("cure", PlainText.line(finding.cure()));
        var evidence = node.putArray("evidence");
        finding.evidence().forEach(value -> evidence.add(value(value)));
        node.set("places", places(found));
        return node;
    }

    private static ObjectNode value(PropertyChange change) {
        var node = NODES.objectNode();
        node.put("path", PlainText.line(change.path()));
        put(node, "before", change.before());
        put(node, "after", change.after());
        node.put("replacement", change.replacement().name());
        return node;
    }

    private static void put(ObjectNode node, String name, JsonNode value) {
        if (!value.isMissingNode()) {
            node.set(name, PlainText.value(value));
        }
    }

    private static ArrayNode places(ReportedFinding found) {
        var places = NODES.arrayNode();
        for (Place place : found.places()) {
            var node = places.addObject();
            node.put("stack", PlainText.line(place.stack()));
            node.put("environment", PlainText.line(place.environment()));
            node.put("logicalId", PlainText.line(place.logicalId()));
            place.approval().ifPresent(reason -> node.put("approval", PlainText.line(reason)));
        }
        return places;
    }

    private static ObjectNode cost(EnvironmentCost cost) {
        var node = NODES.objectNode();
        node.put("environment", PlainText.line(cost.environment()));
        node.put("difference", cost.difference());
        node.put("incomplete", cost.isIncomplete());
        Bill.pricesOf(cost).ifPresent(date -> node.put("pricesOf", PlainText.line(date)));
        var lines = node.putArray("lines");
        for (var line : cost.lines()) {
            var part = lines.addObject();
            part.put("region", PlainText.line(line.region()));
            part.put("what", PlainText.line(line.what()));
            part.put("calculation", PlainText.line(line.calculation()));
            part.put("kind", line.kind().name());
            line.difference().ifPresent(difference -> part.put("difference", difference));
            if (line.kind() == Kind.KEPT) {
                line.amount().ifPresent(amount -> part.put("goesOnCosting", amount));
            }
            if (!line.asOf().isEmpty()) {
                part.put("pricesOf", PlainText.line(line.asOf()));
            }
        }
        return node;
    }

    private static String written(ObjectNode root) {
        try {
            return WRITER.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "a report of texts, numbers and values read from JSON cannot be written", e);
        }
    }
}
