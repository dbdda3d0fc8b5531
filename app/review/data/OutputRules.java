package dev.meridian.app.review.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.assembly.CloudAssembly;
import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.change.PropertyChange;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.difference.Differences;
import dev.meridian.app.review.finding.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Outputs that leave a stack while somebody reads them (AWS CloudFormation User Guide, "Get exported outputs from a deployed
 * stack": an export that another stack imports cannot be removed or changed).
 */
final class OutputRules {
    private static final String OUTPUTS = "Outputs.";

    private OutputRules() {}

    static Stream<Finding> examine(Comparison comparison) {
        var left = comparison.changes().stream()
                .filter(change -> change.type().equals(Differences.STACK))
                .filter(change -> change.properties().stream().anyMatch(OutputRules::isGone))
                .toList();
        if (left.isEmpty()) {
            return Stream.empty();
        }
        var readNow = read(comparison.before());
        var readThen = read(comparison.after());
        return left.stream().flatMap(change -> change.properties().stream()
                .filter(OutputRules::isGone)
                .flatMap(output -> finding(change, output, readNow, readThen)));
    }

    private static boolean isGone(PropertyChange property) {
        return property.path().startsWith(OUTPUTS) && property.after().isMissingNode();
    }

    private static Stream<Finding> finding(
            ResourceChange change, PropertyChange output, Set<String> readNow, Set<String> readThen) {
        var name = output.path().substring(OUTPUTS.length()).split("\\.", 2)[0];
        var whole = change.before().path("Outputs").path(name);
        var export = whole.path("Export").path("Name").asText();
        if (readThen.contains(export(export))
                || readThen.contains(output(change.stack().name(), name))) {
            return Stream.of(Finding.dangerous(
                    DataRule.OUTPUT_REMOVED,
                    change,
                    "The output %s is removed, and another stack still reads it: one of the two is refused."
                            .formatted(name),
                    "Keep the output until nothing reads it.",
                    List.of(output)));
        }
        return readNow.contains(export(export))
                ? Stream.of(Finding.notable(
                        DataRule.OUTPUT_REMOVED,
                        change,
                        "The export %s is removed while a deployed stack imports it: CloudFormation refuses that."
                                .formatted(export),
                        "Deploy the stacks that imported it first, or keep the export for one deployment more.",
                        List.of(output)))
                : Stream.empty();
    }

    private static Set<String> read(CloudAssembly assembly) {
        var read = new HashSet<String>();
        assembly.stacks().values().forEach(stack -> collect(stack.body().path("Resources"), read));
        return read;
    }

    private static void collect(JsonNode value, Set<String> read) {
        if (value.has("Fn::ImportValue")) {
            read.add(export(value.path("Fn::ImportValue").asText()));
        }
        if (value.has("Fn::GetStackOutput")) {
            var from = value.path("Fn::GetStackOutput");
            read.add(output(
                    from.path("StackName").asText(), from.path("OutputName").asText()));
        }
        value.forEach(part -> collect(part, read));
    }

    private static String export(String name) {
        return "export " + name;
    }

    private static String output(String stack, String name) {
        return "output " + stack + " " + name;
    }
}
