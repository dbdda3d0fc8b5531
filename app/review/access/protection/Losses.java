package dev.meridian.app.review.access.protection;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.access.protection.safeguard.ProtectionRule;
import dev.meridian.app.review.access.setting.Setting;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what a list that protects no longer names: kinds of logs, and whom an alarm tells. */
final class Losses {
    private static final Set<String> AUDITS = Set.of("audit", "authenticator", "AUDIT_LOGS", "useractivitylog");

    private static final Map<String, Kept> KEPT = Stream.of(
                    logs("AWS::EKS::Cluster", "/Logging/ClusterLogging/EnabledTypes"),
                    logs("AWS::RDS::DBInstance", "/EnableCloudwatchLogsExports"),
                    logs("AWS::RDS::DBCluster", "/EnableCloudwatchLogsExports"),
                    logs("AWS::DocDB::DBCluster", "/EnableCloudwatchLogsExports"),
                    logs("AWS::Neptune::DBCluster", "/EnableCloudwatchLogsExports"),
                    logs("AWS::RedshiftServerless::Namespace", "/LogExports"),
                    logs("AWS::OpenSearchService::Domain", "/LogPublishingOptions"),
                    logs("AWS::Elasticsearch::Domain", "/LogPublishingOptions"),
                    logs("AWS::ElastiCache::ReplicationGroup", "/LogDeliveryConfigurations"),
                    new Kept("AWS::CloudWatch::Alarm", JsonPointer.compile("/AlarmActions"), ProtectionRule.ALARM))
            .collect(Collectors.toUnmodifiableMap(Kept::type, kept -> kept));

    private Losses() {}

    /** A list that protects by what it names. */
    private record Kept(String type, JsonPointer place, ProtectionRule rule) {}

    private static Kept logs(String type, String place) {
        return new Kept(type, JsonPointer.compile(place), ProtectionRule.LOGGING);
    }

    static Optional<Finding> examine(ResourceChange change) {
        var kept = KEPT.get(change.type());
        if (kept == null || change.kind() == Kind.ADDED || change.kind() == Kind.REMOVED) {
            return Optional.empty();
        }
        var was = Setting.at(change.propertiesBefore(), kept.place());
        var is = Setting.at(change.propertiesAfter(), kept.place());
        if (was.node().equals(is.node()) || is.isUnknown()) {
            return Optional.empty();
        }
        var lost = new LinkedHashSet<>(names(was));
        var left = names(is);
        lost.removeAll(left);
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        return kept.rule() == ProtectionRule.ALARM ? alarm(change, lost, left) : logs(change, lost);
    }

    private static Optional<Finding> logs(ResourceChange change, Set<String> lost) {
        var severity = lost.stream().anyMatch(AUDITS::contains) ? Severity.DANGEROUS : Severity.NOTABLE;
        return Optional.of(new Finding(
                ProtectionRule.LOGGING,
                severity,
                change,
                "It no longer keeps these logs: %s.".formatted(String.join(", ", lost)),
                "Leave the log on, or say who looks for what it told and where.",
                change.properties()));
    }

    /** An alarm that tells somebody else is told from one that tells nobody. */
    private static Optional<Finding> alarm(ResourceChange change, Set<String> lost, List<String> left) {
        if (!left.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Finding.notable(
                ProtectionRule.ALARM,
                change,
                "The alarm tells nobody: its actions are gone (%s).".formatted(String.join(", ", lost)),
                "Give it an action, or remove it.",
                change.in("AlarmActions").toList()));
    }

    private static List<String> names(Setting setting) {
        if (setting.node().isObject() && !setting.isUnknown()) {
            return setting.node().properties().stream()
                    .filter(entry -> !Setting.of(entry.getValue(), "Enabled").isOff())
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
        }
        return setting.items().stream().map(Losses::name).toList();
    }

    private static String name(JsonNode item) {
        return Stream.of("Type", "LogType")
                .map(field -> item.path(field))
                .filter(JsonNode::isTextual)
                .findFirst()
                .map(field -> new Setting(field).words())
                .orElseGet(() -> new Setting(item).words());
    }
}
