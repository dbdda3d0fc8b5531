package dev.meridian.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.app.lock.StatefulLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.Stack;

class StackArtifactTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void knows_the_nested_stacks_that_the_cdk_writes_with_metadata_and_without(
            boolean hasMetadata, @TempDir Path folder) throws IOException {
        var app = new App(AppProps.builder()
                .outdir(folder.toString())
                .context(Map.of("aws:cdk:enable-asset-metadata", hasMetadata))
                .build());
        var outer = new NestedStack(new Stack(app, "shop"), "Web");
        CfnResource.Builder.create(outer, "Table").type("AWS::DynamoDB::Table").build();
        CfnResource.Builder.create(new NestedStack(outer, "Inner"), "Key")
                .type("AWS::KMS::Key")
                .build();
        app.synth();

        var stacks = StackArtifact.readAll(folder);

        assertThat(stacks).extracting(StackArtifact::name).containsExactly("shop");
        var locked = StatefulLock.of(stacks).withoutStatelessStacks().stacks();
        assertThat(locked.keySet())
                .satisfiesExactly(web -> assertThat(web).matches("shop/Web\\w+"), inner -> assertThat(inner)
                        .matches("shop/Web\\w+/Inner\\w+"));
        assertThat(locked.get(locked.firstKey()).resources()).containsOnlyKeys("Table");
        assertThat(locked.get(locked.lastKey()).resources()).containsOnlyKeys("Key");
    }

    @Test
    void a_nested_stack_within_itself_is_refused(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("manifest.json"), manifest(stack("shop", "shop", "us-east-1")));
        Files.writeString(
                folder.resolve("shop.template.json"),
                "{\"Resources\": {\"Web\": {\"Type\": \"AWS::CloudFormation::Stack\", \"Metadata\":"
                        + " {\"aws:asset:path\": \"shop.template.json\"}}}}");

        assertThatThrownBy(() -> StackArtifact.readAll(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("contains itself as a nested stack");
    }

    @Test
    void two_stacks_of_one_name_are_refused_with_their_places(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("manifest.json"),
                manifest(stack("one", "shop", "us-east-1"), stack("other", "shop", "eu-west-1")));
        Files.writeString(folder.resolve("one.template.json"), "{}");
        Files.writeString(folder.resolve("other.template.json"), "{}");

        assertThatThrownBy(() -> StackArtifact.readAll(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "two stacks are named shop, in 111111111111/us-east-1 and in 111111111111/eu-west-1; give each"
                                + " its own name");
    }

    private static String manifest(String... artifacts) {
        return "{\"artifacts\": {%s}}".formatted(String.join(", ", artifacts));
    }

    private static String stack(String id, String name, String region) {
        return """
                "%s": {"type": "aws:cloudformation:stack", "environment": "aws://111111111111/%s",
                  "properties": {"templateFile": "%s.template.json", "stackName": "%s"}}""".formatted(id, region, id, name);
    }
}
