package dev.meridian.app.review.recovery.backup;

import static dev.meridian.app.review.recovery.weakness.Recovery.BACKUPS;
import static dev.meridian.app.review.recovery.weakness.Recovery.BACKUP_COPIES;
import static dev.meridian.app.review.recovery.weakness.Recovery.POINT_IN_TIME;
import static dev.meridian.app.review.recovery.weakness.Recovery.RESTORE_TEST;
import static dev.meridian.app.review.recovery.weakness.Recovery.RETENTION;
import static dev.meridian.app.review.recovery.weakness.Recovery.VAULT_LOCK;
import static dev.meridian.app.review.setting.Question.dropped;
import static dev.meridian.app.review.setting.Question.falls;
import static dev.meridian.app.review.setting.Question.turnedOff;
import static dev.meridian.app.review.setting.Question.turnedOn;
import static dev.meridian.app.review.setting.Watch.dangerous;
import static dev.meridian.app.review.setting.Watch.notable;

import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Rule;
import dev.meridian.app.review.setting.ByType;
import dev.meridian.app.review.setting.Question;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.setting.Watch;
import dev.meridian.app.review.value.Values;
import java.util.List;
import java.util.stream.Stream;

/** Backups that a service makes by itself, and those of AWS Backup. */
public final class BackupRules {
    private static final String RETENTION_CURE =
            "Keep the longer retention: backups older than the new one are deleted at once, and no change brings them back.";

    private BackupRules() {}

    public static List<Rule> all() {
        var types = new ByType();
        addDatabases(types);
        addStores(types);
        addAwsBackup(types);
        return List.of(types.rule(), new TaggedForBackup());
    }

    private static void addDatabases(ByType types) {
        types.with(
                        "AWS::RDS::DBInstance",
                        BackupRules::retentionOfInstance,
                        notable(
                                RETENTION,
                                "DeleteAutomatedBackups",
                                turnedOn(true),
                                "Automated backups are deleted together with the instance: DeleteAutomatedBackups goes %s.",
                                "Keep them, so that a deletion by mistake can be undone."),
                        dangerous(
                                BACKUP_COPIES,
                                "AutomaticBackupReplicationRegion",
                                dropped(),
                                "Automated backups are not copied to another region any more.",
                                "Check how the database is restored when its region fails."),
                        BackupRules::retentionOfCopies)
                .with(
                        "AWS::RDS::DBCluster",
                        retention("BackupRetentionPeriod", 1, "Automated backups are kept"),
                        dangerous(
                                POINT_IN_TIME,
                                "BacktrackWindow",
                                falls(0),
                                "The cluster can be rewound less far: its backtrack window goes %s seconds.",
                                "Check within what time a mistake is noticed."))
                .with("AWS::DocDB::DBCluster", retention("BackupRetentionPeriod", 1, "Automated backups are kept"))
                .with("AWS::Neptune::DBCluster", retention("BackupRetentionPeriod", 1, "Automated backups are kept"))
                .with(
                        "AWS::Redshift::Cluster",
                        retention("AutomatedSnapshotRetentionPeriod", 1, "Automated snapshots are kept"),
                        retention("SnapshotCopyRetentionPeriod", 7, "Copies of snapshots in another region are kept"),
                        dangerous(
                                BACKUP_COPIES,
                                "DestinationRegion",
                                dropped(),
                                "Snapshots are not copied to another region any more.",
                                "Check how the cluster is restored when its region fails."))
                .with("AWS::ElastiCache::ReplicationGroup", snapshots())
                .with("AWS::ElastiCache::CacheCluster", snapshots())
                .with("AWS::ElastiCache::ServerlessCache", snapshots())
                .with("AWS::MemoryDB::Cluster", snapshots());
    }

