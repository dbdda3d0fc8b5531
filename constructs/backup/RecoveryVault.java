package dev.meridian.constructs.backup;

import dev.meridian.constructs.backup.rules.VaultLock;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.backup.BackupVaultEvents;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.backup.LockConfiguration;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * An AWS Backup vault that outlives its stack: encrypted with a given key, locked, under a name that other regions can
 * copy into.
 *
 * <p>It neither fills itself (see {@link ProtectionPlan}) nor proves that its content can be restored (see
 * {@link RestoreDrill}). The vault is retained when its stack goes; its name is then taken until somebody deletes the
 * empty vault by hand.
 */
public final class RecoveryVault extends Construct {
    /**
     * Events that call for somebody to look. AWS Backup has retired the separate *_SUCCESSFUL and *_FAILED backup
     * events.
     */
    private static final List<BackupVaultEvents> NOTIFIED = List.of(
            BackupVaultEvents.BACKUP_JOB_COMPLETED,
            BackupVaultEvents.COPY_JOB_FAILED,
            BackupVaultEvents.RESTORE_JOB_STARTED,
            BackupVaultEvents.RESTORE_JOB_COMPLETED,
            BackupVaultEvents.RECOVERY_POINT_MODIFIED,
            BackupVaultEvents.S3_BACKUP_OBJECT_FAILED,
            BackupVaultEvents.S3_RESTORE_OBJECT_FAILED);

    private final BackupVault vault;

    /** Defines the vault. */
    public RecoveryVault(Construct scope, String id, RecoveryVaultProps props) {
        super(scope, id);
        var definition = BackupVault.Builder.create(this, "Default")
                .backupVaultName(props.name())
                .encryptionKey(props.key())
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
        lock(definition, props.lock());
        if (!props.custodianArns().isEmpty()) {
            definition.accessPolicy(onlyFor(props.custodianArns()));
        }
        props.notified().ifPresent(topic -> definition.notificationTopic(topic).notificationEvents(NOTIFIED));
        vault = definition.build();
    }

    /**
     * The ARN a vault of this name has, for copies from other regions: literal text, so it creates no stack dependency.
     */
    public static String arnOf(String account, String region, String name) {
        return "arn:aws:backup:%s:%s:backup-vault:%s".formatted(region, account, name);
    }

    /** The vault, to plan backups into. */
    public IBackupVault vault() {
        return vault;
    }

    private static void lock(BackupVault.Builder definition, VaultLock lock) {
        if (lock instanceof VaultLock.Governance governance) {
            definition.lockConfiguration(LockConfiguration.builder()
                    .minRetention(Duration.days(governance.minDays()))
                    .maxRetention(Duration.days(governance.maxDays()))
                    .build());
        } else if (lock instanceof VaultLock.Compliance compliance) {
            definition.lockConfiguration(LockConfiguration.builder()
                    .minRetention(Duration.days(compliance.minDays()))
                    .maxRetention(Duration.days(compliance.maxDays()))
                    .changeableFor(Duration.days(compliance.coolingOffDays()))
                    .build());
        }
    }

    /**
     * Expiry by lifecycle is AWS Backup's own act and goes on. Changing this very policy is not denied: CloudFormation
     * must be able to, and who may do so is for IAM.
     */
    private static PolicyDocument onlyFor(List<String> custodianArns) {
        var deny = PolicyStatement.Builder.create()
                .sid("OnlyCustodiansEndRecoveryPoints")
                .effect(Effect.DENY)
                .principals(List.of(new AnyPrincipal()))
                .actions(List.of("backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"))
                .resources(List.of("*"))
                .conditions(Map.of("ArnNotLike", Map.of("aws:PrincipalArn", custodianArns)))
                .build();
        return PolicyDocument.Builder.create().statements(List.of(deny)).build();
    }
}
