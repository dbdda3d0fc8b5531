package dev.meridian.app.review.recovery;

import static dev.meridian.app.review.recovery.weakness.Recovery.BACKUPS;
import static dev.meridian.app.review.recovery.weakness.Recovery.BACKUP_SELECTION;
import static dev.meridian.app.review.recovery.weakness.Recovery.FAILOVER;
import static dev.meridian.app.review.recovery.weakness.Recovery.REPLICA;
import static dev.meridian.app.review.recovery.weakness.Recovery.REPLICATION;
import static dev.meridian.app.review.recovery.weakness.Recovery.RESTORE_TEST;
import static dev.meridian.app.review.recovery.weakness.Recovery.ZONES;

import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.RuleId;
import dev.meridian.app.review.finding.Severity;
import java.util.Map;
import java.util.stream.Stream;

/** Resources whose only purpose is recovery, and that are removed. */
final class Removals {
    private static final Map<String, Removal> REMOVALS = Map.ofEntries(
            Map.entry(
                    "AWS::Backup::BackupPlan",
                    dangerous(BACKUPS, "A backup plan is removed: no backups are made by it any more.")),
            Map.entry(
                    "AWS::Backup::BackupSelection",
                    dangerous(
                            BACKUP_SELECTION,
                            "A selection of a backup plan is removed: what it selects is not backed up any more.")),
            Map.entry(
                    "AWS::Backup::RestoreTestingPlan",
                    notable(
                            RESTORE_TEST,
                            "A restore testing plan is removed: nobody knows whether backups can be restored.")),
            Map.entry(
                    "AWS::Backup::RestoreTestingSelection",
                    notable(
                            RESTORE_TEST,
                            "A restore testing selection is removed: its restores are not tried any more.")),
            Map.entry(
                    "AWS::DLM::LifecyclePolicy",
                    dangerous(BACKUPS, "A snapshot policy is removed: no snapshots are made by it any more.")),
            Map.entry(
                    "AWS::KMS::ReplicaKey",
                    dangerous(
                            REPLICATION,
                            "A replica of a key is removed: its region can decrypt nothing without the primary's.")),
            Map.entry(
                    "AWS::RDS::GlobalCluster",
                    dangerous(REPLICA, "A global database is removed: its clusters do not replicate any more.")),
            Map.entry(
                    "AWS::DocDB::GlobalCluster",
                    dangerous(REPLICA, "A global cluster is removed: its clusters do not replicate any more.")),
            Map.entry(
                    "AWS::Neptune::GlobalCluster",
                    dangerous(REPLICA, "A global database is removed: its clusters do not replicate any more.")),
            Map.entry(
                    "AWS::ElastiCache::GlobalReplicationGroup",
                    dangerous(REPLICA, "A global datastore is removed: its caches do not replicate any more.")),
            Map.entry(
                    "AWS::MSK::Replicator",
                    dangerous(REPLICATION, "A replicator is removed: its topics are not copied any more.")),
            Map.entry(
                    "AWS::DMS::ReplicationTask",
                    dangerous(REPLICATION, "A replication task is removed: changes are not copied any more.")),
            Map.entry(
                    "Custom::S3TwoWayReplication",
                    dangerous(
                            REPLICATION,
                            "The replication of a bucket is removed: its objects are not copied any more.")),
            Map.entry(
                    "AWS::EFS::MountTarget",
                    notable(
                            ZONES,
                            "A mount target is removed: clients of its zone have no way to the file system in it.")),
            Map.entry(
                    "AWS::Route53::HealthCheck",
                    notable(
                            FAILOVER,
                            "A health check is removed: records that use it are answered whether their target works or not.")),
            Map.entry(
                    "AWS::GlobalAccelerator::EndpointGroup",
                    dangerous(
                            FAILOVER,
                            "An endpoint group of an accelerator is removed: its region takes no requests when another fails.")),
            Map.entry(
                    "AWS::Events::Endpoint",
                    dangerous(FAILOVER, "A global endpoint is removed: events do not fail over to another region.")),
            Map.entry(
                    "AWS::Route53RecoveryControl::RoutingControl",
                    dangerous(FAILOVER, "A routing control is removed: its failover cannot be switched.")),
            Map.entry(
                    "AWS::ARCZonalShift::ZonalAutoshiftConfiguration",
                    notable(FAILOVER, "Zonal autoshift is removed: requests are not moved out of an impaired zone.")),
            Map.entry(
                    "AWS::Events::Archive",
                    notable(BACKUPS, "An archive of events is removed: its events cannot be replayed.")));

    private Removals() {}

    static Stream<Finding> examine(ResourceChange change) {
        var removal = change.kind() == ResourceChange.Kind.REMOVED ? REMOVALS.get(change.type()) : null;
        if (removal == null || change.before().path("DeletionPolicy").asText().startsWith("Retain")) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                removal.rule(),
                removal.severity(),
                change,
                removal.what(),
                "Check that something else does it from now on, or that what it protects is gone too.",
                change.properties()));
    }

    private static Removal dangerous(RuleId rule, String what) {
        return new Removal(rule, Severity.DANGEROUS, what);
    }

    private static Removal notable(RuleId rule, String what) {
        return new Removal(rule, Severity.NOTABLE, what);
    }

    private record Removal(RuleId rule, Severity severity, String what) {}
}
