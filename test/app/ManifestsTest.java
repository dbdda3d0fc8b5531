package dev.meridian.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestsTest {
    private static final String TEMPLATE = """
            {"Resources": {"Settings0A1B2C3D": {
                "Type": "Custom::AWSCDK-EKS-KubernetesResource",
                "Properties": {"Manifest": {"Fn::Join": ["", [
                    "[{\\"kind\\":\\"ConfigMap\\",\\"data\\":{\\"name\\":\\"",
                    {"Fn::Join": ["-", [{"Ref": "First"}, "middle", {"Ref": "Last"}]]},
                    "\\"}}]"]]}}}}}
            """;

    @TempDir
    private static Path assembly;

    @Test
    void what_stands_between_joined_values_is_shown() throws IOException {
        var stack = new StackArtifact(
                "atlas-staging-us-east-1-workloads",
                "atlas-staging",
                assembly,
                assembly.resolve("workloads.template.json"),
                new ObjectMapper().readTree(TEMPLATE),
                TEMPLATE.length(),
                false,
                Map.of("layer", "workloads"),
                List.of());

        Manifests.write(assembly, List.of(stack));

        assertThat(Files.readString(assembly.resolve("kubernetes/atlas-staging-us-east-1/workloads/settings.yaml")))
                .contains("name: \"${First}-middle-${Last}\"");
    }
}
