package dev.meridian.stacks;

import dev.meridian.constructs.backup.ProtectedKind;
import dev.meridian.constructs.backup.ProtectionPlan;
import dev.meridian.constructs.backup.ProtectionPlanProps;
import dev.meridian.constructs.backup.ProtectionRule;
import dev.meridian.constructs.backup.RecoveryVault;
import dev.meridian.constructs.backup.RestoreDrill;
import dev.meridian.constructs.backup.RestoreDrillProps;
import dev.meridian.constructs.backup.Retention;
import dev.meridian.constructs.backup.Schedule;
import dev.meridian.constructs.backup.VaultCopy;
import dev.meridian.environments.protection.BackupDefinition;
import dev.meridian.environments.protection.BackupDefinition.RestoreTests;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.constructs.Construct;

/** What is backed up when, where copies go, and the drill that shows they can be restored. */
final class BackupStack extends RegionalStack {
    /** The tag that data carries which the plan is to protect. */
    static final String TAG = "backup";

    static final String DAILY = "daily";

    private static final Schedule EVERY_MORNING = Schedule.utc("cron(0 5 ? * * *)");
    private static final Schedule EVERY_SUNDAY = Schedule.utc("cron(0 9 ? * SUN *)");

    BackupStack(Construct stage, Placement placement, BackupDefinition definition, IBackupVault vault, DataStack data) {
        super(stage, Layer.BACKUP, placement);
        var lock = VaultStack.lock(definition);
        var retention = new Retention.Warm(definition.dailyRetentionDays());
        var tags = protectedTags(placement);
        new ProtectionPlan(
                this,
                "Plan",
                new ProtectionPlanProps(
                        placement.names().stage(),
                        vault,
                        lock,
                        List.of(ProtectedKind.DATABASES, ProtectedKind.FILES, ProtectedKind.OBJECTS),
                        tags,
                        List.of(ProtectionRule.builder(DAILY, EVERY_MORNING, retention)
                                .copies(copies(placement, definition, retention))
                                .build())));
        var targets = data.drillTargets();
        if (definition.restoreTests() == RestoreTests.WEEKLY && !targets.isEmpty()) {
            new RestoreDrill(
                    this,
                    "Drill",
                    RestoreDrillProps.builder(
                                    placement.names().stage().replace('-', '_'),
                                    EVERY_SUNDAY,
                                    List.of(vaultArn(placement, placement.regionCode())),
                                    tags,
                                    targets)
                            .build());
        }
    }

    /** AWS Backup looks through the whole account, so that the tags must name the environment too. */
    static Map<String, String> protectedTags(Placement placement) {
        return Map.of(
                TAG,
                DAILY,
                "system",
                placement.system().name(),
                "environment",
                placement.environment().name());
    }

    private static List<VaultCopy> copies(Placement placement, BackupDefinition definition, Retention retention) {
        if (!placement.region().isPrimary()) {
            return List.of();
        }
        return definition.copyRegion().stream()
                .map(region ->
                        new VaultCopy(vaultArn(placement, region.code()), retention, VaultStack.lock(definition)))
                .toList();
    }

    private static String vaultArn(Placement placement, String region) {
        return RecoveryVault.arnOf(
                placement.account(), region, placement.names().backupVault());
    }
}
