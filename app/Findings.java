package dev.meridian.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the built-in template validation and the policy packs found, read from the assembly's report.
 *
 * <p>The CDK applies an acknowledgement of a template rule to the whole app, wherever it stands, and some of its own
 * constructs bring such ones: a misspelt property anywhere would pass because a flow log acknowledged its spelling. Here an
 * acknowledgement counts for its construct and what stands below it, and for nothing else.
 */
final class Findings {
    static final String REPORT = "validation-report.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Findings() {}

    /**
     * One line for each construct that breaks a rule. A policy pack's errors do not fail a synthesis from Java by
     * themselves (aws-cdk 37018), so whoever synthesizes must ask.
     */
    static List<String> read(Path assembly) throws IOException {
        var report = assembly.resolve(REPORT);
        if (!Files.exists(report)) {
            return List.of();
        }
        var acknowledged = Acknowledgements.read(assembly);
        var findings = new ArrayList<String>();
        for (var plugin : JSON.readTree(report.toFile()).path("pluginReports")) {
            for (var violation : plugin.path("violations")) {
                violation
                        .path("violatingConstructs")
                        .forEach(construct -> findings.add(line(plugin, violation, construct)));
            }
            for (var violation : plugin.path("suppressedViolations")) {
                for (var construct : violation.path("violatingConstructs")) {
                    var path = construct.path("constructPath").asText();
                    if (!acknowledged.cover(
                            path, violation.path("acknowledgedId").asText())) {
                        findings.add(line(plugin, violation, construct) + " (acknowledged elsewhere, not here)");
                    }
                }
            }
        }
        return findings;
    }

    private static String line(JsonNode plugin, JsonNode violation, JsonNode construct) {
        return "%s %s: %s [%s]"
                .formatted(
                        construct.path("constructPath").asText(),
                        violation.path("ruleName").asText(),
                        violation.path("description").asText(),
                        plugin.path("pluginName").asText());
    }
}
