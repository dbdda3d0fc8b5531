package dev.meridian.constructs.storage;

import static dev.meridian.constructs.storage.Fixture.IRELAND;
import static dev.meridian.constructs.storage.Fixture.IRISH_KEY;
import static dev.meridian.constructs.storage.Fixture.SINGAPORE;
import static dev.meridian.constructs.storage.Fixture.UPLOADS;
import static dev.meridian.constructs.storage.Fixture.object;
import static dev.meridian.constructs.storage.Fixture.properties;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meridian.support.TestStack;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.kms.IKey;

class TwoWayReplicationTest {
    private static final String BUCKET = "acme-uploads-us-east-1-111111111111";

    private static Template template;
    private static Map<String, Object> resource;
    private static IKey key;

    @BeforeAll
    static void synthesize() {
        var stack = TestStack.create();
        key = Fixture.key(stack);
        new TwoWayReplication(
                stack,
                "Mesh",
                TwoWayReplicationProps.builder(UPLOADS, key, List.of(IRELAND, SINGAPORE))
                        .build());
        template = Template.fromStack(stack);
        resource = template.findResources("Custom::S3TwoWayReplication").get("Mesh73A573F6");
    }

    @Test
    void asks_s3_for_one_rule_per_peer_with_numbers_as_numbers() {
        var call = call("Create");
        var rules = call.at("/parameters/ReplicationConfiguration/Rules");

        assertThat(call.at("/service").asText()).isEqualTo("S3");
        assertThat(call.at("/action").asText()).isEqualTo("PutBucketReplication");
        assertThat(call.at("/parameters/Bucket").asText()).isEqualTo(BUCKET);
        assertThat(call.at("/parameters/ReplicationConfiguration/Role").asText())
                .isEqualTo("{Fn::GetAtt=[MeshReplicationRole1BA4FAD2, Arn]}");
        assertThat(rules).hasSize(2);
        assertThat(rules.at("/0/ID").asText()).isEqualTo("To-eu-west-1");
        assertThat(rules.at("/0/Priority").isInt()).isTrue();
        assertThat(rules.at("/0/Priority").asInt()).isEqualTo(1);
        assertThat(rules.at("/1/Priority").asInt()).isEqualTo(2);
        assertThat(rules.at("/0/Destination/ReplicationTime/Time/Minutes").isInt())
                .isTrue();
        assertThat(rules.at("/0/Destination/Metrics/EventThreshold/Minutes").asInt())
                .isEqualTo(15);
        assertThat(rules.at("/0/Destination/EncryptionConfiguration/ReplicaKmsKeyID")
                        .asText())
                .isEqualTo(IRISH_KEY);
        assertThat(rules.at("/1/Destination/ReplicationTime").isMissingNode()).isTrue();
        assertThat(rules.at("/1/Filter/Prefix").asText()).isEqualTo("invoices/");
        assertThat(rules.at("/1/DeleteMarkerReplication/Status").asText()).isEqualTo("Disabled");
    }

    @Test
    void carries_changes_to_replicas_back() {
        assertThat(call("Create").at("/parameters/ReplicationConfiguration/Rules"))
                .isNotEmpty()
                .allSatisfy(rule -> {
                    assertThat(rule.at("/SourceSelectionCriteria/ReplicaModifications/Status")
                                    .asText())
                            .isEqualTo("Enabled");
                    assertThat(rule.at("/SourceSelectionCriteria/SseKmsEncryptedObjects/Status")
                                    .asText())
                            .isEqualTo("Enabled");
                });
    }

    @Test
    void updates_as_it_creates_and_takes_the_rules_off_in_the_end() {
        assertThat(call("Update")).isEqualTo(call("Create"));
        assertThat(call("Update").at("/physicalResourceId/id").asText()).isEqualTo(BUCKET + "/replication");
        assertThat(call("Delete").at("/action").asText()).isEqualTo("DeleteBucketReplication");
        assertThat(call("Delete").at("/parameters/Bucket").asText()).isEqualTo(BUCKET);
        assertThat(call("Delete").at("/ignoreErrorCodesMatching").asText()).isEqualTo("NoSuchBucket");
        assertThat(object(resource, "Properties")).containsEntry("InstallLatestAwsSdk", false);
    }

    @Test
    void sets_no_rules_before_the_copying_role_may_copy() {
        assertThat(resource.get("DependsOn"))
                .asInstanceOf(LIST)
                .contains("MeshReplicationRolePolicyC8DF8C00", "MeshCustomResourcePolicy109CBC34");
    }

    @Test
    void may_set_the_rules_of_this_bucket_and_pass_this_role_only() {
        var statements = Fixture.objects(
                object(properties(template, "AWS::IAM::Policy", "MeshCustomResourcePolicy109CBC34"), "PolicyDocument"),
                "Statement");

        assertThat(statements)
                .containsExactly(
                        Map.of(
                                "Effect",
                                "Allow",
                                "Action",
                                List.of("s3:GetReplicationConfiguration", "s3:PutReplicationConfiguration"),
                                "Resource",
                                "arn:aws:s3:::" + BUCKET),
                        Map.of(
                                "Effect",
                                "Allow",
                                "Action",
                                "iam:PassRole",
                                "Resource",
                                Map.of("Fn::GetAtt", List.of("MeshReplicationRole1BA4FAD2", "Arn"))));
    }

    @Test
    void runs_without_a_managed_policy_and_keeps_its_log_for_a_month() {
        assertThat(template.findResources("AWS::IAM::Role"))
                .containsOnlyKeys("MeshReplicationRole1BA4FAD2", "MeshCallerRoleB32A6557")
                .allSatisfy(
                        (id, role) -> assertThat(object(role, "Properties")).doesNotContainKey("ManagedPolicyArns"));
        assertThat(properties(template, "AWS::Logs::LogGroup", "MeshLog75C8B8AA"))
                .containsEntry("RetentionInDays", 30);
        assertThat(template.findResources("AWS::Lambda::Function").values())
                .singleElement()
                .satisfies(function -> assertThat(object(function, "Properties"))
                        .containsEntry("LoggingConfig", Map.of("LogGroup", Map.of("Ref", "MeshLog75C8B8AA"))));
    }

    @Test
    void fails_without_peers_or_with_itself_among_them() {
        assertThatThrownBy(() ->
                        TwoWayReplicationProps.builder(UPLOADS, key, List.of()).build())
                .hasMessage("two-way replication of '%s' needs at least one peer, got none", BUCKET);
        assertThatThrownBy(() -> TwoWayReplicationProps.builder(Fixture.IRISH_UPLOADS, key, List.of(IRELAND))
                        .build())
                .hasMessage(
                        "'acme-uploads-eu-west-1-111111111111' must not be its own peer; list the other regions only");
    }

    /** The call as the function reads it, with what CloudFormation fills in left as text. */
    private static JsonNode call(String moment) {
        var text = object(resource, "Properties").get(moment);
        if (text instanceof Map<?, ?> joined) {
            var parts = (List<?>) ((List<?>) joined.get("Fn::Join")).get(1);
            text = String.join("", parts.stream().map(String::valueOf).toList());
        }
        try {
            return new ObjectMapper().readTree((String) text);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
