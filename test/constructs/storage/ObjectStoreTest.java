package dev.meridian.constructs.storage;

import static dev.meridian.constructs.storage.Fixture.LOGS;
import static dev.meridian.constructs.storage.Fixture.UPLOADS;
import static dev.meridian.constructs.storage.Fixture.object;
import static dev.meridian.constructs.storage.Fixture.objects;
import static dev.meridian.constructs.storage.Fixture.properties;
import static dev.meridian.constructs.storage.Fixture.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.storage.lifecycle.Expiry;
import dev.meridian.constructs.storage.lifecycle.Lifecycle;
import dev.meridian.constructs.storage.lifecycle.StorageTier;
import dev.meridian.constructs.storage.lifecycle.Tiering;
import dev.meridian.constructs.storage.lifecycle.Transition;
import dev.meridian.constructs.storage.objects.CrossOrigin;
import dev.meridian.constructs.storage.objects.Inventory;
import dev.meridian.constructs.storage.objects.ObjectEvents;
import dev.meridian.constructs.storage.objects.ObjectLock;
import dev.meridian.constructs.storage.objects.RequestMetrics;
import dev.meridian.constructs.storage.policies.MinimumTls;
import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;

class ObjectStoreTest {
    private static final Map<String, Object> KEY_ARN = Map.of("Fn::GetAtt", List.of("Key961B73FD", "Arn"));
    private static final Map<String, Object> OBJECTS =
            Map.of("Fn::Join", List.of("", List.of(Map.of("Fn::GetAtt", List.of("Plain", "Arn")), "/*")));

    private static Template template;
    private static Map<String, Object> plain;
    private static Map<String, Object> rich;
    private static IKey foreignKey;

    @BeforeAll
    static void synthesize() {
        var stack = TestStack.create();
        var key = Fixture.key(stack);
        foreignKey = Key.fromKeyArn(stack, "ForeignKey", Fixture.keyArn("us-east-1", "9"));
        var plainStore = new ObjectStore(
                stack, "Plain", ObjectStoreProps.builder(key, LOGS).build());
        new ObjectStore(
                stack,
                "Rich",
                ObjectStoreProps.builder(key, LOGS)
                        .name(UPLOADS)
                        .tls(MinimumTls.V1_2)
                        .lifecycle(Lifecycle.builder()
                                .tiering(new Tiering.IntelligentArchive(90, 180))
                                .expiry(new Expiry.After(400))
                                .noncurrentTransitions(
                                        List.of(new Transition(StorageTier.GLACIER_INSTANT_RETRIEVAL, 1)))
                                .noncurrentDays(120)
                                .build())
                        .objectLock(new ObjectLock.Compliance(365))
                        .inventory(new Inventory.Report(Inventory.Frequency.DAILY, Inventory.Format.PARQUET))
                        .events(ObjectEvents.EVENT_BRIDGE)
                        .requestMetrics(RequestMetrics.WHOLE_BUCKET)
                        .crossOrigins(List.of(new CrossOrigin(
                                List.of("https://app.example.com"),
                                List.of(CrossOrigin.Method.GET, CrossOrigin.Method.PUT),
                                Duration.hours(1))))
                        .build());
        var principal = new ServicePrincipal("ec2.amazonaws.com");
        plainStore.grantRead(
                Role.Builder.create(stack, "Reader").assumedBy(principal).build());
        plainStore.grantReadWrite(
                Role.Builder.create(stack, "Owner").assumedBy(principal).build());
        template = Template.fromStack(stack);
        plain = properties(template, "AWS::S3::Bucket", "Plain");
        rich = properties(template, "AWS::S3::Bucket", "Rich");
    }

