package dev.meridian.app.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SarifScriptTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALERTS = """
            {"version": "2.1.0", "runs": [{"results": [{"ruleId": "data/replaced"}]}]}""";

    @TempDir
    Path folder;

    @BeforeEach
    void the_review_found_danger() throws IOException {
        Files.writeString(folder.resolve("status.txt"), "1\n");
    }

    @Test
    void takes_alerts_and_drops_the_analysis_that_they_claim_to_be() throws Exception {
        var file = alerts("""
                {"version": "2.1.0", "runs": [{
                  "automationDetails": {"id": "/language:java"},
                  "results": [{"ruleId": "data/replaced"}]}]}
                """);

        run();

        assertThat(outputs()).isEqualTo("usable=true\n");
        assertThat(JSON.readTree(file.toFile())).isEqualTo(JSON.readTree(ALERTS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"version": "2.1.0", "runs": [{"results": []}                    | not JSON
                    null                                                             | not SARIF 2.1.0
                    {"version": "2.0.0", "runs": [{"results": []}]}                  | not SARIF 2.1.0
                    {"version": "2.1.0", "runs": []}                                 | not one run
                    {"version": "2.1.0", "runs": [{"results": []}, {"results": []}]} | not one run
                    {"version": "2.1.0", "runs": [null]}                             | not one run
                    """)
    void says_why_a_file_is_none(String text, String reason) throws Exception {
        var file = alerts(text);

        var run = run();

        assertThat(run.output()).contains(reason);
        assertThat(outputs()).isEqualTo("usable=false\n");
        assertThat(file).hasContent(text);
    }

    @Test
    void does_without_alerts_where_the_review_left_none() throws Exception {
        assertThat(run().output()).contains("review.sarif is missing");
        assertThat(outputs()).isEqualTo("usable=false\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", ""})
    void closes_no_alert_where_the_review_could_not_compare(String status) throws Exception {
        Files.writeString(folder.resolve("status.txt"), status);
        alerts("{\"version\": \"2.1.0\", \"runs\": [{\"results\": []}]}");

        run();

        assertThat(outputs()).isEqualTo("usable=false\n");
    }

    private Path alerts(String text) throws IOException {
        return Files.writeString(folder.resolve("review.sarif"), text);
    }

    private String outputs() throws IOException {
        return Files.readString(folder.resolve("outputs"));
    }

    private ScriptRun run() throws IOException, InterruptedException {
        var run = ScriptRun.of(
                folder,
                Map.of("GITHUB_OUTPUT", folder.resolve("outputs").toString()),
                List.of("node", ScriptRun.script("sarif.mjs").toString(), folder.toString()));
        assertThat(run.status()).as(run.output()).isZero();
        return run;
    }
}
