package dev.meridian.app.review.change.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.meridian.app.review.assembly.CloudAssembly;
import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.app.review.change.PropertyChange;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String GROUP = """
            Resources:
              Group:
                Type: AWS::EC2::SecurityGroup
                Properties: {GroupDescription: %s, VpcId: vpc-1}
            Outputs:
              GroupId:
                Value: {'Fn::GetAtt': [Group, GroupId]}
                Export: {Name: the-group}
            """;

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
    void equal_assemblies_do_not_differ() {
        assertThat(between(List.of("web", GROUP.formatted("one")), List.of("web", GROUP.formatted("one"))))
                .isEmpty();
    }

    @Test
    void a_property_says_whether_it_replaces_its_resource() {
        var changes = between(List.of("web", GROUP.formatted("one")), List.of("web", GROUP.formatted("two")));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.CHANGED);
            assertThat(change.replacement()).isEqualTo(Replacement.YES);
            assertThat(change.properties()).singleElement().satisfies(property -> {
                assertThat(property.path()).isEqualTo("Properties.GroupDescription");
                assertThat(property.before().asText()).isEqualTo("one");
                assertThat(property.after().asText()).isEqualTo("two");
                assertThat(property.replacement()).isEqualTo(Replacement.YES);
            });
        });
    }

    @Test
    void a_replacement_reaches_those_who_refer_to_it_in_the_same_stack() {
        var template = GROUP.replace("Outputs:", """
                  Rule:
                    Type: AWS::EC2::SecurityGroupIngress
                    Properties: {GroupId: {'Fn::GetAtt': [Group, GroupId]}, IpProtocol: tcp}
                  Other:
                    Type: AWS::SNS::Topic
                Outputs:""");

        assertThat(between(List.of("web", template.formatted("one")), List.of("web", template.formatted("two"))))
                .extracting(ResourceChange::logicalId, ResourceChange::replacement)
                .containsExactly(tuple("Group", Replacement.YES), tuple("Rule", Replacement.YES));
    }

    @Test
    void a_replacement_reaches_stacks_that_read_its_outputs() {
        var weak = """
                Resources:
                  Rule:
                    Type: AWS::EC2::SecurityGroupIngress
                    Properties:
                      GroupId: {'Fn::GetStackOutput': {StackName: network, OutputName: GroupId, Region: eu-west-1}}
                      IpProtocol: tcp
                """;
        var strong = """
                Resources:
                  Rule:
                    Type: AWS::EC2::SecurityGroupIngress
                    Properties: {GroupId: {'Fn::ImportValue': the-group}, IpProtocol: tcp}
                """;

        var changes = between(
                List.of("network", GROUP.formatted("one"), "strong", strong, "weak", weak),
                List.of("network", GROUP.formatted("two"), "strong", strong, "weak", weak));

        assertThat(changes)
                .extracting(change -> change.stack().name(), ResourceChange::replacement)
                .containsExactly(
                        tuple("network", Replacement.YES),
                        tuple("strong", Replacement.YES),
                        tuple("weak", Replacement.YES));
        assertThat(changes.get(2).properties()).singleElement().satisfies(property -> {
            assertThat(property.path()).isEqualTo("Properties.GroupId");
            assertThat(property.after().asText()).isEqualTo("network.GroupId (replaced)");
        });
    }

    @Test
    void a_parameter_that_differs_reaches_the_nested_stack() {
        var parent = """
                Resources:
                  Shop:
                    Type: AWS::CloudFormation::Stack
                    Properties: {Parameters: {Zone: %s}}
                """;
        var nested = """
                Parameters: {Zone: {Type: String}}
                Resources:
                  Subnet:
                    Type: AWS::EC2::Subnet
                    Properties: {AvailabilityZone: {Ref: Zone}, VpcId: vpc-1}
                """;

        assertThat(between(
                        List.of("web", parent.formatted("eu-west-1a"), "web/Shop", nested),
                        List.of("web", parent.formatted("eu-west-1b"), "web/Shop", nested)))
                .extracting(change -> change.stack().name(), ResourceChange::replacement)
                .containsExactly(tuple("web", Replacement.NO), tuple("web/Shop", Replacement.YES));
    }

    @Test
    void another_logical_id_is_a_rename_and_so_are_references_to_it_but_for_outputs() {
        var template = GROUP.formatted("one").replace("Outputs:", """
                  Rule:
                    Type: AWS::EC2::SecurityGroupIngress
                    Properties: {GroupId: {'Fn::GetAtt': [Group, GroupId]}, IpProtocol: tcp}
                Outputs:""");

        var changes = between(
                List.of("web", template),
                List.of(
                        "web",
                        template.replace("Group,", "Door,")
                                .replace("  Group:", "  Door:")
                                .replace("Rule:", "DoorRule:")));

        assertThat(changes)
                .extracting(
                        ResourceChange::logicalId, change -> change.formerId().orElse(""), ResourceChange::kind)
                .containsExactly(
                        tuple("Door", "Group", Kind.RENAMED),
                        tuple("DoorRule", "Rule", Kind.RENAMED),
                        tuple("web", "", Kind.CHANGED));
    }

    @Test
    void another_stack_is_a_move() {
        var topic = """
                Resources:
                  Orders:
                    Type: AWS::SQS::Queue
                    Properties: {VisibilityTimeout: 30, MessageRetentionPeriod: 1209600}
                """;
        var empty = """
                Resources: {}
                """;

        assertThat(between(List.of("one", topic, "two", empty), List.of("one", empty, "two", topic)))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.kind()).isEqualTo(Kind.MOVED);
                    assertThat(change.stack().name()).isEqualTo("two");
                    assertThat(change.formerId()).contains("one/Orders");
                });
    }

    @Test
    void resources_that_have_little_in_common_are_removed_and_added() {
        assertThat(
                        between(
                                List.of(
                                        "web",
                                        "Resources: {A: {Type: 'AWS::SQS::Queue', Properties: {QueueName: orders, DelaySeconds: 5}}}"),
                                List.of(
                                        "web",
                                        "Resources: {B: {Type: 'AWS::SQS::Queue', Properties: {QueueName: mails, DelaySeconds: 9}}}")))
                .extracting(ResourceChange::kind)
                .containsExactly(Kind.REMOVED, Kind.ADDED);
    }

    @Test
    void objects_of_a_manifest_are_compared_one_by_one() {
        var manifest = """
                Resources:
                  Manifest:
                    Type: Custom::AWSCDK-EKS-KubernetesResource
                    Properties:
                      PruneLabel: aws.cdk.eks/prune-c8
                      Manifest:
                        Fn::Join:
                          - ''
                          - - '[{"kind":"Deployment","metadata":{"name":"web","namespace":"shop"},"spec":{"replicas":%s}},'
                            - '{"kind":"Secret","metadata":{"name":"'
                            - {Ref: Name}
                            - '"}}]'
                """;

        assertThat(between(List.of("web", manifest.formatted(3)), List.of("web", manifest.formatted(2))))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.type()).isEqualTo("Kubernetes::Deployment");
                    assertThat(change.logicalId()).isEqualTo("shop/web");
                    assertThat(change.properties())
                            .extracting(PropertyChange::path)
                            .containsExactly("spec.replicas");
                });
    }

    @Test
    void where_a_stack_runs_is_a_change_of_the_stack_itself() {
        var before = assembly(List.of("web", GROUP.formatted("one")));
        var stack = before.stacks().get("web");
        var stacks = new TreeMap<String, StackTemplate>();
        stacks.put(
                "web",
                new StackTemplate(
                        "web", "", stack.account(), Optional.of("us-east-1"), Optional.of(false), stack.body()));

        assertThat(Differences.between(before, new CloudAssembly("after", stacks, new TreeMap<>()), engine)
                        .changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.type()).isEqualTo(Differences.STACK);
                    assertThat(change.properties())
                            .extracting(PropertyChange::path)
                            .containsExactly("Properties.EnableTerminationProtection", "Properties.Region");
                });
    }

    @Test
    void what_the_base_does_not_know_of_a_stack_makes_no_difference() {
        var after = assembly(List.of("web", GROUP.formatted("one")));
        var stacks = new TreeMap<String, StackTemplate>();
        stacks.put(
                "web",
                new StackTemplate(
                        "web",
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        after.stacks().get("web").body()));

        assertThat(Differences.between(new CloudAssembly("before", stacks, new TreeMap<>()), after, engine)
                        .changes())
                .isEmpty();
    }

    @Test
    void types_that_the_schema_does_not_know_are_named() {
        var unknown = "Resources: {A: {Type: 'AWS::Unheard::Of', Properties: {Size: %d}}}";

        assertThat(Differences.between(
                                assembly(List.of("web", unknown.formatted(1))),
                                assembly(List.of("web", unknown.formatted(2))),
                                engine)
                        .unknownTypes())
                .containsExactly("AWS::Unheard::Of");
    }

    @Test
    void lists_that_kept_their_length_differ_by_element_and_others_as_a_whole() {
        var topic = "Resources: {A: {Type: 'AWS::SNS::Topic', Properties: {Subscription: %s}}}";

        assertThat(between(List.of("web", topic.formatted("[a, b]")), List.of("web", topic.formatted("[a, c]"))))
                .flatExtracting(ResourceChange::properties)
                .extracting(PropertyChange::path)
                .containsExactly("Properties.Subscription[1]");
        assertThat(between(List.of("web", topic.formatted("[a, b]")), List.of("web", topic.formatted("[a]"))))
                .flatExtracting(ResourceChange::properties)
                .extracting(PropertyChange::path)
                .containsExactly("Properties.Subscription");
        assertThat(between(List.of("web", topic.formatted("[a, b]")), List.of("web", topic.formatted("[b, a]"))))
                .flatExtracting(ResourceChange::properties)
                .extracting(PropertyChange::path)
                .containsExactly("Properties.Subscription");
    }

    private static List<ResourceChange> between(List<String> before, List<String> after) {
        return Differences.between(assembly(before), assembly(after), engine).changes();
    }

    /** Names and templates by turns. */
    private static CloudAssembly assembly(List<String> stacks) {
        var read = new TreeMap<String, StackTemplate>();
        for (var i = 0; i < stacks.size(); i += 2) {
            read.put(
                    stacks.get(i),
                    new StackTemplate(
                            stacks.get(i),
                            "",
                            Optional.of("111111111111"),
                            Optional.of("eu-west-1"),
                            Optional.of(true),
                            template(stacks.get(i + 1))));
        }
        return new CloudAssembly("written", read, new TreeMap<>());
    }

    private static JsonNode template(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