    @Test
    void lets_a_bucket_and_its_policy_go_with_their_stack_where_they_may() {
        var stack = TestStack.create();

        new ObjectStore(
                stack,
                "Store",
                ObjectStoreProps.builder(Key.Builder.create(stack, "Key").build(), LOGS)
                        .removal(RemovalPolicy.DESTROY)
                        .build());

        var gone = Template.fromStack(stack);
        assertThat(gone.findResources("AWS::S3::Bucket").get("Store")).containsEntry("DeletionPolicy", "Delete");
        assertThat(gone.findResources("AWS::S3::BucketPolicy").values())
                .allSatisfy(policy -> assertThat(policy).containsEntry("DeletionPolicy", "Delete"));
    }

    @Test
    void keeps_the_logical_ids_of_its_buckets_and_the_buckets_themselves() {
        assertThat(template.findResources("AWS::S3::Bucket"))
                .containsOnlyKeys("Plain", "Rich")
                .allSatisfy((id, bucket) -> assertThat(bucket)
                        .containsEntry("DeletionPolicy", "RetainExceptOnCreate")
                        .containsEntry("UpdateReplacePolicy", "Retain"));
        assertThat(template.findResources("AWS::S3::BucketPolicy"))
                .containsOnlyKeys("PlainPolicyADEAC531", "RichPolicy82B04912")
                .allSatisfy((id, policy) -> assertThat(policy).containsEntry("DeletionPolicy", "RetainExceptOnCreate"));
    }

    @Test
    void is_private_versioned_and_without_acls() {
        assertThat(plain)
                .containsEntry("VersioningConfiguration", Map.of("Status", "Enabled"))
                .containsEntry(
                        "PublicAccessBlockConfiguration",
                        Map.of(
                                "BlockPublicAcls", true,
                                "BlockPublicPolicy", true,
                                "IgnorePublicAcls", true,
                                "RestrictPublicBuckets", true))
                .containsEntry(
                        "OwnershipControls",
                        Map.of("Rules", List.of(Map.of("ObjectOwnership", "BucketOwnerEnforced"))));
    }

    @Test
    void encrypts_with_the_given_key_and_blocks_keys_that_clients_keep() {
        assertThat(plain.get("BucketEncryption"))
                .isEqualTo(Map.of(
                        "ServerSideEncryptionConfiguration",
                        List.of(Map.of(
                                "BucketKeyEnabled",
                                true,
                                "ServerSideEncryptionByDefault",
                                Map.of("SSEAlgorithm", "aws:kms", "KMSMasterKeyID", KEY_ARN),
                                "BlockedEncryptionTypes",
                                Map.of("EncryptionType", List.of("SSE-C"))))));
    }

    @Test
    void denies_plain_http_and_old_tls() {
        var policy = properties(template, "AWS::S3::BucketPolicy", "PlainPolicyADEAC531");
        var richPolicy = properties(template, "AWS::S3::BucketPolicy", "RichPolicy82B04912");

        assertThat(statement(policy, "DenyPlainHttp"))
                .containsEntry("Effect", "Deny")
                .containsEntry("Action", "s3:*")
                .containsEntry("Principal", Map.of("AWS", "*"))
                .containsEntry("Condition", Map.of("Bool", Map.of("aws:SecureTransport", "false")))
                .containsEntry("Resource", List.of(Map.of("Fn::GetAtt", List.of("Plain", "Arn")), OBJECTS));
        assertThat(statement(policy, "DenyOldTls"))
                .containsEntry("Effect", "Deny")
                .containsEntry("Condition", Map.of("NumericLessThan", Map.of("s3:TlsVersion", "1.3")));
        assertThat(statement(richPolicy, "DenyOldTls"))
                .containsEntry("Condition", Map.of("NumericLessThan", Map.of("s3:TlsVersion", "1.2")));
    }

    @Test
    void denies_uploads_under_other_keys_but_lets_silent_ones_take_the_default() {
        var encryption = "s3:x-amz-server-side-encryption";
        var keyId = "s3:x-amz-server-side-encryption-aws-kms-key-id";
        var policy = properties(template, "AWS::S3::BucketPolicy", "PlainPolicyADEAC531");

        assertThat(statement(policy, "DenyEncryptionWithoutKey"))
                .containsEntry("Effect", "Deny")
                .containsEntry("Action", "s3:PutObject")
                .containsEntry("Condition", Map.of("Null", Map.of(encryption, "false", keyId, "true")));
        assertThat(statement(policy, "DenyOtherKey"))
                .containsEntry("Effect", "Deny")
                .containsEntry("Action", "s3:PutObject")
                .containsEntry(
                        "Condition", Map.of("Null", Map.of(keyId, "false"), "ArnNotEquals", Map.of(keyId, KEY_ARN)));
    }

