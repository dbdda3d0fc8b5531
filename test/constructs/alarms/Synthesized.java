package dev.meridian.constructs.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/** A template as a tree, with a short way to its alarms. */
public record Synthesized(JsonNode resources) {
    public static final String TOPIC = "arn:aws:sns:us-east-1:111111111111:alarms";

    public static Synthesized of(Stack stack) {
        return new Synthesized(new ObjectMapper()
                .<JsonNode>valueToTree(Template.fromStack(stack).toJSON())
                .path("Resources"));
    }

    /** The logical ids of the resources of this type. */
    public List<String> ids(String type) {
        return resources.properties().stream()
                .filter(resource -> resource.getValue().path("Type").asText().equals(type))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** What each alarm is called, without the hash of its logical id. */
    public List<String> alarms() {
        return ids("AWS::CloudWatch::Alarm").stream()
                .map(id -> id.substring(0, id.length() - 8))
                .toList();
    }

    /** The properties of the only resource of this type. */
    public JsonNode only(String type) {
        var ids = ids(type);
        if (ids.size() != 1) {
            throw new AssertionError("expected one %s, found %s".formatted(type, ids));
        }
        return resources.path(ids.get(0)).path("Properties");
    }

    /** The alarm whose logical id begins like this. */
    public JsonNode alarm(String name) {
        return ids("AWS::CloudWatch::Alarm").stream()
                .filter(id -> id.length() == name.length() + 8 && id.startsWith(name))
                .findFirst()
                .map(id -> resources.path(id).path("Properties"))
                .orElseThrow(() -> new AssertionError("no alarm %s, only %s".formatted(name, alarms())));
    }

    /** What an alarm on one metric looks at, in one line: {@code namespace/metric{dimensions} statistic}. */
    public String metric(String name) {
        var alarm = alarm(name);
        var statistic = alarm.hasNonNull("Statistic") ? alarm.path("Statistic") : alarm.path("ExtendedStatistic");
        return line(alarm, statistic);
    }

    /** What an alarm on metric math looks at, one line for each metric and then the expression. */
    public List<String> metrics(String name) {
        var lines = new ArrayList<String>();
        for (var query : alarm(name).path("Metrics")) {
            var stat = query.path("MetricStat");
            var what = stat.isMissingNode()
                    ? query.path("Expression").asText()
                    : line(stat.path("Metric"), stat.path("Stat")) + " " + stat.path("Period");
            lines.add("%s%s = %s"
                    .formatted(
                            query.path("ReturnData").asBoolean() ? "*" : "",
                            query.path("Id").asText(),
                            what));
        }
        return lines;
    }

    /** When an alarm goes off: comparison, limit, then breaching of periods of seconds, and what silence means. */
    public String rule(String name) {
        var alarm = alarm(name);
        var period = alarm.hasNonNull("Period")
                ? alarm.path("Period")
                : alarm.path("Metrics").path(0).path("MetricStat").path("Period");
        return "%s %s, %s of %s x %s s, %s"
                .formatted(
                        alarm.path("ComparisonOperator").asText().replace("Threshold", ""),
                        alarm.path("Threshold").decimalValue().toPlainString(),
                        alarm.path("DatapointsToAlarm"),
                        alarm.path("EvaluationPeriods"),
                        period,
                        alarm.path("TreatMissingData").asText());
    }

    private static String line(JsonNode metric, JsonNode statistic) {
        var dimensions = new TreeMap<String, String>();
        for (var dimension : metric.path("Dimensions")) {
            dimensions.put(
                    dimension.path("Name").asText(), dimension.path("Value").asText());
        }
        return "%s/%s%s %s"
                .formatted(
                        metric.path("Namespace").asText(),
                        metric.path("MetricName").asText(),
                        dimensions,
                        statistic.asText());
    }
}
