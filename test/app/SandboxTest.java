package dev.meridian.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.support.Assembly;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {
    @TempDir
    private static Path parent;

    private static List<StackArtifact> stacks;

    @BeforeAll
    static void synthesize() throws IOException {
        var folder = parent.resolve("cdk.out");
        var outcome = Assembly.run("dev.meridian.app.SandboxSynth", folder, Map.of());
        assertThat(outcome.status()).as(outcome.output()).isZero();
        stacks = StackArtifact.readAll(folder);
    }

    @Test
    void an_environment_in_the_callers_account_is_synthesized_without_credentials_and_without_a_finding() {
        assertThat(stacks)
                .extracting(stack -> stack.tags().get("layer"))
                .containsExactlyInAnyOrder("access", "cluster", "data", "logs", "network");
        assertThat(text()).contains("AWS::AccountId");
    }

    @Test
    void names_that_all_of_aws_shares_carry_the_sandboxs_suffix() {
        assertThat(text()).contains("trial-sandbox-assets-kim7-us-west-2", "trial-sandbox-logs-kim7-us-west-2");
    }

    @Test
    void data_is_encrypted_with_the_keys_that_aws_keeps() {
        assertThat(text())
                .contains("alias/aws/rds", "alias/aws/elasticache", "alias/aws/s3", "alias/aws/elasticfilesystem");
    }

    @Test
    void what_may_be_torn_down_is_not_protected() {
        assertThat(stacks).noneMatch(StackArtifact::terminationProtection);
    }

    private static String text() {
        return stacks.stream().map(stack -> stack.template().toString()).collect(Collectors.joining());
    }
}
