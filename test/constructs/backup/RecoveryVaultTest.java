package dev.meridian.constructs.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.backup.rules.VaultLock;
import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;

class RecoveryVaultTest {
    private static final String VAULT = "AWS::Backup::BackupVault";
    private static final String KEY_ARN = "arn:aws:kms:us-east-1:111111111111:key/vault";
    private static final String CUSTODIAN = "arn:aws:iam::111111111111:role/Custodian";

    private static Template template;
    private static IKey key;

    @BeforeAll
    static void define() {
        var stack = TestStack.create();
        key = Key.fromKeyArn(stack, "Key", KEY_ARN);
        new RecoveryVault(
                stack, "Plain", RecoveryVaultProps.builder("plain", key).build());
        new RecoveryVault(
                stack,
                "Open",
                RecoveryVaultProps.builder("open", key)
                        .lock(new VaultLock.None())
                        .build());
        new RecoveryVault(
                stack,
                "Guarded",
                RecoveryVaultProps.builder("guarded", key)
                        .lock(new VaultLock.Compliance(30, 365, 14))
                        .custodians(List.of(CUSTODIAN))
                        .notified(new Topic(stack, "Topic"))
                        .build());
        template = Template.fromStack(stack);
    }

    @Test
    void keeps_the_logical_ids_of_its_vaults() {
        assertThat(template.findResources(VAULT)).containsOnlyKeys("Plain295EB121", "Open2F4367FD", "Guarded1EF15298");
    }

    @Test
    void outlives_its_stack_under_its_own_name_and_key() {
        template.allResources(VAULT, Map.of("DeletionPolicy", "RetainExceptOnCreate", "UpdateReplacePolicy", "Retain"));
        template.hasResourceProperties(VAULT, Map.of("BackupVaultName", "plain", "EncryptionKeyArn", KEY_ARN));
    }

    @Test
    void can_be_unlocked_by_default() {
        template.hasResourceProperties(
                VAULT,
                Map.of(
                        "BackupVaultName",
                        "plain",
                        "LockConfiguration",
                        Map.of(
                                "MinRetentionDays", 7,
                                "MaxRetentionDays", 3650,
                                "ChangeableForDays", Match.absent())));
    }

    @Test
    void locks_for_good_only_after_the_cooling_off() {
        template.hasResourceProperties(
                VAULT,
                Map.of(
                        "BackupVaultName",
                        "guarded",
                        "LockConfiguration",
                        Map.of("MinRetentionDays", 30, "MaxRetentionDays", 365, "ChangeableForDays", 14)));
    }

    @Test
    void has_no_lock_where_none_is_wanted() {
        template.hasResourceProperties(VAULT, Map.of("BackupVaultName", "open", "LockConfiguration", Match.absent()));
    }

    @Test
    void lets_only_custodians_end_recovery_points() {
        template.hasResourceProperties(
                VAULT,
                Map.of(
                        "BackupVaultName",
                        "guarded",
                        "AccessPolicy",
                        Match.objectLike(Map.of(
                                "Statement",
                                List.of(Map.of(
                                        "Sid",
                                        "OnlyCustodiansEndRecoveryPoints",
                                        "Effect",
                                        "Deny",
                                        "Principal",
                                        Map.of("AWS", "*"),
                                        "Action",
                                        List.of("backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"),
                                        "Resource",
                                        "*",
                                        "Condition",
                                        Map.of("ArnNotLike", Map.of("aws:PrincipalArn", List.of(CUSTODIAN)))))))));
        template.hasResourceProperties(VAULT, Map.of("BackupVaultName", "plain", "AccessPolicy", Match.absent()));
    }

    @Test
    void tells_of_restores_and_failed_copies_and_may_publish() {
        template.hasResourceProperties(
                VAULT,
                Map.of(
                        "BackupVaultName",
                        "guarded",
                        "Notifications",
                        Map.of(
                                "SNSTopicArn",
                                Match.anyValue(),
                                "BackupVaultEvents",
                                Match.arrayWith(List.of("COPY_JOB_FAILED", "RESTORE_JOB_STARTED")))));
        template.hasResourceProperties(
                "AWS::SNS::TopicPolicy",
                Map.of(
                        "PolicyDocument",
                        Match.objectLike(Map.of(
                                "Statement",
                                List.of(Match.objectLike(Map.of(
                                        "Action",
                                        "sns:Publish",
                                        "Principal",
                                        Map.of("Service", "backup.amazonaws.com"))))))));
        template.hasResourceProperties(VAULT, Map.of("BackupVaultName", "plain", "Notifications", Match.absent()));
    }

    @Test
    void is_named_by_copies_from_other_regions() {
        assertThat(RecoveryVault.arnOf("111111111111", "eu-west-1", "atlas-production"))
                .isEqualTo("arn:aws:backup:eu-west-1:111111111111:backup-vault:atlas-production");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "with space", "with.dot", "a23456789012345678901234567890123456789012345678901"})
    void refuses_a_name_that_aws_refuses(String name) {
        var builder = RecoveryVaultProps.builder(name, key);

        assertThatThrownBy(builder::build)
                .hasMessage("name must have 2 to 50 letters, digits, hyphens or underscores, got '%s'", name);
    }

    @Test
    void refuses_a_custodian_that_is_no_principal() {
        var builder = RecoveryVaultProps.builder("vault", key).custodians(List.of("Custodian"));

        assertThatThrownBy(builder::build)
                .hasMessage("custodianArns must be ARNs of IAM principals such as"
                        + " arn:aws:iam::111111111111:role/Custodian, got 'Custodian'");
    }
}
