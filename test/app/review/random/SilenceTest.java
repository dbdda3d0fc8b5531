package dev.meridian.app.review.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.app.review.assembly.CloudAssembly;
import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.app.review.change.difference.DiffEngine;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Changes outside of a resource's own properties, which make or unmake a resource all the same. */
class SilenceTest {
    private static DiffEngine engine;

    @BeforeAll
    static void start() {
        engine = DiffEngine.start();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void a_condition_that_no_longer_holds_deletes_the_bucket() {
        var template = """
                {"Conditions": {"Kept": {"Fn::Equals": ["a", "%s"]}},
                 "Resources": {"Bucket": {"Type": "AWS::S3::Bucket", "Condition": "Kept"}}}""";

        assertThat(examine(template.formatted("a"), template.formatted("b")).dangerous())
                .isNotEmpty();
    }

    @Test
    void a_bucket_that_gets_a_condition_may_be_deleted() {
        assertThat(examine("""
                {"Conditions": {"Kept": {"Fn::Equals": ["a", "b"]}},
                 "Resources": {"Bucket": {"Type": "AWS::S3::Bucket"}}}""", """
                {"Conditions": {"Kept": {"Fn::Equals": ["a", "b"]}},
                 "Resources": {"Bucket": {"Type": "AWS::S3::Bucket", "Condition": "Kept"}}}""").dangerous()).isNotEmpty();
    }

    @Test
    void a_parameter_of_another_default_renames_the_database() {
        var template = """
                {"Parameters": {"Name": {"Type": "String", "Default": "%s"}},
                 "Resources": {"Database": {"Type": "AWS::RDS::DBInstance",
                   "Properties": {"DBInstanceIdentifier": {"Ref": "Name"}}}}}""";

        assertThat(examine(template.formatted("one"), template.formatted("two")).dangerous())
                .isNotEmpty();
    }

    @Test
    void a_mapping_of_another_value_renames_the_bucket() {
        var template = """
                {"Mappings": {"Names": {"bucket": {"name": "%s"}}},
                 "Resources": {"Bucket": {"Type": "AWS::S3::Bucket",
                   "Properties": {"BucketName": {"Fn::FindInMap": ["Names", "bucket", "name"]}}}}}""";

        assertThat(examine(template.formatted("one"), template.formatted("two")).dangerous())
                .isNotEmpty();
    }

    @Test
    void a_loop_over_fewer_names_removes_buckets() {
        var template = """
                {"Transform": "AWS::LanguageExtensions",
                 "Resources": {"Fn::ForEach::Buckets": ["Name", [%s],
                   {"Bucket${Name}": {"Type": "AWS::S3::Bucket"}}]}}""";

        assertThat(examine(template.formatted("\"A\", \"B\""), template.formatted("\"A\""))
                        .dangerous())
                .isNotEmpty();
    }

    @Test
    void an_export_that_is_gone_is_at_least_told() {
        assertThat(examine("""
                {"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}},
                 "Outputs": {"Topic": {"Value": {"Ref": "Topic"}, "Export": {"Name": "topic"}}}}""", """
                {"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}}""").spoken()).isNotEmpty();
    }

    @Test
    void a_nested_stack_that_cannot_be_read_may_hold_data() {
        assertThat(examine("""
                {"Resources": {"Nested": {"Type": "AWS::CloudFormation::Stack",
                   "Properties": {"TemplateURL": "https://example.com/nested.json"}}}}""", """
                {"Resources": {}}""").dangerous()).isNotEmpty();
    }

    private static Examination examine(String before, String after) {
        return Examination.of(new Sides(assembly(before), assembly(after), List.of()), engine);
    }

    private static CloudAssembly assembly(String template) {
        var stacks = new TreeMap<String, StackTemplate>();
        stacks.put(
                "example",
                new StackTemplate(
                        "example",
                        "",
                        Optional.of("111111111111"),
                        Optional.of("us-east-1"),
                        Optional.of(true),
                        RandomEdits.read(template)));
        return new CloudAssembly("example", stacks, new TreeMap<>());
    }
}
