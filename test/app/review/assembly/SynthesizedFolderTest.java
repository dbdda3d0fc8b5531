package dev.meridian.app.review.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.app.StackArtifact;
import dev.meridian.app.review.assembly.Templates.AssetHashes;
import dev.meridian.support.Assembly;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesizedFolderTest {
    private static final String TEMPLATE = """
            {"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}}
            """;

    @TempDir
    private Path folder;

    @Test
    void reads_every_stack_of_every_stage_of_this_project() {
        var assembly = SynthesizedFolder.read(Assembly.folder(), new Templates(AssetHashes.KEPT));

        assertThat(assembly.stacks().keySet())
                .containsExactlyElementsOf(
                        Assembly.stacks().stream().map(StackArtifact::name).toList());
        var data = assembly.stacks().get("atlas-production-eu-west-1-data");
        assertThat(data.stage()).isEqualTo("atlas-production");
        assertThat(data.account()).contains("222222222222");
        assertThat(data.region()).contains("eu-west-1");
        assertThat(data.terminationProtection()).contains(true);
    }

    @Test
    void leaves_out_manifest_files_that_show_what_a_stack_applies() {
        assertThat(SynthesizedFolder.read(Assembly.folder(), new Templates(AssetHashes.KEPT))
                        .manifests())
                .isEmpty();
    }

    @Test
    void reads_manifest_files_that_no_stack_applies() {
        var assembly = written()
                .file("Web.template.json", TEMPLATE)
                .file("dist/web.k8s.yaml", """
                        apiVersion: v1
                        kind: Service
                        metadata: {name: web}
                        ---
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: web}
                        """)
                .read();

        assertThat(assembly.manifests().get("dist/web.k8s.yaml")).hasSize(2);
    }

    @Test
    void names_a_nested_stack_after_its_parent() {
        var assembly = written()
                .file("Web.template.json", """
                        {"Resources": {"Shop": {
                          "Type": "AWS::CloudFormation::Stack",
                          "Metadata": {"aws:asset:path": "WebShop.nested.template.json"}}}}
                        """)
                .file("WebShop.nested.template.json", TEMPLATE)
                .read();

        assertThat(assembly.stacks()).containsOnlyKeys("shop-web", "shop-web/Shop");
        assertThat(assembly.stacks().get("shop-web/Shop").region()).contains("eu-west-1");
        assertThat(assembly.stacks().get("shop-web/Shop").resource("Topic").isObject())
                .isTrue();
    }

    @Test
    void finds_a_nested_stack_by_its_address_where_an_app_writes_no_metadata() {
        var assembly = written()
                .file("Web.template.json", """
                        {"Resources": {"Shop": {
                          "Type": "AWS::CloudFormation::Stack",
                          "Properties": {"TemplateURL": {"Fn::Join": ["", ["https://s3/assets/", "0123abcd.json"]]}}}}}
                        """.replace("assets/\", \"", "assets/"))
                .file("Web.assets.json", """
                        {"files": {"0123abcd": {
                          "source": {"path": "WebShop.nested.template.json", "packaging": "file"},
                          "destinations": {"here": {"bucketName": "assets", "objectKey": "0123abcd.json"}}}}}
                        """)
                .file("WebShop.nested.template.json", TEMPLATE)
                .read();

        assertThat(assembly.stacks()).containsOnlyKeys("shop-web", "shop-web/Shop");
    }

    @Test
    void keeps_two_stacks_of_one_name_apart() {
        var assembly = new WrittenAssembly(folder)
                .file("manifest.json", """
                        {"artifacts": {
                          "A": {"type": "aws:cloudformation:stack", "environment": "aws://111111111111/eu-west-1",
                                "properties": {"templateFile": "t.json", "stackName": "web"}},
                          "B": {"type": "aws:cloudformation:stack", "environment": "aws://111111111111/us-east-1",
                                "properties": {"templateFile": "t.json", "stackName": "web"}},
                          "C": {"type": "aws:cloudformation:stack", "environment": "aws://unknown-account/unknown-region",
                                "properties": {"templateFile": "t.json"}}}}
                        """)
                .file("t.json", TEMPLATE)
                .read();

        assertThat(assembly.stacks()).containsOnlyKeys("C", "web", "web (111111111111 us-east-1)");
        assertThat(assembly.stacks().get("C").account()).isEqualTo(Optional.empty());
        assertThat(assembly.stacks().get("C").environment()).isEqualTo("C");
    }

    @Test
    void a_folder_without_a_manifest_is_no_assembly() {
        assertThatThrownBy(() -> new WrittenAssembly(folder)
                        .file("a.template.json", TEMPLATE)
                        .read())
                .isInstanceOf(UnreadableAssemblyException.class)
                .hasMessageContaining(
                        "is not a cloud assembly: it has no manifest.json; give the folder that cdk synth writes");
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        new WrittenAssembly(folder)
                .file("manifest.json", """
                        {"artifacts": {
                          "Cut": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "cut.json"}},
                          "Gone": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "gone.json"}},
                          "Other": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "other.json"}},
                          "List": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "list.json"}},
                          "Typeless": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "typeless.json"}},
                          "Yaml": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "yaml.yml"}},
                          "Outside": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "../x.json"}},
                          "Stage": {"type": "cdk:cloud-assembly", "properties": {"directoryName": "assembly-Stage"}}}}
                        """)
                .file("cut.json", "{\"Resources\": {\"Topic\": {\"Type\": \"AWS::SN")
                .file("other.json", "{\"openapi\": \"3.1.0\"}")
                .file("list.json", "[]")
                .file("typeless.json", "{\"Resources\": {\"Topic\": {}}}")
                .file("yaml.yml", "Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n");

        assertThatThrownBy(() -> new WrittenAssembly(folder).read())
                .isInstanceOf(UnreadableAssemblyException.class)
                .hasMessageContaining("has 8 problem(s)")
                .hasMessageContaining("- cut.json is not readable as JSON (line 1, column 42")
                .hasMessageContaining("it is cut off or damaged; synthesize again")
                .hasMessageContaining("- gone.json is named by the manifest but cannot be read; synthesize again")
                .hasMessageContaining("- other.json is not a CloudFormation template: it has no Resources")
                .hasMessageContaining("- list.json is not a CloudFormation template but a JSON array")
                .hasMessageContaining(
                        "- typeless.json is not a CloudFormation template: its resource 'Topic' has no Type")
                .hasMessageContaining("- yaml.yml is not JSON, as the CDK writes its templates; synthesize again")
                .hasMessageContaining(
                        "- manifest.json names the file '../x.json', which is not in the assembly; synthesize again")
                .hasMessageContaining("- assembly-Stage/manifest.json cannot be read; synthesize again");
    }

    @Test
    void a_nested_stack_within_itself_ends() {
        assertThatThrownBy(() -> written().file("Web.template.json", """
                                {"Resources": {"Shop": {
                                  "Type": "AWS::CloudFormation::Stack",
                                  "Metadata": {"aws:asset:path": "Web.template.json"}}}}
                                """).read())
                .hasMessageContaining("Web.template.json contains itself as a nested stack");
    }

    @Test
    void a_stage_within_itself_ends() {
        assertThatThrownBy(() ->
                        new WrittenAssembly(folder).file("manifest.json", """
                                {"artifacts": {
                                  "Stage": {"type": "cdk:cloud-assembly", "properties": {"directoryName": "."}}}}
                                """).read())
                .hasMessageContaining("manifest.json is named by several manifests, or by itself");
    }

    private WrittenAssembly written() {
        return new WrittenAssembly(folder).manifestOfOneStack();
    }
}
