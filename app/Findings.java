package dev.meridian.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the built-in template validation and the policy packs found, read from the assembly's report. */
final class Findings {
    static final String REPORT = "validation-report.json";

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
        var findings = new ArrayList<String>();
        for (var plugin : new ObjectMapper().readTree(report.toFile()).path("pluginReports")) {
            for (var violation : plugin.path("violations")) {
                for (var construct : violation.path("violatingConstructs")) {
                    findings.add("%s %s: %s [%s]"
                            .formatted(
                                    construct.path("constructPath").asText(),
                                    violation.path("ruleName").asText(),
                                    violation.path("description").asText(),
                                    plugin.path("pluginName").asText()));
                }
            }
        }
        return findings;
    }
}
