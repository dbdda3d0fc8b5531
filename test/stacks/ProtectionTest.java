package dev.meridian.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meridian.app.StackArtifact;
import dev.meridian.app.StatefulTypes;
import dev.meridian.support.Assembly;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectionTest {
    private static final Set<String> KEPT = Set.of("Retain", "RetainExceptOnCreate", "Snapshot");

    /**
     * What may go with its stack: deploying it again brings everything back, but for the addresses, which is why its
     * stack is protected.
     */
    private static final Set<String> REPLACEABLE = Set.of(
            "AWS::EC2::CustomerGateway",
            "AWS::EC2::EIP",
            "AWS::EC2::Subnet",
            "AWS::EC2::VPC",
            "AWS::EC2::VPNConnection",
            "AWS::EC2::VPNGateway",
            "AWS::Route53::HostedZone");

    private static final Set<String> NAMES = Set.of(
            "BucketName", "DBInstanceIdentifier", "DomainName", "LogGroupName", "Name", "QueueName", "TopicName");

    private static final Set<String> HOLDING_NO_DATA = Set.of(
            "AWS::CloudWatch::Alarm",
            "AWS::EC2::FlowLog",
            "AWS::EC2::InternetGateway",
            "AWS::EC2::NatGateway",
            "AWS::EC2::NetworkAcl",
            "AWS::EC2::NetworkAclEntry",
            "AWS::EC2::Route",
            "AWS::EC2::RouteTable",
            "AWS::EC2::SecurityGroup",
            "AWS::EC2::SubnetNetworkAclAssociation",
            "AWS::EC2::SubnetRouteTableAssociation",
            "AWS::EC2::VPCEndpoint",
            "AWS::EC2::VPCGatewayAttachment",
            "AWS::EC2::VPNGatewayRoutePropagation",
            "AWS::EFS::MountTarget",
            "AWS::ElastiCache::ParameterGroup",
            "AWS::ElastiCache::SubnetGroup",
            "AWS::ElastiCache::User",
            "AWS::ElastiCache::UserGroup",
            "AWS::IAM::Policy",
            "AWS::IAM::Role",
            "AWS::IAM::RolePolicy",
            "AWS::KMS::Alias",
            "AWS::Lambda::Function",
            "AWS::Lambda::Permission",
            "AWS::Logs::LogGroup",
            "AWS::Logs::ResourcePolicy",
            "AWS::RDS::DBParameterGroup",
            "AWS::RDS::DBSubnetGroup",
            "AWS::Route53::HealthCheck",
            "AWS::Route53::RecordSet",
            "AWS::Route53::RecordSetGroup",
            "AWS::S3::BucketPolicy",
            "AWS::SES::ConfigurationSet",
            "AWS::SES::ConfigurationSetEventDestination",
            "AWS::SES::EmailIdentity",
            "AWS::SNS::Topic",
            "AWS::SNS::TopicPolicy",
            "AWS::SQS::QueuePolicy",
            "AWS::SecretsManager::RotationSchedule",
            "AWS::SecretsManager::SecretTargetAttachment",
            "Custom::S3TwoWayReplication",
            "Custom::VpcRestrictDefaultSG");

    @Test
    void stateful_stacks_of_production_cannot_be_deleted() {
        var layers = new TreeSet<String>();
        Assembly.stacks("atlas-production")
                .filter(StackArtifact::terminationProtection)
                .forEach(stack -> layers.add(stack.tags().get("layer")));

        assertThat(layers).containsExactly("data", "logs", "network", "vault");
    }

    @Test
    void a_stack_policy_lies_beside_each_of_them_and_denies_replacing_and_deleting_what_holds_data()
            throws IOException {
        for (var stack : Assembly.stacks("atlas-production")
                .filter(StackArtifact::terminationProtection)
                .toList()) {
            var file = stack.folder().resolve(stack.name() + ".stack-policy.json");
            var statements = new ObjectMapper().readTree(file.toFile()).path("Statement");

            assertThat(statements).hasSize(2);
            assertThat(statements.get(0).path("Effect").asText()).isEqualTo("Allow");
            assertThat(statements.get(0).path("Action").asText()).isEqualTo("Update:*");
            assertThat(statements.get(1).path("Effect").asText()).isEqualTo("Deny");
            assertThat(statements.get(1).path("Action").toString()).isEqualTo("[\"Update:Replace\",\"Update:Delete\"]");
            assertThat(statements.get(1).path("Condition").path("StringEquals").path("ResourceType"))
                    .extracting(JsonNode::asText)
                    .containsExactlyElementsOf(statefulTypes(stack));
        }
    }

    @Test
    void an_environment_that_may_be_torn_down_has_neither() throws IOException {
        assertThat(Assembly.stacks("atlas-development")).noneMatch(StackArtifact::terminationProtection);
        try (var files =
                Files.list(Assembly.stack("atlas-development-us-east-1-data").folder())) {
            assertThat(files.filter(file -> file.toString().endsWith(".stack-policy.json")))
                    .isEmpty();
        }
    }

    /** A name that is kept, or a security group in a network, stands in the way of the next deployment. */
    @ParameterizedTest
    @ValueSource(strings = {"atlas-development", "tapwork-development", "taskflow-testing"})
    void f2_and_leaves_nothing_behind_whose_name_the_next_deployment_needs(String stage) {
        Assembly.stacks(stage).forEach(stack -> stack.resources().forEach((id, resource) -> {
            var isNamed = NAMES.stream()
                    .anyMatch(name -> resource.path("Properties").path(name).isTextual());
            if (isNamed || resource.path("Type").asText().equals("AWS::EC2::SecurityGroup")) {
                assertThat(resource.path("DeletionPolicy").asText())
                        .as("DeletionPolicy of %s in %s", id, stack.name())
                        .doesNotStartWith("Retain");
            }
        }));
    }

    @Test
    void what_holds_data_in_production_outlives_its_stack() {
        production().forEach(stack -> stack.resources().forEach((id, resource) -> {
            var type = resource.path("Type").asText();
            var isReplica = resource.path("Properties").has("SourceDBInstanceIdentifier")
                    && !resource.path("Properties").has("KmsKeyId");
            // A cache's password is made anew with its user; undelivered events of backups are nobody's work.
            var isMadeAnew = id.contains("CacheUsers")
                    || type.equals("AWS::SQS::Queue")
                            && stack.tags().get("layer").equals("backup");
            if (StatefulTypes.ALL.contains(type) && !REPLACEABLE.contains(type) && !isReplica && !isMadeAnew) {
                assertThat(KEPT)
                        .as("DeletionPolicy of %s in %s", id, stack.name())
                        .contains(resource.path("DeletionPolicy").asText());
                assertThat(KEPT)
                        .as("UpdateReplacePolicy of %s in %s", id, stack.name())
                        .contains(resource.path("UpdateReplacePolicy").asText());
            }
        }));
    }

    /** A type that is on neither list is new here: whoever brings it decides whether it holds data. */
    @Test
    void every_type_in_a_stateful_stack_is_known_to_hold_data_or_known_not_to() {
        production().filter(StackArtifact::terminationProtection).forEach(stack -> stack.resources()
                .forEach((id, resource) -> {
                    var type = resource.path("Type").asText();
                    assertThat(StatefulTypes.ALL.contains(type) || HOLDING_NO_DATA.contains(type))
                            .as("%s of %s, a %s", id, stack.name(), type)
                            .isTrue();
                }));
    }

    @Test
    void every_stack_says_whose_it_is_and_nothing_that_changes_by_itself() {
        assertThat(Assembly.stacks()).allSatisfy(stack -> assertThat(stack.tags())
                .containsOnlyKeys("system", "environment", "region-role", "layer", "owner", "cost-centre"));
    }

    @Test
    void layers_are_named_like_their_stacks() {
        var layers = Arrays.stream(Layer.values()).map(Layer::title).toList();

        assertThat(Assembly.stacks()).allSatisfy(stack -> {
            assertThat(layers).contains(stack.tags().get("layer"));
            assertThat(stack.name())
                    .startsWith(stack.stage() + "-")
                    .endsWith("-" + stack.tags().get("layer"));
        });
    }

    private static Stream<StackArtifact> production() {
        return Assembly.stacks().stream().filter(stack -> stack.stage().endsWith("-production"));
    }

    private static Set<String> statefulTypes(StackArtifact stack) {
        var types = new TreeSet<String>();
        stack.resources()
                .values()
                .forEach(resource -> types.add(resource.path("Type").asText()));
        types.retainAll(StatefulTypes.ALL);
        return types;
    }
}
