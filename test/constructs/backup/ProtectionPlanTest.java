package dev.meridian.constructs.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.backup.rules.ProtectedKind;
import dev.meridian.constructs.backup.rules.ProtectionRule;
import dev.meridian.constructs.backup.rules.Retention;
import dev.meridian.constructs.backup.rules.Schedule;
import dev.meridian.constructs.backup.rules.VaultCopy;
import dev.meridian.constructs.backup.rules.VaultLock;
import dev.meridian.support.TestStack;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.backup.IBackupVault;

class ProtectionPlanTest {
    private static final Schedule DAILY = Schedule.utc("cron(0 5 ? * * *)");
    private static final Map<String, String> TAGS = Map.of("system", "atlas", "backup", "daily", "environment", "test");
    private static final VaultLock NO_LOCK = new VaultLock.None();
    private static final String FAR = RecoveryVault.arnOf("111111111111", "eu-west-1", "far");

    private static TestStack stack;
    private static IBackupVault vault;
    private static Template template;

    @BeforeAll
    static void define() {
        stack = TestStack.create();
        vault = BackupVault.fromBackupVaultName(stack, "Vault", "near");
        var copy = new VaultCopy(FAR, new Retention.Warm(90), NO_LOCK);
        new ProtectionPlan(
                stack,
                "Stores",
                new ProtectionPlanProps(
                        "stores",
                        vault,
                        new VaultLock.Governance(7, 90),
                        List.of(ProtectedKind.OBJECTS, ProtectedKind.DATABASES, ProtectedKind.OBJECTS),
                        TAGS,
                        List.of(
                                ProtectionRule.builder("continuous", DAILY, new Retention.Warm(30))
                                        .mode(ProtectionRule.Mode.CONTINUOUS)
                                        .copies(List.of(copy))
                                        .build(),
                                ProtectionRule.builder(
                                                "six-hourly",
                                                new Schedule("cron(0 0/6 * * ? *)", "Europe/Dublin"),
                                                new Retention.Warm(7))
                                        .startWindowMinutes(90)
                                        .completionWindowMinutes(240)
                                        .build())));
        new ProtectionPlan(
                stack,
                "Files",
                plan(List.of(ProtectedKind.FILES), NO_LOCK, List.of(rule("monthly", new Retention.Archived(30, 365)))));
        template = Template.fromStack(stack);
    }

    @Test
    void follows_continuously_and_copies_snapshots_to_another_region() {
        hasRule(
                "stores",
                Map.of(
                        "RuleName",
                        "continuous",
                        "TargetBackupVault",
                        "near",
                        "ScheduleExpression",
                        "cron(0 5 ? * * *)",
                        "ScheduleExpressionTimezone",
                        "Etc/UTC",
                        "StartWindowMinutes",
                        60,
                        "CompletionWindowMinutes",
                        480,
                        "EnableContinuousBackup",
                        true,
                        "Lifecycle",
                        Map.of("DeleteAfterDays", 30),
                        "CopyActions",
                        List.of(Map.of("DestinationBackupVaultArn", FAR, "Lifecycle", Map.of("DeleteAfterDays", 90)))));
    }

    @Test
    void makes_snapshots_in_a_time_zone_without_copies() {
        hasRule(
                "stores",
                Map.of(
                        "RuleName",
                        "six-hourly",
                        "TargetBackupVault",
                        "near",
                        "ScheduleExpression",
                        "cron(0 0/6 * * ? *)",
                        "ScheduleExpressionTimezone",
                        "Europe/Dublin",
                        "StartWindowMinutes",
                        90,
                        "CompletionWindowMinutes",
                        240,
                        "EnableContinuousBackup",
                        false,
                        "Lifecycle",
                        Map.of("DeleteAfterDays", 7)));
    }

