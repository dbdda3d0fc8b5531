package dev.meridian.constructs.storage.replication;

import static dev.meridian.constructs.storage.Fixture.IRELAND;
import static dev.meridian.constructs.storage.Fixture.IRISH_KEY;
import static dev.meridian.constructs.storage.Fixture.IRISH_UPLOADS;
import static dev.meridian.constructs.storage.Fixture.LOGS;
import static dev.meridian.constructs.storage.Fixture.SINGAPORE;
import static dev.meridian.constructs.storage.Fixture.SINGAPORE_KEY;
import static dev.meridian.constructs.storage.Fixture.object;
import static dev.meridian.constructs.storage.Fixture.objects;
import static dev.meridian.constructs.storage.Fixture.properties;
import static dev.meridian.constructs.storage.Fixture.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.meridian.constructs.storage.Fixture;
import dev.meridian.constructs.storage.ObjectStore;
import dev.meridian.constructs.storage.ObjectStoreProps;
import dev.meridian.constructs.storage.TwoWayReplication;
import dev.meridian.constructs.storage.TwoWayReplicationProps;
import dev.meridian.constructs.storage.lifecycle.StorageTier;
import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

class ReplicationTest {
    private static final Map<String, Object> SOURCE = Map.of("Fn::GetAtt", List.of("Uploads", "Arn"));
    private static final Map<String, Object> SOURCE_OBJECTS = Map.of("Fn::Join", List.of("", List.of(SOURCE, "/*")));

    private static Map<String, Object> replication;
    private static Map<String, Object> policy;

    @BeforeAll
    static void synthesize() {
        var stack = TestStack.create();
        new ObjectStore(
                stack,
                "Uploads",
                ObjectStoreProps.builder(Fixture.key(stack), LOGS)
                        .replicas(List.of(IRELAND, SINGAPORE))
                        .build());
        var template = Template.fromStack(stack);
        replication = object(properties(template, "AWS::S3::Bucket", "Uploads"), "ReplicationConfiguration");
        policy = properties(template, "AWS::IAM::Policy", "UploadsReplicationRolePolicy09B0D6DD");
    }

    @Test
    void follows_within_15_minutes_and_tells_when_it_does_not() {
        assertThat(objects(replication, "Rules").get(0))
                .isEqualTo(Map.of(
                        "Id",
                        "To-eu-west-1",
                        "Priority",
                        1,
                        "Status",
                        "Enabled",
                        "Filter",
                        Map.of("Prefix", ""),
                        "DeleteMarkerReplication",
                        Map.of("Status", "Enabled"),
                        "SourceSelectionCriteria",
                        Map.of("SseKmsEncryptedObjects", Map.of("Status", "Enabled")),
                        "Destination",
                        Map.of(
                                "Bucket",
                                "arn:aws:s3:::acme-uploads-eu-west-1-111111111111",
                                "StorageClass",
                                "STANDARD",
                                "EncryptionConfiguration",
                                Map.of("ReplicaKmsKeyID", IRISH_KEY),
                                "ReplicationTime",
                                Map.of("Status", "Enabled", "Time", Map.of("Minutes", 15)),
                                "Metrics",
                                Map.of("Status", "Enabled", "EventThreshold", Map.of("Minutes", 15)))));
    }

    @Test
    void copies_a_part_to_another_tier_without_time_control_or_deletions_when_asked() {
        var rule = objects(replication, "Rules").get(1);

        assertThat(rule)
                .containsEntry("Id", "To-ap-southeast-1")
                .containsEntry("Priority", 2)
                .containsEntry("Filter", Map.of("Prefix", "invoices/"))
                .containsEntry("DeleteMarkerReplication", Map.of("Status", "Disabled"));
        assertThat(object(rule, "Destination"))
                .containsEntry("StorageClass", "GLACIER_IR")
                .containsEntry("Metrics", Map.of("Status", "Enabled"))
                .doesNotContainKey("ReplicationTime");
    }

    @Test
    void lets_s3_read_the_source_and_nothing_else() {
        assertThat(statement(policy, "ReadRules"))
                .containsEntry("Action", List.of("s3:GetReplicationConfiguration", "s3:ListBucket"))
                .containsEntry("Resource", SOURCE);
        assertThat(statement(policy, "ReadObjects"))
                .containsEntry(
                        "Action",
                        List.of(
                                "s3:GetObjectLegalHold",
                                "s3:GetObjectRetention",
                                "s3:GetObjectVersionAcl",
                                "s3:GetObjectVersionForReplication",
                                "s3:GetObjectVersionTagging"))
                .containsEntry("Resource", SOURCE_OBJECTS);
    }

