package dev.meridian.app.review.interruption.database;

import static dev.meridian.app.review.interruption.cause.Interruption.RESTART;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.List;
import java.util.stream.Stream;

/**
 * Settings of RDS instances whose change takes the instance down, by the table in "Settings for DB instances" of the Amazon
 * RDS User Guide. CloudFormation applies them at once unless {@code ApplyImmediately} is false, which leaves them to the
 * maintenance window.
 */
final class RelationalInstances {
    private static final List<String> MAGNETIC = List.of("standard");

    private RelationalInstances() {}

    static Stream<Finding> examine(ResourceChange change) {
        return Stream.of(
                        instanceClass(change),
                        restart(change, "ProcessorFeatures", "The processor features change: the instance restarts"),
                        restart(
                                change,
                                "DedicatedLogVolume",
                                "The log moves to or from a volume of its own: the instance restarts"),
                        storageType(change),
                        authority(change),
                        group(
                                change,
                                "DBParameterGroupName",
                                "parameter group: it is applied by a reboot if it holds static parameters"),
                        group(change, "OptionGroupName", "option group: some options restart the engine"),
                        backups(change))
                .flatMap(findings -> findings);
    }

    private static Stream<Finding> instanceClass(ResourceChange change) {
        var setting = Setting.of(change, "DBInstanceClass");
        if (!setting.differs()) {
            return Stream.empty();
        }
        boolean standby = Values.flag(change.propertiesBefore().path("MultiAZ")).orElse(false);
        return Stream.of(
                setting.finding(
                        severity(change),
                        RESTART,
                        "The instance class changes %s: %s%s."
                                .formatted(
                                        setting.fromTo(),
                                        standby
                                                ? "the database fails over to its standby"
                                                : "the database is down while it restarts, as it has no standby",
                                        when(change)),
                        "Deploy it off-peak, check that clients reconnect, and that the new class bears the load and its connections."));
    }

    private static Stream<Finding> restart(ResourceChange change, String property, String what) {
        var setting = Setting.of(change, property);
        return setting.differs()
                ? Stream.of(setting.finding(
                        severity(change),
                        RESTART,
                        what + when(change) + ".",
                        "Deploy it off-peak, and check that clients reconnect."))
                : Stream.empty();
    }

    private static Stream<Finding> storageType(ResourceChange change) {
        var setting = Setting.of(change, "StorageType");
        if (!setting.differs() || Values.isAbsent(setting.before())) {
            return Stream.empty();
        }
        boolean magnetic = MAGNETIC.contains(setting.before().asText())
                || MAGNETIC.contains(setting.after().asText());
        return Stream.of(
                magnetic
                        ? setting.finding(
                                severity(change),
                                RESTART,
                                "The storage type changes %s: the database is down while magnetic storage is converted."
                                        .formatted(setting.fromTo()),
                                "Deploy it off-peak, and announce the interruption.")
                        : setting.notable(
                                RESTART,
                                "The storage type changes %s: the volume is slower for hours while it is converted."
                                        .formatted(setting.fromTo()),
                                "Deploy it off-peak: no other change of the storage is accepted for six hours."));
    }

    private static Stream<Finding> authority(ResourceChange change) {
        var setting = Setting.of(change, "CACertificateIdentifier");
        boolean restarts = Values.flag(change.propertiesAfter().path("CertificateRotationRestart"))
                .orElse(true);
        return setting.differs() && !Values.isAbsent(setting.before())
                ? Stream.of(setting.notable(
                        RESTART,
                        "The certificate authority changes %s: clients must trust the new one%s."
                                .formatted(
                                        setting.fromTo(),
                                        restarts ? ", and engines that cannot rotate it while running restart" : ""),
                        "Check the clients' trust stores before it is deployed."))
                : Stream.empty();
    }

    private static Stream<Finding> group(ResourceChange change, String property, String what) {
        var setting = Setting.of(change, property);
        return setting.differs()
                ? Stream.of(setting.notable(
                        RESTART,
                        "The instance takes another %s%s.".formatted(what, when(change)),
                        "Compare the two groups, and plan for a restart."))
                : Stream.empty();
    }

    /** Turning automated backups on or off restarts an instance; that they are fewer is no interruption. */
    private static Stream<Finding> backups(ResourceChange change) {
        var setting = Setting.of(change, "BackupRetentionPeriod");
        boolean replica = !Values.isAbsent(change.propertiesBefore().path("SourceDBInstanceIdentifier"));
        var before = replica && Values.isAbsent(setting.before())
                ? 0
                : Values.number(setting.before()).orElse(1);
        var after = Values.number(setting.after()).orElse(1);
        return setting.differs() && !setting.isUnknown() && (before == 0) != (after == 0)
                ? Stream.of(setting.notable(
                        RESTART,
                        "The retention of automated backups changes %s days: the instance is briefly down when backups are turned on or off."
                                .formatted(setting.fromTo()),
                        "Deploy it off-peak."))
                : Stream.empty();
    }

    private static Severity severity(ResourceChange change) {
        return waits(change) ? Severity.NOTABLE : Severity.DANGEROUS;
    }

    private static String when(ResourceChange change) {
        return waits(change) ? ", in the next maintenance window as ApplyImmediately is false" : "";
    }

    private static boolean waits(ResourceChange change) {
        JsonNode immediately = change.propertiesAfter().path("ApplyImmediately");
        return !Values.flag(immediately).orElse(true);
    }
}