    @Test
    void archives_what_has_cold_storage() {
        template.hasResourceProperties(
                "AWS::Backup::BackupPlan",
                Map.of(
                        "BackupPlan",
                        Match.objectLike(Map.of(
                                "BackupPlanName",
                                "plan",
                                "BackupPlanRule",
                                List.of(Match.objectLike(Map.of(
                                        "Lifecycle",
                                        Map.of("MoveToColdStorageAfterDays", 30, "DeleteAfterDays", 365))))))));
    }

    @Test
    void selects_kinds_that_carry_every_tag_in_a_stable_order() {
        template.hasResourceProperties(
                "AWS::Backup::BackupSelection",
                Map.of(
                        "BackupSelection",
                        Map.of(
                                "SelectionName",
                                "stores",
                                "IamRoleArn",
                                Match.anyValue(),
                                "Resources",
                                List.of("arn:aws:rds:*:*:db:*", "arn:aws:s3:::*"),
                                "Conditions",
                                Map.of(
                                        "StringEquals",
                                        List.of(
                                                condition("backup", "daily"),
                                                condition("environment", "test"),
                                                condition("system", "atlas"))))));
    }

    @Test
    void can_back_up_and_not_restore() {
        assertThat(managedPolicies("StoresRole"))
                .contains("policy/service-role/AWSBackupServiceRolePolicyForBackup")
                .contains("policy/AWSBackupServiceRolePolicyForS3Backup")
                .doesNotContain("Restore");
        assertThat(managedPolicies("FilesRole"))
                .contains("policy/service-role/AWSBackupServiceRolePolicyForBackup")
                .doesNotContain("S3");
    }

    @Test
    void refuses_a_copy_within_its_own_region() {
        var home = RecoveryVault.arnOf("111111111111", "us-east-1", "other");
        var rule = ProtectionRule.builder("daily", DAILY, new Retention.Warm(30))
                .copies(List.of(new VaultCopy(home, new Retention.Warm(30), NO_LOCK)))
                .build();
        var props = plan(List.of(ProtectedKind.FILES), NO_LOCK, List.of(rule));
        var elsewhere = TestStack.create();

        assertThatThrownBy(() -> new ProtectionPlan(elsewhere, "Plan", props))
                .hasMessage(
                        "rule 'daily' copies into %s, which is in its own region us-east-1 and would"
                                + " be lost with it; name a vault elsewhere",
                        home);
    }

    @Test
    void refuses_cold_storage_for_kinds_without_it() {
        var cold = List.of(rule("monthly", new Retention.Archived(30, 365)));

        assertThatThrownBy(() -> plan(List.of(ProtectedKind.FILES, ProtectedKind.DATABASES), NO_LOCK, cold))
                .hasMessage("rule 'monthly' moves recovery points to cold storage, which AWS Backup does"
                        + " not have for [DATABASES]; give them a plan of their own");
    }

    @Test
    void refuses_copies_in_cold_storage_for_kinds_without_it() {
        var copy = new VaultCopy(FAR, new Retention.Archived(30, 365), NO_LOCK);
        var rules = List.of(ProtectionRule.builder("daily", DAILY, new Retention.Warm(30))
                .copies(List.of(copy))
                .build());

        assertThatThrownBy(() -> plan(List.of(ProtectedKind.OBJECTS), NO_LOCK, rules))
                .hasMessageStartingWith("rule 'daily' moves recovery points to cold storage");
    }

    @Test
    void refuses_continuous_backup_of_kinds_without_it() {
        var rules = List.of(continuous("wal"));

        assertThatThrownBy(() -> plan(List.of(ProtectedKind.FILES), NO_LOCK, rules))
                .hasMessage("rule 'wal' is continuous, but none of [FILES] can be restored to a point in"
                        + " time; make it a snapshot rule");
    }

    @Test
    void refuses_two_continuous_rules() {
        var rules = List.of(continuous("one"), continuous("two"));

        assertThatThrownBy(() -> plan(List.of(ProtectedKind.DATABASES), NO_LOCK, rules))
                .hasMessage("a resource has one continuous backup: at most one rule may be continuous, got 2");
    }

