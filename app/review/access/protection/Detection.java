package dev.meridian.app.review.access.protection;

import static java.util.function.Predicate.not;

import dev.meridian.app.review.access.protection.safeguard.ProtectionRule;
import dev.meridian.app.review.access.setting.Readable;
import dev.meridian.app.review.access.setting.Setting;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds watchers that are removed, and logs that are kept for a shorter time. */
final class Detection {
    private static final String LOG_GROUP = "AWS::Logs::LogGroup";

    /**
     * Retention from which on logs are kept to answer for the past rather than to look after a system: PCI DSS, for one, asks
     * for three months at hand.
     */
    private static final int AUDIT_DAYS = 90;

    private static final Map<String, Watcher> WATCHERS = Map.ofEntries(
            Map.entry("AWS::CloudTrail::Trail", new Watcher("The trail of API calls", Severity.DANGEROUS)),
            Map.entry("AWS::GuardDuty::Detector", new Watcher("GuardDuty's threat detection", Severity.DANGEROUS)),
            Map.entry("AWS::SecurityHub::Hub", new Watcher("Security Hub", Severity.DANGEROUS)),
            Map.entry("AWS::Config::ConfigurationRecorder", new Watcher("AWS Config's recorder", Severity.DANGEROUS)),
            Map.entry("AWS::Config::ConfigRule", new Watcher("A rule of AWS Config", Severity.NOTABLE)),
            Map.entry("AWS::AccessAnalyzer::Analyzer", new Watcher("IAM Access Analyzer", Severity.NOTABLE)),
            Map.entry("AWS::InspectorV2::Filter", new Watcher("A filter of Inspector", Severity.NOTABLE)),
            Map.entry("AWS::Macie::Session", new Watcher("Macie", Severity.NOTABLE)),
            Map.entry("AWS::Detective::Graph", new Watcher("Detective", Severity.NOTABLE)),
            Map.entry("AWS::NetworkFirewall::Firewall", new Watcher("The network firewall", Severity.DANGEROUS)),
            Map.entry("AWS::FMS::Policy", new Watcher("A policy of Firewall Manager", Severity.DANGEROUS)));

    private static final Map<String, String> LOGS = Map.of(
            "AWS::EC2::FlowLog", "The flow log of the network",
            "AWS::WAFv2::LoggingConfiguration", "The log of the web firewall",
            "AWS::NetworkFirewall::LoggingConfiguration", "The log of the network firewall",
            "AWS::Route53Resolver::ResolverQueryLoggingConfig", "The log of DNS queries",
            "AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation", "The log of the network's DNS queries");

    private record Watcher(String what, Severity severity) {}

    private Detection() {}

    static Optional<Finding> examine(ResourceChange change) {
        if (change.type().equals(LOG_GROUP)) {
            return retention(change);
        }
        if (change.kind() != Kind.REMOVED) {
            return Optional.empty();
        }
        var watcher = WATCHERS.get(change.type());
        if (watcher != null) {
            return removed(ProtectionRule.DETECTION, watcher.severity(), change, watcher.what());
        }
        // What they watch goes with the stack, so that nobody misses them then.
        if (change.stack().after().isEmpty()) {
            return Optional.empty();
        }
        var log = LOGS.get(change.type());
        if (log != null) {
            return removed(ProtectionRule.LOGGING, Severity.NOTABLE, change, log);
        }
        return switch (change.type()) {
            case "AWS::CloudWatch::Alarm" ->
                removed(ProtectionRule.ALARM, Severity.NOTABLE, change, "The alarm on " + subject(change));
            case "AWS::CloudWatch::CompositeAlarm" ->
                removed(ProtectionRule.ALARM, Severity.NOTABLE, change, "A composite alarm");
            case "AWS::Route53::DNSSEC" ->
                removed(ProtectionRule.TLS_WEAKENED, Severity.NOTABLE, change, "DNSSEC of the hosted zone");
            case "AWS::EC2::SnapshotBlockPublicAccess" ->
                removed(
                        ProtectionRule.PUBLIC_ACCESS,
                        Severity.DANGEROUS,
                        change,
                        "The block on public snapshots of volumes");
            default -> Optional.empty();
        };
    }

    private static String subject(ResourceChange change) {
        var properties = change.propertiesBefore();
        return Setting.of(properties, "MetricName")
                .text()
                .filter(not(String::isBlank))
                .or(() -> Setting.of(properties, "Metrics").items().stream()
                        .flatMap(metric -> new Setting(metric.at("/MetricStat/Metric/MetricName")).text().stream())
                        .findFirst())
                .map(Readable::text)
                .orElse("several metrics");
    }

    private static Optional<Finding> removed(
            ProtectionRule rule, Severity severity, ResourceChange change, String what) {
        return Optional.of(new Finding(
                rule,
                severity,
                change,
                what + " is removed.",
                "Keep it, or say what does its work from now on.",
                List.of()));
    }

    /** A log group that names no retention keeps its events for ever. */
    private static Optional<Finding> retention(ResourceChange change) {
        if (change.kind() == Kind.ADDED || change.kind() == Kind.REMOVED) {
            return Optional.empty();
        }
        var was = Setting.of(change.propertiesBefore(), "RetentionInDays");
        var is = Setting.of(change.propertiesAfter(), "RetentionInDays");
        var before = days(was);
        var after = days(is);
        if (before.isEmpty() || after.isEmpty() || after.getAsInt() >= before.getAsInt()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                ProtectionRule.LOG_RETENTION,
                before.getAsInt() >= AUDIT_DAYS ? Severity.DANGEROUS : Severity.NOTABLE,
                change,
                "Log events are kept for %s days, was %s: older ones are deleted for good."
                        .formatted(is.words(), was.isAbsent() ? "for ever" : was.words() + " days"),
                "Export the older events first if anybody may ask for them.",
                change.in("RetentionInDays").toList()));
    }

    private static OptionalInt days(Setting setting) {
        return setting.isAbsent() ? OptionalInt.of(Integer.MAX_VALUE) : setting.number();
    }
}
