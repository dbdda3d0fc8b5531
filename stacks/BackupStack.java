package dev.meridian.stacks;

import dev.meridian.constructs.backup.ProtectionPlan;
import dev.meridian.constructs.backup.ProtectionPlanProps;
import dev.meridian.constructs.backup.RecoveryVault;
import dev.meridian.constructs.backup.RestoreDrill;
import dev.meridian.constructs.backup.RestoreDrillProps;
import dev.meridian.constructs.backup.exports.SnapshotArchive;
import dev.meridian.constructs.backup.exports.SnapshotArchiveProps;
import dev.meridian.constructs.backup.rules.ProtectedKind;
import dev.meridian.constructs.backup.rules.ProtectionRule;
import dev.meridian.constructs.backup.rules.Retention;
import dev.meridian.constructs.backup.rules.Schedule;
import dev.meridian.constructs.backup.rules.VaultCopy;
import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.protection.BackupDefinition;
import dev.meridian.environments.protection.BackupDefinition.RestoreTests;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SecurityGroupProps;
import software.constructs.Construct;

/** What is backed up when, where copies go, and the drill that shows they can be restored. */
final class BackupStack extends RegionalStack {
    /** The tag that data carries which the plan is to protect. */
    private static final String TAG = "backup";

    private static final String DAILY = "daily";

    /** After the databases' backup and maintenance windows, which end at six: AWS Backup skips what is near them. */
    private static final Schedule EVERY_MORNING = Schedule.utc("cron(30 7 ? * * *)");

    private static final Schedule EVERY_SUNDAY = Schedule.utc("cron(0 12 ? * SUN *)");

    BackupStack(
            Construct stage,
            Placement placement,
            BackupDefinition definition,
            NetworkStack network,
            VaultStack vault,
            DataStack data) {
        super(stage, Layer.BACKUP, placement);
        var tags = protectedTags(placement);
        var retention = new Retention.Warm(definition.dailyRetentionDays());
        new ProtectionPlan(
                this,
                "Plan",
                new ProtectionPlanProps(
                        placement.names().stage(),
                        vault.backups().orElseThrow(),
                        VaultStack.lock(definition),
                        List.of(ProtectedKind.DATABASES, ProtectedKind.FILES, ProtectedKind.OBJECTS),
                        tags,
                        List.of(ProtectionRule.builder(DAILY, EVERY_MORNING, retention)
                                .copies(copies(placement, definition, retention))
                                .build())));
        if (VaultStack.archives(placement)) {
            addArchive(placement, vault);
        }
        if (definition.restoreTests() == RestoreTests.WEEKLY && data.isRestorable()) {
            new RestoreDrill(
                    this,
                    "Drill",
                    RestoreDrillProps.builder(
                                    placement.names().stage().replace('-', '_'),
                                    EVERY_SUNDAY,
                                    List.of(vaultArn(
                                            placement, placement.region().region())),
                                    tags,
                                    data.drillTargets(drillGroup(network)))
                            .build());
        }
    }

    private void addArchive(Placement placement, VaultStack vault) {
        new SnapshotArchive(
                this,
                "Archive",
                SnapshotArchiveProps.builder(
                                placement.names().stage() + "-archive",
                                placement.environment().databases().stream()
                                        .map(database -> placement.names().database(database.name()))
                                        .toList(),
                                Stores.archiveName(placement),
                                vault.key())
                        .build());
    }

    /** Where the region's backups are copied: the primary's to the copy region, the others' to the primary. */
    static Optional<Region> copyRegion(Placement placement, BackupDefinition definition) {
        return definition
                .copyRegion()
                .map(region -> placement.region().isPrimary()
                        ? region
                        : placement.environment().primary().region());
    }

    /** Lets the plan find a construct's main resource, and nothing else of it: replicas follow what they copy. */
    static void select(Construct construct) {
        Tags.of(construct.getNode().getDefaultChild()).add(TAG, DAILY);
    }

    /** AWS Backup looks through the whole account, so that the tags must name the environment too. */
    private static Map<String, String> protectedTags(Placement placement) {
        return Map.of(
                TAG,
                DAILY,
                "system",
                placement.system().name(),
                "environment",
                placement.environment().name());
    }

    private static List<VaultCopy> copies(Placement placement, BackupDefinition definition, Retention retention) {
        return copyRegion(placement, definition).stream()
                .map(region -> new VaultCopy(vaultArn(placement, region), retention, VaultStack.lock(definition)))
                .toList();
    }

    /** What is restored for a drill holds production's data: nothing reaches it, and it reaches nothing. */
    private String drillGroup(NetworkStack network) {
        return new SecurityGroup(
                        this,
                        "DrillSecurityGroup",
                        SecurityGroupProps.builder()
                                .vpc(network.vpc())
                                .description("Nobody reaches what a restore drill brings back")
                                .allowAllOutbound(false)
                                .build())
                .getSecurityGroupId();
    }

    private static String vaultArn(Placement placement, Region region) {
        return RecoveryVault.arnOf(
                placement.account(), region.code(), placement.names().backupVault());
    }
}