    @Test
    void logs_access_by_day_under_the_prefix_the_log_bucket_admits() {
        assertThat(plain.get("LoggingConfiguration"))
                .isEqualTo(Map.of(
                        "DestinationBucketName",
                        "acme-logs-us-east-1-111111111111",
                        "LogFilePrefix",
                        "s3-access/",
                        "TargetObjectKeyFormat",
                        Map.of("PartitionedPrefix", Map.of("PartitionDateSource", "EventTime"))));
    }

    @Test
    void tidies_up_but_deletes_nothing_current_by_default() {
        assertThat(plain.get("LifecycleConfiguration"))
                .isEqualTo(Map.of(
                        "Rules",
                        List.of(Map.of(
                                "Id",
                                "Housekeeping",
                                "Status",
                                "Enabled",
                                "AbortIncompleteMultipartUpload",
                                Map.of("DaysAfterInitiation", 7),
                                "NoncurrentVersionExpiration",
                                Map.of("NoncurrentDays", 90),
                                "ExpiredObjectDeleteMarker",
                                true))));
    }

    @Test
    void ages_in_a_rule_apart_since_s3_refuses_marker_clean_up_beside_expiry() {
        var rules = objects(object(rich, "LifecycleConfiguration"), "Rules");

        assertThat(rules).hasSize(2);
        assertThat(rules.get(0))
                .containsEntry("ExpiredObjectDeleteMarker", true)
                .containsEntry("NoncurrentVersionExpiration", Map.of("NoncurrentDays", 120))
                .containsEntry(
                        "NoncurrentVersionTransitions",
                        List.of(Map.of("StorageClass", "GLACIER_IR", "TransitionInDays", 1)))
                .doesNotContainKey("ExpirationInDays");
        assertThat(rules.get(1))
                .isEqualTo(Map.of(
                        "Id",
                        "Ageing",
                        "Status",
                        "Enabled",
                        "ExpirationInDays",
                        400,
                        "Transitions",
                        List.of(Map.of("StorageClass", "INTELLIGENT_TIERING", "TransitionInDays", 0))));
        assertThat(rich.get("IntelligentTieringConfigurations"))
                .isEqualTo(List.of(Map.of(
                        "Id",
                        "ArchiveIdle",
                        "Status",
                        "Enabled",
                        "Tierings",
                        List.of(
                                Map.of("AccessTier", "ARCHIVE_ACCESS", "Days", 90),
                                Map.of("AccessTier", "DEEP_ARCHIVE_ACCESS", "Days", 180)))));
    }

    @Test
    void locks_lists_announces_counts_and_admits_browsers_when_asked() {
        assertThat(rich)
                .containsEntry("BucketName", "acme-uploads-us-east-1-111111111111")
                .containsEntry("ObjectLockEnabled", true)
                .containsEntry(
                        "ObjectLockConfiguration",
                        Map.of(
                                "ObjectLockEnabled",
                                "Enabled",
                                "Rule",
                                Map.of("DefaultRetention", Map.of("Mode", "COMPLIANCE", "Days", 365))))
                .containsEntry(
                        "NotificationConfiguration",
                        Map.of("EventBridgeConfiguration", Map.of("EventBridgeEnabled", true)))
                .containsEntry("MetricsConfigurations", List.of(Map.of("Id", "EntireBucket")))
                .containsEntry(
                        "CorsConfiguration",
                        Map.of(
                                "CorsRules",
                                List.of(Map.of(
                                        "AllowedOrigins", List.of("https://app.example.com"),
                                        "AllowedMethods", List.of("GET", "PUT"),
                                        "AllowedHeaders", List.of("*"),
                                        "ExposedHeaders", List.of("ETag"),
                                        "MaxAge", 3600))));
        assertThat(objects(rich, "InventoryConfigurations")).singleElement().satisfies(inventory -> assertThat(
                        inventory)
                .containsEntry("ScheduleFrequency", "Daily")
                .containsEntry("IncludedObjectVersions", "All")
                .containsEntry(
                        "Destination",
                        Map.of(
                                "BucketArn", "arn:aws:s3:::acme-logs-us-east-1-111111111111",
                                "Prefix", "s3-inventory",
                                "Format", "Parquet")));
    }

