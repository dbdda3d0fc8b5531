package dev.meridian.constructs.backup.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meridian.constructs.storage.names.BucketName;
import dev.meridian.support.TestStack;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.kms.Alias;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.RetentionDays;

class SnapshotArchiveTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY_ARN = "arn:aws:kms:us-east-1:111111111111:key/archive";
    private static final BucketName BUCKET = BucketName.of("acme-archive", TestStack.ACCOUNT, "us-east-1");
    private static final List<String> INSTANCES = List.of("acme-orders", "acme-users");
    private static final String SNAPSHOTS = "arn:aws:rds:us-east-1:111111111111:snapshot:rds:";
    private static final Map<String, List<String>> EXPORT_ROLE =
            Map.of("Fn::GetAtt", List.of("ArchiveExportRoleE340D5AB", "Arn"));
    private static final Map<String, List<String>> QUEUE =
            Map.of("Fn::GetAtt", List.of("ArchiveUndelivered35FF04BE", "Arn"));

    private static TestStack stack;
    private static IKey key;
    private static SnapshotArchive archive;
    private static Template template;
    private static JsonNode states;

    @BeforeAll
    static void define() throws Exception {
        stack = TestStack.create();
        key = Key.fromKeyArn(stack, "Key", KEY_ARN);
        archive = new SnapshotArchive(
                stack,
                "Archive",
                SnapshotArchiveProps.builder("acme", INSTANCES, BUCKET, key).build());
        new SnapshotArchive(
                stack,
                "Brief",
                SnapshotArchiveProps.builder("brief", INSTANCES, BUCKET, key)
                        .logRetention(RetentionDays.ONE_MONTH)
                        .build());
        template = Template.fromStack(stack);
        states = JSON.readTree(ExportWorkflow.DEFINITION).path("States");
    }

    @Test
    void starts_when_an_automated_snapshot_of_its_instances_is_there() {
        template.hasResourceProperties(
                "AWS::Events::Rule",
                Map.of(
                        "EventPattern",
                        Map.of(
                                "source",
                                List.of("aws.rds"),
                                "detail-type",
                                List.of("RDS DB Snapshot Event"),
                                "detail",
                                Map.of(
                                        "EventID",
                                        List.of("RDS-EVENT-0091"),
                                        "SourceIdentifier",
                                        List.of(
                                                Map.of("prefix", "rds:acme-orders-"),
                                                Map.of("prefix", "rds:acme-users-")))),
                        "State",
                        "ENABLED",
                        "Targets",
                        List.of(Match.objectLike(Map.of(
                                "Arn", Map.of("Ref", "ArchiveDA4CB258"), "DeadLetterConfig", Map.of("Arn", QUEUE))))));
    }

    @ParameterizedTest
    @CsvSource({
        "rds:acme-orders-2026-11-20-03-04, true",
        "rds:acme-users-2026-11-20-03-04, true",
        "rds:acme-orders-archive-2026-11-20-03-04, false",
        "rds:acme-orders-2-2026-11-20-03-04, false",
        "rds:acme-2026-11-20-03-04, false",
        "acme-orders-2026-11-20-03-04, false"
    })
    void passes_over_instances_whose_name_starts_the_same(String snapshot, boolean archived) {
        var condition = states.at("/IsArchived/Choices/0/Condition").asText();
        var pattern = condition
                .substring(condition.indexOf('/') + 1, condition.lastIndexOf('/'))
                .replace("${Instances}", String.join("|", INSTANCES));

        assertThat(Pattern.compile(pattern).matcher(snapshot).find()).isEqualTo(archived);
    }

    @Test
    void exports_into_a_folder_of_the_instance_under_the_given_key() {
        template.hasResourceProperties(
                "AWS::StepFunctions::StateMachine",
                Map.of(
                        "DefinitionString",
                        ExportWorkflow.DEFINITION,
                        "DefinitionSubstitutions",
                        Map.of(
                                "Instances",
                                "acme-orders|acme-users",
                                "Bucket",
                                "acme-archive-us-east-1-111111111111",
                                "ExportRole",
                                EXPORT_ROLE,
                                "Key",
                                KEY_ARN)));
        var export = states.path("StartExport");
        assertThat(export.path("Resource").asText()).isEqualTo("arn:aws:states:::aws-sdk:rds:startExportTask");
        assertThat((Object) JSON.convertValue(export.path("Arguments"), Map.class))
                .isEqualTo(Map.of(
                        "ExportTaskIdentifier", "{% $task %}",
                        "SourceArn", "{% $snapshot %}",
                        "S3BucketName", "${Bucket}",
                        "S3Prefix", "{% $instance %}",
                        "IamRoleArn", "${ExportRole}",
                        "KmsKeyId", "${Key}"));
    }

    @Test
    void waits_for_its_turn_and_exports_no_snapshot_twice() {
        var retries = states.at("/StartExport/Retry");
        var alreadyExists = "[\"Rds.ExportTaskAlreadyExistsException\"]";

        assertThat(retries.at("/0/ErrorEquals")).hasToString(alreadyExists);
        assertThat(retries.at("/0/MaxAttempts").asInt()).isZero();
        assertThat(retries.at("/2/ErrorEquals")).hasToString("[\"States.TaskFailed\"]");
        assertThat(retries.at("/2/BackoffRate").asInt()).isEqualTo(2);
        assertThat(retries.at("/2/MaxAttempts").asInt()).isEqualTo(20);
        assertThat(retries.at("/2/MaxDelaySeconds").asInt()).isEqualTo(3600);
        assertThat(states.at("/StartExport/Catch/0/ErrorEquals")).hasToString(alreadyExists);
        assertThat(states.at("/StartExport/Catch/0/Next").asText()).isEqualTo("Pause");
    }

    @Test
    void tries_four_times_only_where_permissions_lack() {
        var retry = states.at("/StartExport/Retry/1");

        assertThat((Object) JSON.convertValue(retry.path("ErrorEquals"), List.class))
                .isEqualTo(List.of(
                        "Rds.IamRoleNotFoundException",
                        "Rds.IamRoleMissingPermissionsException",
                        "Rds.InvalidS3BucketException",
                        "Rds.KmsKeyNotAccessibleException",
                        "Rds.DbSnapshotNotFoundException"));
        assertThat(retry.path("MaxAttempts").asInt()).isEqualTo(3);
    }

    @Test
    void fails_when_an_export_fails_or_leaves_tables_out() {
        var choices = states.at("/IsDone/Choices");

        assertThat(choices.at("/0/Condition").asText()).contains("in ['FAILED', 'CANCELED']");
        assertThat(states.path(choices.at("/0/Next").asText()).path("Type").asText())
                .isEqualTo("Fail");
        assertThat(choices.at("/1/Condition").asText()).contains("$not(").contains("'skippedTables\":[]'");
        assertThat(states.path(choices.at("/1/Next").asText()).path("Type").asText())
                .isEqualTo("Fail");
        assertThat(choices.at("/2/Condition").asText()).isEqualTo("{% $states.input.Status = 'COMPLETE' %}");
        assertThat(states.path(choices.at("/2/Next").asText()).path("Type").asText())
                .isEqualTo("Succeed");
        assertThat(states.at("/IsDone/Default").asText()).isEqualTo("Pause");
    }

    @Test
    void reaches_every_step_and_no_step_that_is_missing() {
        var reached = new HashSet<>(Set.of("IsArchived"));
        for (var name : List.of("Next", "Default")) {
            states.findValues(name).forEach(step -> reached.add(step.asText()));
        }

        assertThat(states.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(reached);
    }

    @Test
    void logs_every_step_for_a_year_and_traces() {
        template.hasResourceProperties(
                "AWS::StepFunctions::StateMachine",
                Map.of(
                        "LoggingConfiguration",
                        Map.of(
                                "Level",
                                "ALL",
                                "IncludeExecutionData",
                                true,
                                "Destinations",
                                List.of(Map.of(
                                        "CloudWatchLogsLogGroup",
                                        Map.of(
                                                "LogGroupArn",
                                                Map.of("Fn::GetAtt", List.of("ArchiveLog7DD02BE3", "Arn")))))),
                        "TracingConfiguration",
                        Map.of("Enabled", true)));
        hasLog("acme", 365);
    }

    @Test
    void logs_for_as_long_as_told() {
        hasLog("brief", 30);
    }

    @Test
    void starts_exports_of_its_own_snapshots_only() {
        template.hasResourceProperties(
                "AWS::IAM::Role",
                Map.of(
                        "AssumeRolePolicyDocument",
                        trust("states.amazonaws.com", "arn:aws:states:us-east-1:111111111111:stateMachine:*"),
                        "Policies",
                        List.of(Map.of(
                                "PolicyName",
                                "Export",
                                "PolicyDocument",
                                document(
                                        allow(
                                                "rds:StartExportTask",
                                                List.of(SNAPSHOTS + "acme-orders-*", SNAPSHOTS + "acme-users-*")),
                                        allow("rds:DescribeExportTasks", "*"),
                                        allow("iam:PassRole", EXPORT_ROLE),
                                        allow("kms:DescribeKey", KEY_ARN),
                                        Map.of(
                                                "Effect",
                                                "Allow",
                                                "Action",
                                                "kms:CreateGrant",
                                                "Resource",
                                                KEY_ARN,
                                                "Condition",
                                                Map.of("Bool", Map.of("kms:GrantIsForAWSResource", "true"))))))));
    }

    @Test
    void lets_rds_write_to_the_archive_for_this_account_only() {
        template.hasResourceProperties(
                "AWS::IAM::Role",
                Map.of(
                        "AssumeRolePolicyDocument",
                        trust("export.rds.amazonaws.com", "arn:aws:rds:us-east-1:111111111111:*"),
                        "Policies",
                        List.of(Map.of(
                                "PolicyName",
                                "WriteArchive",
                                "PolicyDocument",
                                document(
                                        allow(List.of("s3:GetBucketLocation", "s3:ListBucket"), BUCKET.arn()),
                                        allow(
                                                List.of("s3:DeleteObject*", "s3:GetObject*", "s3:PutObject*"),
                                                BUCKET.arn() + "/*"),
                                        allow(
                                                List.of(
                                                        "kms:CreateGrant",
                                                        "kms:Decrypt",
                                                        "kms:DescribeKey",
                                                        "kms:Encrypt",
                                                        "kms:GenerateDataKey",
                                                        "kms:GenerateDataKeyWithoutPlaintext",
                                                        "kms:ReEncryptFrom",
                                                        "kms:ReEncryptTo",
                                                        "kms:RetireGrant"),
                                                KEY_ARN))))));
    }

    @Test
    void keeps_undelivered_events_encrypted_for_two_weeks() {
        template.hasResourceProperties(
                "AWS::SQS::Queue", Map.of("SqsManagedSseEnabled", true, "MessageRetentionPeriod", 1_209_600));
        template.hasResourceProperties(
                "AWS::SQS::QueuePolicy",
                Map.of(
                        "PolicyDocument",
                        Match.objectLike(Map.of(
                                "Statement",
                                List.of(
                                        Map.of(
                                                "Effect",
                                                "Deny",
                                                "Principal",
                                                Map.of("AWS", "*"),
                                                "Action",
                                                "sqs:*",
                                                "Resource",
                                                QUEUE,
                                                "Condition",
                                                Map.of("Bool", Map.of("aws:SecureTransport", "false"))),
                                        Match.objectLike(Map.of(
                                                "Effect",
                                                "Allow",
                                                "Principal",
                                                Map.of("Service", "events.amazonaws.com"),
                                                "Action",
                                                "sqs:SendMessage",
                                                "Condition",
                                                Map.of(
                                                        "ArnEquals",
                                                        Map.of(
                                                                "aws:SourceArn",
                                                                Map.of(
                                                                        "Fn::GetAtt",
                                                                        List.of("ArchiveRule283CC6B7", "Arn")))))))))));
    }

    @Test
    void shows_what_to_alarm_on() {
        assertThat(stack.resolve(archive.exports().getStateMachineArn())).isEqualTo(Map.of("Ref", "ArchiveDA4CB258"));
        assertThat(stack.resolve(archive.undelivered().getQueueArn())).isEqualTo(QUEUE);
    }

    @Test
    void fits_the_most_instances_with_the_longest_names_into_one_event_pattern() throws Exception {
        var longest = "a".repeat(SnapshotArchiveProps.MAX_INSTANCE_LENGTH - 2);
        var instances = IntStream.range(10, 10 + SnapshotArchiveProps.MAX_INSTANCES)
                .mapToObj(number -> longest + number)
                .toList();
        var other = TestStack.create();

        new SnapshotArchive(
                other,
                "Archive",
                SnapshotArchiveProps.builder("full", instances, BUCKET, Key.fromKeyArn(other, "Key", KEY_ARN))
                        .build());

        var rule = Template.fromStack(other).findResources("AWS::Events::Rule").get("ArchiveRule283CC6B7");
        var pattern = JSON.valueToTree(rule).at("/Properties/EventPattern");
        assertThat(pattern.at("/detail/SourceIdentifier")).hasSize(20);
        assertThat(JSON.writeValueAsString(pattern)).hasSizeLessThanOrEqualTo(2048);
    }

    @Test
    void leaves_room_for_time_and_attempt_in_the_longest_task_name() {
        var longest = "a".repeat(SnapshotArchiveProps.MAX_INSTANCE_LENGTH);

        assertThat(longest + "-2026-11-20-03-04" + "-99").hasSize(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "with/slash"})
    void refuses_a_name_that_no_log_can_have(String name) {
        var builder = SnapshotArchiveProps.builder(name, INSTANCES, BUCKET, key);

        assertThatThrownBy(builder::build)
                .hasMessage("name must have 1 to 80 letters, digits, hyphens or underscores, got '%s'", name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Orders",
                "1orders",
                "orders-",
                "a--b",
                "orders.*",
                "a2345678901234567890123456789012345678901"
            })
    void refuses_what_is_no_instance_or_too_long_for_a_task(String instance) {
        var builder = SnapshotArchiveProps.builder("acme", List.of(instance), BUCKET, key);

        assertThatThrownBy(builder::build)
                .hasMessage(
                        "instances must be literal RDS identifiers of up to 40 lower-case letters, digits and single"
                                + " inner hyphens, got '%s'",
                        instance);
    }

    @Test
    void refuses_no_instance_or_too_many() {
        var none = SnapshotArchiveProps.builder("acme", List.of(), BUCKET, key);
        var many = SnapshotArchiveProps.builder(
                "acme",
                IntStream.rangeClosed(0, 20).mapToObj(number -> "db-" + number).toList(),
                BUCKET,
                key);

        assertThatThrownBy(none::build).hasMessage("an archive must have 1 to 20 instances, got 0; split it for more");
        assertThatThrownBy(many::build).hasMessage("an archive must have 1 to 20 instances, got 21; split it for more");
    }

    @Test
    void refuses_an_instance_twice() {
        var builder = SnapshotArchiveProps.builder("acme", List.of("orders", "orders"), BUCKET, key);

        assertThatThrownBy(builder::build).hasMessage("instances must be distinct, got [orders, orders]");
    }

    @Test
    void refuses_a_key_that_aws_manages() {
        var other = TestStack.create();
        var props = SnapshotArchiveProps.builder(
                        "acme", INSTANCES, BUCKET, Alias.fromAliasName(other, "Key", "alias/aws/s3"))
                .build();

        assertThatThrownBy(() -> new SnapshotArchive(other, "Archive", props))
                .hasMessage("key must be a customer managed key and not known by an alias, got"
                        + " 'arn:aws:kms:us-east-1:111111111111:alias/aws/s3'");
    }

    private static void hasLog(String name, int days) {
        template.hasResource(
                "AWS::Logs::LogGroup",
                Map.of(
                        "Properties",
                        Map.of("LogGroupName", "/aws/vendedlogs/states/" + name, "RetentionInDays", days),
                        "DeletionPolicy",
                        "Delete"));
    }

    private static Map<String, Object> trust(String service, String sourceArn) {
        return document(Map.of(
                "Effect",
                "Allow",
                "Action",
                "sts:AssumeRole",
                "Principal",
                Map.of("Service", service),
                "Condition",
                Map.of(
                        "StringEquals", Map.of("aws:SourceAccount", TestStack.ACCOUNT),
                        "ArnLike", Map.of("aws:SourceArn", sourceArn))));
    }

    private static Map<String, Object> document(Object... statements) {
        return Map.of("Statement", Stream.of(statements).toList(), "Version", "2012-10-17");
    }

    private static Map<String, Object> allow(Object actions, Object resources) {
        return Map.of("Effect", "Allow", "Action", actions, "Resource", resources);
    }
}
