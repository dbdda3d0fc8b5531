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
    @Test
    void names_what_only_a_deployment_knows_where_it_is_filled_in(@TempDir Path assembly) throws IOException {
        Manifests.write(assembly, List.of(stack(assembly, """
                {"Resources": {"WebApi0A1B2C3D": {
                  "Type": "Custom::AWSCDK-EKS-KubernetesResource",
                  "Properties": {"Manifest": {"Fn::Join": ["", [
                    "[{\\"kind\\":\\"ConfigMap\\",\\"metadata\\":{\\"labels\\":{\\"aws.cdk.eks/prune-c8\\":\\"\\"}},\\"data\\":{\\"key\\":\\"",
                    {"Fn::GetAtt": ["Key", "Arn"]},
                    "\\",\\"name\\":\\"",
                    {"Fn::Join": ["-", [{"Ref": "One"}, {"Fn::GetStackOutput": {"StackName": "atlas", "OutputName": "Two"}}]]},
                    "\\"}}]"]]}}}}}
                """)));

        assertThat(assembly.resolve("kubernetes/atlas-production-us-east-1/workloads/web-api.yaml"))
                .hasContent("""
                        ---
                        kind: ConfigMap
                        metadata: {}
                        data:
                          key: "${Key.Arn}"
                          name: "${One}-${atlas.Two}"
                        """);
    }

    @Test
    void writes_nothing_of_a_stack_that_applies_nothing(@TempDir Path assembly) throws IOException {
        Manifests.write(assembly, List.of(stack(assembly, "{\"Resources\": {}}")));

        try (var files = Files.list(assembly)) {
            assertThat(files).isEmpty();
        }
    }

    private static StackArtifact stack(Path folder, String template) throws IOException {
        return new StackArtifact(
                "atlas-production-us-east-1-workloads",
                "atlas-production",
                "222222222222/us-east-1",
                folder,
                folder.resolve("template.json"),
                new ObjectMapper().readTree(template),
                template.length(),
                false,
                Map.of("layer", "workloads"),
                List.of());
    }
}