    @Test
    void does_none_of_that_unasked() {
        assertThat(plain)
                .containsOnlyKeys(
                        "BucketEncryption",
                        "LifecycleConfiguration",
                        "LoggingConfiguration",
                        "OwnershipControls",
                        "PublicAccessBlockConfiguration",
                        "VersioningConfiguration");
        template.resourceCountIs("AWS::Lambda::Function", 0);
    }

    @Test
    void grants_named_actions_only() {
        var reader = objects(
                object(properties(template, "AWS::IAM::Policy", "ReaderDefaultPolicy151F3818"), "PolicyDocument"),
                "Statement");
        var owner = objects(
                object(properties(template, "AWS::IAM::Policy", "OwnerDefaultPolicy50CBE111"), "PolicyDocument"),
                "Statement");

        assertThat(reader)
                .extracting(statement -> statement.get("Action"))
                .containsExactly("s3:ListBucket", List.of("s3:GetObject", "s3:GetObjectVersion"), "kms:Decrypt");
        assertThat(owner)
                .extracting(statement -> statement.get("Action"))
                .containsExactly(
                        List.of("s3:ListBucket", "s3:ListBucketMultipartUploads"),
                        List.of(
                                "s3:AbortMultipartUpload",
                                "s3:DeleteObject",
                                "s3:GetObject",
                                "s3:GetObjectVersion",
                                "s3:ListMultipartUploadParts",
                                "s3:PutObject"),
                        List.of("kms:Decrypt", "kms:GenerateDataKey"));
        assertThat(owner.get(1)).containsEntry("Resource", OBJECTS);
    }

    @Test
    void fails_when_it_would_log_into_or_replicate_to_itself() {
        assertThatThrownBy(() ->
                        ObjectStoreProps.builder(foreignKey, LOGS).name(LOGS).build())
                .hasMessage("a bucket must not log into itself, got 'acme-logs-us-east-1-111111111111' twice");
        assertThatThrownBy(() -> ObjectStoreProps.builder(foreignKey, LOGS)
                        .name(Fixture.IRISH_UPLOADS)
                        .replicas(List.of(Fixture.IRELAND))
                        .build())
                .hasMessage("a bucket must not replicate to itself, got 'acme-uploads-eu-west-1-111111111111'");
    }

    @Test
    void fails_when_locked_objects_would_expire() {
        var builder = ObjectStoreProps.builder(foreignKey, LOGS)
                .objectLock(new ObjectLock.Governance(30))
                .lifecycle(Lifecycle.builder().expiry(new Expiry.After(29)).build());

        assertThatThrownBy(builder::build)
                .hasMessage(
                        "objects locked for 30 days must not expire after 29; expire them later or lock them shorter");
    }

    @Test
    void fails_for_cross_origin_rules_that_admit_everyone_or_nobody() {
        assertThatThrownBy(() -> new CrossOrigin(List.of("*"), List.of(CrossOrigin.Method.GET), Duration.minutes(5)))
                .hasMessage("an origin must be https:// and a host without a final slash, got '*'");
        assertThatThrownBy(() -> new CrossOrigin(List.of("https://a.example"), List.of(), Duration.minutes(5)))
                .hasMessage("a cross-origin rule must name an origin and a method, got [https://a.example] and []");
    }
}