    private static void addStores(ByType types) {
        types.with(
                        "AWS::DynamoDB::Table",
                        dangerous(
                                POINT_IN_TIME,
                                "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled",
                                turnedOff(false),
                                "Point-in-time recovery is turned off, %s: the table can only be restored from backups made apart.",
                                "Keep it: turning it on again starts with an empty window."),
                        retention(
                                "PointInTimeRecoverySpecification.RecoveryPeriodInDays",
                                35,
                                "The table can be restored to a moment within fewer days, which are kept"))
                .with(
                        "AWS::EFS::FileSystem",
                        dangerous(
                                BACKUPS,
                                "BackupPolicy.Status",
                                turnedOff(false),
                                "Automatic backups of the file system are turned off, %s.",
                                "Check that a backup plan selects it."))
                .with(
                        "AWS::FSx::FileSystem",
                        retention(
                                "WindowsConfiguration.AutomaticBackupRetentionDays", 30, "Automatic backups are kept"),
                        retention("LustreConfiguration.AutomaticBackupRetentionDays", 0, "Automatic backups are kept"),
                        retention("OntapConfiguration.AutomaticBackupRetentionDays", 30, "Automatic backups are kept"),
                        retention("OpenZFSConfiguration.AutomaticBackupRetentionDays", 0, "Automatic backups are kept"))
                .with("AWS::Kinesis::Stream", kept("RetentionPeriodHours", 24, "Records are kept", "hours"))
                .with("AWS::SQS::Queue", kept("MessageRetentionPeriod", 345_600, "Messages are kept", "seconds"))
                .with("AWS::Events::Archive", Archives::retention)
                .with("AWS::DLM::LifecyclePolicy", SnapshotPolicies::examine);
    }

    private static void addAwsBackup(ByType types) {
        types.with("AWS::Backup::BackupPlan", BackupPlans::examine)
                .with("AWS::Backup::BackupSelection", BackupSelections::examine)
                .with(
                        "AWS::Backup::BackupVault",
                        dangerous(
                                VAULT_LOCK,
                                "LockConfiguration",
                                dropped(),
                                "The vault's lock is removed: whoever may delete backups can delete them before their time.",
                                "Keep the lock."),
                        dangerous(
                                VAULT_LOCK,
                                "LockConfiguration.MinRetentionDays",
                                lowered(),
                                "The vault's lock protects backups for a shorter time: MinRetentionDays goes %s.",
                                "Keep the longer time."))
                .with(
                        "AWS::Backup::RestoreTestingPlan",
                        change -> Schedule.rarer(
                                Setting.of(change, "ScheduleExpression"),
                                RESTORE_TEST,
                                "Restores are tried less often"))
                .with(
                        "AWS::Backup::RestoreTestingSelection",
                        notable(
                                RESTORE_TEST,
                                "ValidationWindowHours",
                                falls(0),
                                "There is less time to look at a restored copy, %s hours.",
                                "Check that its validation ends in this time."));
    }

    /** Of an instance; a replica that says nothing has no automated backups. */
    private static Stream<Finding> retentionOfInstance(ResourceChange change) {
        boolean replica = !Values.isAbsent(change.propertiesBefore().path("SourceDBInstanceIdentifier"));
        boolean member = !Values.isAbsent(change.propertiesAfter().path("DBClusterIdentifier"));
        return member
                ? Stream.empty()
                : retention("BackupRetentionPeriod", replica ? 0 : 1, "Automated backups are kept")
                        .apply(change);
    }

    private static Watch snapshots() {
        return retention("SnapshotRetentionLimit", 0, "Snapshots are kept");
    }

    /** Where there are no copies any more, that is said, and how long they are kept says nothing. */
    private static Stream<Finding> retentionOfCopies(ResourceChange change) {
        return Values.isAbsent(change.propertiesAfter().path("AutomaticBackupReplicationRegion"))
                ? Stream.empty()
                : retention("AutomaticBackupReplicationRetentionPeriod", 7, "Copies of automated backups are kept")
                        .apply(change);
    }

    private static Watch retention(String property, double unless, String what) {
        return kept(property, unless, what, "days");
    }

    private static Watch kept(String property, double unless, String what, String unit) {
        return dangerous(
                RETENTION,
                property,
                falls(unless),
                "%s for a shorter time, %%s %s.".formatted(what, unit),
                unit.equals("days")
                        ? RETENTION_CURE
                        : "Keep the longer retention: what is older than the new one is lost, also when its consumer is down.");
    }

    /** Lowered while there still is one. */
    private static Question lowered() {
        return setting -> Values.isAbsent(setting.change().propertiesAfter().path("LockConfiguration"))
                ? Question.Answer.NO
                : falls(0).about(setting);
    }
}
