package dev.meridian.constructs.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.backup.rules.Schedule;
import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class RestoreDrillTest {
    private static final Schedule WEEKLY = new Schedule("cron(0 9 ? * MON *)", "Europe/Dublin");
    private static final List<String> VAULTS = List.of(RecoveryVault.arnOf("111111111111", "us-east-1", "near"));
    private static final Map<String, String> TAGS = Map.of("system", "atlas", "backup", "daily");
    private static final String KEY_ARN = "arn:aws:kms:us-east-1:111111111111:key/data";
    private static final DrillTarget FILES = new DrillTarget.FileSystem("shared_files", KEY_ARN);
    private static final DrillTarget DATABASE =
            new DrillTarget.Database("database", "stores", "db.t4g.medium", List.of("sg-1", "sg-2"));
    private static final DrillTarget OBJECTS = new DrillTarget.Bucket("objects", KEY_ARN);

    private static TestStack stack;
    private static RestoreDrill drill;
    private static Template template;

    @BeforeAll
    static void define() {
        stack = TestStack.create();
        drill = new RestoreDrill(
                stack,
                "Drill",
                RestoreDrillProps.builder("atlas_test", WEEKLY, VAULTS, TAGS, List.of(DATABASE, FILES, OBJECTS))
                        .build());
        template = Template.fromStack(stack);
    }

    @Test
    void restores_the_newest_recovery_point_of_the_week() {
        template.hasResourceProperties(
                "AWS::Backup::RestoreTestingPlan",
                Map.of(
                        "RestoreTestingPlanName", "atlas_test",
                        "ScheduleExpression", "cron(0 9 ? * MON *)",
                        "ScheduleExpressionTimezone", "Europe/Dublin",
                        "StartWindowHours", 8,
                        "RecoveryPointSelection",
                                Map.of(
                                        "Algorithm",
                                        "LATEST_WITHIN_WINDOW",
                                        "IncludeVaults",
                                        VAULTS,
                                        "RecoveryPointTypes",
                                        List.of("SNAPSHOT", "CONTINUOUS"),
                                        "SelectionWindowDays",
                                        7)));
    }

    @Test
    void restores_any_snapshot_of_the_quarter_if_told_so() {
        var stack = TestStack.create();

        new RestoreDrill(
                stack,
                "Drill",
                RestoreDrillProps.builder("atlas_test", WEEKLY, VAULTS, TAGS, List.of(FILES))
                        .points(List.of(RestoreDrillProps.Points.SNAPSHOT))
                        .pick(RestoreDrillProps.Pick.RANDOM)
                        .selectionWindowDays(90)
                        .build());

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::Backup::RestoreTestingPlan",
                        Map.of(
                                "RecoveryPointSelection",
                                Map.of(
                                        "Algorithm",
                                        "RANDOM_WITHIN_WINDOW",
                                        "IncludeVaults",
                                        VAULTS,
                                        "RecoveryPointTypes",
                                        List.of("SNAPSHOT"),
                                        "SelectionWindowDays",
                                        90)));
    }

    @Test
    void restores_a_database_into_its_own_network() {
        hasTarget(
                "RDS",
                "database",
                Map.of(
                        "dbInstanceClass", "db.t4g.medium",
                        "dbSubnetGroupName", "stores",
                        "vpcSecurityGroupIds", "[\"sg-1\",\"sg-2\"]"));
    }

    @Test
    void restores_files_and_objects_under_a_given_key() {
        hasTarget("EFS", "shared_files", Map.of("kmsKeyId", KEY_ARN));
        hasTarget("S3", "objects", Map.of("encryptionType", "SSE-KMS", "kmsKey", KEY_ARN));
    }

    @Test
    void tries_what_carries_every_tag_and_deletes_it_after_four_hours() {
        template.allResourcesProperties(
                "AWS::Backup::RestoreTestingSelection",
                Map.of(
                        "ProtectedResourceArns",
                        List.of("*"),
                        "ProtectedResourceConditions",
                        Map.of(
                                "StringEquals",
                                List.of(
                                        Map.of("Key", "aws:ResourceTag/backup", "Value", "daily"),
                                        Map.of("Key", "aws:ResourceTag/system", "Value", "atlas"))),
                        "ValidationWindowHours",
                        4));
    }

    @Test
    void creates_the_plan_before_its_selections() {
        template.allResourcesProperties(
                "AWS::Backup::RestoreTestingSelection", Map.of("RestoreTestingPlanName", Map.of("Ref", "Drill")));
    }

    @Test
    void can_restore_and_not_back_up() {
        assertThat(template.findResources("AWS::IAM::Role").toString())
                .contains("policy/service-role/AWSBackupServiceRolePolicyForRestores")
                .contains("policy/AWSBackupServiceRolePolicyForS3Restore")
                .doesNotContain("ForBackup");
    }

    @Test
    void lends_its_role_to_restores_by_hand() {
        var role = Map.of("Fn::GetAtt", List.of("DrillRole2776154E", "Arn"));

        assertThat(stack.resolve(drill.role().getRoleArn())).isEqualTo(role);
        template.allResourcesProperties("AWS::Backup::RestoreTestingSelection", Map.of("IamRoleArn", role));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with-hyphen", "a23456789012345678901234567890123456789012345678901"})
    void refuses_names_that_aws_refuses(String name) {
        var message = "name must have 1 to 50 letters, digits or underscores, got '%s'";
        var builder = RestoreDrillProps.builder(name, WEEKLY, VAULTS, TAGS, List.of(FILES));

        assertThatThrownBy(builder::build).hasMessage(message, name);
        assertThatThrownBy(() -> new DrillTarget.Bucket(name, KEY_ARN)).hasMessage(message, name);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 8, 4, 'selectionWindowDays must be from 1 to 365, got 0'",
        "366, 8, 4, 'selectionWindowDays must be from 1 to 365, got 366'",
        "7, 169, 4, 'startWindowHours must be from 1 to 168, got 169'",
        "7, 8, 0, 'validationWindowHours must be from 1 to 168, got 0'"
    })
    void refuses_windows_out_of_range(int selectionDays, int startHours, int validationHours, String message) {
        var builder = RestoreDrillProps.builder("drill", WEEKLY, VAULTS, TAGS, List.of(FILES))
                .selectionWindowDays(selectionDays)
                .startWindowHours(startHours)
                .validationWindowHours(validationHours);

        assertThatThrownBy(builder::build).hasMessage(message);
    }

    @Test
    void refuses_to_restore_nothing() {
        var untargeted = RestoreDrillProps.builder("drill", WEEKLY, VAULTS, TAGS, List.of());
        var nowhere = RestoreDrillProps.builder("drill", WEEKLY, List.of(), TAGS, List.of(FILES));
        var pointless = RestoreDrillProps.builder("drill", WEEKLY, VAULTS, TAGS, List.of(FILES))
                .points(List.of());

        assertThatThrownBy(untargeted::build).hasMessage("a drill must have 1 to 30 targets, got 0");
        assertThatThrownBy(nowhere::build).hasMessage("vaultArns must name at least one vault, got none");
        assertThatThrownBy(pointless::build)
                .hasMessage("points must name at least one kind of recovery point, got none");
    }

    @Test
    void refuses_two_targets_of_one_name() {
        var builder = RestoreDrillProps.builder("drill", WEEKLY, VAULTS, TAGS, List.of(FILES, FILES));

        assertThatThrownBy(builder::build).hasMessage("target names must be distinct, got 'shared_files' twice");
    }

    @Test
    void refuses_a_database_without_class_or_group() {
        assertThatThrownBy(() -> new DrillTarget.Database("database", "stores", "t4g.medium", List.of("sg-1")))
                .hasMessage("instanceClass must be an RDS class such as db.t4g.medium, got 't4g.medium'");
        assertThatThrownBy(() -> new DrillTarget.Database("database", "stores", "db.t4g.medium", List.of()))
                .hasMessage("securityGroupIds of target 'database' must name at least one group, got none");
    }

    private static void hasTarget(String type, String name, Map<String, String> overrides) {
        template.hasResourceProperties(
                "AWS::Backup::RestoreTestingSelection",
                Map.of(
                        "ProtectedResourceType",
                        type,
                        "RestoreTestingSelectionName",
                        name,
                        "RestoreMetadataOverrides",
                        Match.exact(overrides)));
    }
}