    @Test
    void lets_s3_write_copies_to_the_targets_only() {
        assertThat(statement(policy, "WriteCopies"))
                .containsEntry("Action", List.of("s3:ReplicateDelete", "s3:ReplicateObject", "s3:ReplicateTags"))
                .containsEntry(
                        "Resource",
                        List.of(
                                "arn:aws:s3:::acme-uploads-ap-southeast-1-111111111111/*",
                                "arn:aws:s3:::acme-uploads-eu-west-1-111111111111/*"));
    }

    @Test
    void uses_each_key_through_s3_in_its_own_region_only() {
        assertThat(statement(policy, "DecryptSource"))
                .containsEntry("Action", "kms:Decrypt")
                .containsEntry("Resource", Map.of("Fn::GetAtt", List.of("Key961B73FD", "Arn")))
                .containsEntry(
                        "Condition",
                        Map.of(
                                "StringLike",
                                Map.of(
                                        "kms:ViaService",
                                        "s3.us-east-1.amazonaws.com",
                                        "kms:EncryptionContext:aws:s3:arn",
                                        List.of(SOURCE, SOURCE_OBJECTS))));
        assertThat(statement(policy, "EncryptCopieseuwest1"))
                .containsEntry("Action", List.of("kms:Encrypt", "kms:GenerateDataKey"))
                .containsEntry("Resource", IRISH_KEY)
                .containsEntry(
                        "Condition", Map.of("StringLike", Map.of("kms:ViaService", "s3.eu-west-1.amazonaws.com")));
        assertThat(statement(policy, "EncryptCopiesapsoutheast1")).containsEntry("Resource", SINGAPORE_KEY);
    }

    @Test
    void names_its_rules_as_the_metrics_do() {
        assertThat(objects(replication, "Rules"))
                .extracting(rule -> rule.get("Id"))
                .containsExactly(IRELAND.ruleId(), SINGAPORE.ruleId());
    }

    @Test
    void takes_the_key_of_another_regions_stack_by_weak_reference() {
        var app = TestStack.app();
        var ireland = TestStack.in(app, "eu-west-1");
        var virginia = TestStack.in(app, "us-east-1");
        var target = ReplicationTarget.builder(
                        "eu-west-1", IRISH_UPLOADS, Fixture.key(ireland).getKeyArn())
                .build();
        var key = Fixture.key(virginia);
        new ObjectStore(
                virginia,
                "Uploads",
                ObjectStoreProps.builder(key, LOGS).replicas(List.of(target)).build());
        new TwoWayReplication(
                virginia,
                "Mesh",
                TwoWayReplicationProps.builder(Fixture.UPLOADS, key, List.of(target))
                        .build());
        var template = Template.fromStack(virginia);

        var rule = objects(
                        object(properties(template, "AWS::S3::Bucket", "Uploads"), "ReplicationConfiguration"), "Rules")
                .get(0);
        var mesh = template.findResources("Custom::S3TwoWayReplication").get("Mesh73A573F6");

        assertThat(object(object(rule, "Destination"), "EncryptionConfiguration")
                        .get("ReplicaKmsKeyID"))
                .asInstanceOf(MAP)
                .containsOnlyKeys("Fn::GetStackOutput");
        assertThat(object(object(mesh, "Properties"), "Create").toString())
                .contains("\"ReplicaKmsKeyID\":\"", "Fn::GetStackOutput={StackName=Test-eu-west-1");
    }

    @Test
    void fails_for_a_key_of_another_region() {
        assertThatThrownBy(() -> ReplicationTarget.builder("eu-west-1", IRISH_UPLOADS, SINGAPORE_KEY)
                        .build())
                .hasMessage("copies in eu-west-1 are encrypted with a key of that region, got '%s'", SINGAPORE_KEY);
    }

    @Test
    void fails_for_two_targets_in_one_region() {
        assertThatThrownBy(() -> ReplicationTarget.requireDistinctRegions(List.of(IRELAND, IRELAND)))
                .hasMessage("a bucket replicates to one bucket per region, got eu-west-1 twice");
    }

    @Test
    void fails_for_a_target_that_is_not_literal() {
        assertThatThrownBy(() -> new ReplicationTarget(
                        "eu-west-1",
                        "acme-uploads",
                        IRISH_KEY,
                        "",
                        ReplicationSpeed.BEST_EFFORT,
                        StorageTier.STANDARD,
                        DeleteMarkers.REPLICATED))
                .hasMessage("bucketArn must be the literal ARN of a bucket, got 'acme-uploads'; see BucketName.arn()");
    }
}