    @Test
    void refuses_what_its_vault_would_refuse() {
        var rules = List.of(rule("daily", new Retention.Warm(3)));

        assertThatThrownBy(() -> plan(List.of(ProtectedKind.FILES), new VaultLock.Governance(7, 30), rules))
                .hasMessage("rule 'daily' keeps recovery points for 3 days, but its vault is locked to 7"
                        + " to 30 days and would fail every job");
    }

    @Test
    void refuses_rules_with_one_name() {
        var rule = rule("daily", new Retention.Warm(30));

        assertThatThrownBy(() -> plan(List.of(ProtectedKind.FILES), NO_LOCK, List.of(rule, rule)))
                .hasMessage("rule names must be distinct, got 'daily' twice");
    }

    @Test
    void refuses_no_rules_and_more_than_ten() {
        var eleven = Collections.nCopies(11, rule("daily", new Retention.Warm(30)));

        assertThatThrownBy(() -> plan(List.of(ProtectedKind.FILES), NO_LOCK, List.of()))
                .hasMessage("a plan must have 1 to 10 rules, got 0");
        assertThatThrownBy(() -> plan(List.of(ProtectedKind.FILES), NO_LOCK, eleven))
                .hasMessage("a plan must have 1 to 10 rules, got 11");
    }

    @Test
    void refuses_to_protect_nothing_in_particular() {
        var rules = List.of(rule("daily", new Retention.Warm(30)));
        var kinds = List.of(ProtectedKind.FILES);

        assertThatThrownBy(() -> plan(List.of(), NO_LOCK, rules))
                .hasMessage("kinds must name at least one kind of resource, got none");
        assertThatThrownBy(() -> new ProtectionPlanProps("plan", vault, NO_LOCK, kinds, Map.of(), rules))
                .hasMessage("tags must name at least one tag, such as backup=daily, or every resource of"
                        + " the account is meant");
        assertThatThrownBy(() -> new ProtectionPlanProps("plan", vault, NO_LOCK, kinds, Map.of("aws:x", "y"), rules))
                .hasMessage("tags must have keys of your own, without the prefix aws:, got [aws:x]");
    }

    @Test
    void refuses_a_name_that_aws_refuses() {
        var rules = List.of(rule("daily", new Retention.Warm(30)));

        assertThatThrownBy(() ->
                        new ProtectionPlanProps("a plan", vault, NO_LOCK, List.of(ProtectedKind.FILES), TAGS, rules))
                .hasMessage("name must have 1 to 50 letters, digits, hyphens, underscores or dots, got 'a plan'");
    }

    private static ProtectionPlanProps plan(List<ProtectedKind> kinds, VaultLock lock, List<ProtectionRule> rules) {
        return new ProtectionPlanProps("plan", vault, lock, kinds, TAGS, rules);
    }

    private static ProtectionRule rule(String name, Retention retention) {
        return ProtectionRule.builder(name, DAILY, retention).build();
    }

    private static ProtectionRule continuous(String name) {
        return ProtectionRule.builder(name, DAILY, new Retention.Warm(35))
                .mode(ProtectionRule.Mode.CONTINUOUS)
                .build();
    }

    private static void hasRule(String plan, Map<String, Object> rule) {
        template.hasResourceProperties(
                "AWS::Backup::BackupPlan",
                Map.of(
                        "BackupPlan",
                        Match.objectLike(Map.of(
                                "BackupPlanName",
                                plan,
                                "BackupPlanRule",
                                Match.arrayWith(List.of(Match.exact(rule)))))));
    }

    private static Map<String, String> condition(String key, String value) {
        return Map.of("ConditionKey", "aws:ResourceTag/" + key, "ConditionValue", value);
    }

    private static String managedPolicies(String logicalIdPrefix) {
        return template.findResources("AWS::IAM::Role").entrySet().stream()
                .filter(role -> role.getKey().startsWith(logicalIdPrefix))
                .map(role -> role.getValue().toString())
                .findFirst()
                .orElseThrow();
    }
}
