package dev.meridian.app.review.access.protection.service;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.access.protection.safeguard.Measure;
import dev.meridian.app.review.access.protection.safeguard.ProtectionRule;
import dev.meridian.app.review.access.setting.Setting;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds weaker settings that no single property tells: those in lists whose entries have names of their own, such as volumes
 * of instances and regions of a DynamoDB global table; the queue, which is encrypted in two ways; and what other classes of
 * this package know of one type each.
 */
public final class Services {
    private static final JsonPointer TEMPLATE_VOLUMES = JsonPointer.compile("/LaunchTemplateData/BlockDeviceMappings");
    private static final JsonPointer VOLUMES = JsonPointer.compile("/BlockDeviceMappings");
    private static final JsonPointer REPLICAS = JsonPointer.compile("/Replicas");
    private static final JsonPointer ENCRYPTED = JsonPointer.compile("/Ebs/Encrypted");
    private static final JsonPointer PROTECTED = JsonPointer.compile("/DeletionProtectionEnabled");
    private static final Measure ON = Measure.on(false);
    private static final String LEAVE = "Leave it as it was, or say why it may be weaker.";

    private Services() {}

    public static Stream<Finding> examine(ResourceChange change) {
        if (change.type().equals(Rotations.TYPE)) {
            return Rotations.examine(change);
        }
        if (change.kind() == Kind.ADDED || change.kind() == Kind.REMOVED) {
            return Stream.empty();
        }
        return switch (change.type()) {
            case "AWS::EC2::LaunchTemplate" -> volumes(change, TEMPLATE_VOLUMES);
            case "AWS::EC2::Instance", "AWS::AutoScaling::LaunchConfiguration" -> volumes(change, VOLUMES);
            case "AWS::DynamoDB::GlobalTable" ->
                weaker(change, REPLICAS, "Region", PROTECTED, ON)
                        .map(name -> finding(
                                ProtectionRule.DELETION_PROTECTION,
                                Severity.DANGEROUS,
                                change,
                                "The table in %s can be deleted by mistake: DeletionProtectionEnabled is off."
                                        .formatted(name)));
            case Distributions.TYPE -> Distributions.examine(change);
            case LoadBalancerAttributes.TYPE -> LoadBalancerAttributes.examine(change);
            case CacheUsers.TYPE, CacheUsers.MEMORY_DB -> CacheUsers.examine(change);
            case NetworkPolicyAgent.TYPE -> NetworkPolicyAgent.examine(change);
            case SessionLogs.TYPE -> SessionLogs.examine(change);
            case VpnTunnels.TYPE -> VpnTunnels.examine(change);
            case "AWS::SQS::Queue" -> queue(change);
            default -> Stream.empty();
        };
    }

    private static Stream<Finding> volumes(ResourceChange change, JsonPointer place) {
        return weaker(change, place, "DeviceName", ENCRYPTED, ON)
                .map(name -> finding(
                        ProtectionRule.ENCRYPTION_OFF,
                        Severity.DANGEROUS,
                        change,
                        "The volume %s of new instances is not encrypted any more: Encrypted is off.".formatted(name)));
    }

    /** SQS encrypts with its own key unless that is switched off ("Encryption at rest in Amazon SQS"). */
    private static Stream<Finding> queue(ResourceChange change) {
        var was = queueStrength(change.propertiesBefore());
        var is = queueStrength(change.propertiesAfter());
        if (is >= was) {
            return Stream.empty();
        }
        return Stream.of(
                is == 0
                        ? finding(
                                ProtectionRule.ENCRYPTION_OFF,
                                Severity.DANGEROUS,
                                change,
                                "Messages in the queue are not encrypted any more.")
                        : finding(
                                ProtectionRule.ENCRYPTION_KEY,
                                Severity.DANGEROUS,
                                change,
                                "Messages in the queue are encrypted with SQS's own key, no longer one of one's own."));
    }

    private static int queueStrength(JsonNode properties) {
        var key = Setting.of(properties, "KmsMasterKeyId");
        if (!key.isAbsent() && !key.is("")) {
            return 2;
        }
        return Setting.of(properties, "SqsManagedSseEnabled").isOff() ? 0 : 1;
    }

    /** The names of entries that are on both sides and protect less. */
    private static Stream<String> weaker(
            ResourceChange change, JsonPointer list, String name, JsonPointer value, Measure measure) {
        var was = byName(change.propertiesBefore().at(list), name);
        var is = byName(change.propertiesAfter().at(list), name);
        return was.entrySet().stream()
                .filter(entry -> is.containsKey(entry.getKey()))
                .filter(entry -> measure.isWeaker(
                        Setting.at(entry.getValue(), value), Setting.at(is.get(entry.getKey()), value)))
                .map(Map.Entry::getKey);
    }

    private static Map<String, JsonNode> byName(JsonNode list, String name) {
        var named = new LinkedHashMap<String, JsonNode>();
        new Setting(list)
                .items()
                .forEach(entry -> named.put(Setting.of(entry, name).words(), entry));
        return named;
    }

    private static Finding finding(ProtectionRule rule, Severity severity, ResourceChange change, String what) {
        return new Finding(rule, severity, change, what, LEAVE, List.copyOf(change.properties()));
    }
}
