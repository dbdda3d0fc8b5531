package dev.meridian.app.review.access.protection;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds weaker settings that stand in lists, each entry with a name of its own: attributes of load balancers, volumes of
 * instances, behaviours of CloudFront, regions of a DynamoDB global table; and the queue, which is encrypted in two ways.
 */
final class ListedSettings {
    private static final JsonPointer TEMPLATE_VOLUMES = JsonPointer.compile("/LaunchTemplateData/BlockDeviceMappings");
    private static final JsonPointer VOLUMES = JsonPointer.compile("/BlockDeviceMappings");
    private static final JsonPointer ATTRIBUTES = JsonPointer.compile("/LoadBalancerAttributes");
    private static final JsonPointer REPLICAS = JsonPointer.compile("/Replicas");
    private static final JsonPointer BEHAVIOURS = JsonPointer.compile("/DistributionConfig/CacheBehaviors");
    private static final JsonPointer DEFAULT_BEHAVIOUR =
            JsonPointer.compile("/DistributionConfig/DefaultCacheBehavior");
    private static final JsonPointer ENCRYPTED = JsonPointer.compile("/Ebs/Encrypted");
    private static final JsonPointer VALUE = JsonPointer.compile("/Value");
    private static final JsonPointer PROTECTED = JsonPointer.compile("/DeletionProtectionEnabled");
    private static final JsonPointer POLICY = JsonPointer.compile("/ViewerProtocolPolicy");
    private static final JsonNode MISSING = MissingNode.getInstance();
    private static final Measure ON = Measure.on(false);
    private static final Measure HTTPS = Measure.ranked("allow-all", "allow-all", "redirect-to-https", "https-only");
    private static final Set<String> LOG_ATTRIBUTES = Set.of("access_logs.s3.enabled", "connection_logs.s3.enabled");
    private static final String LEAVE = "Leave it as it was, or say why it may be weaker.";

    private ListedSettings() {}

    static Stream<Finding> examine(ResourceChange change) {
        if (change.kind() == Kind.ADDED || change.kind() == Kind.REMOVED) {
            return Stream.empty();
        }
        return switch (change.type()) {
            case "AWS::ElasticLoadBalancingV2::LoadBalancer" -> attributes(change);
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
            case "AWS::CloudFront::Distribution" -> viewers(change);
            case "AWS::SQS::Queue" -> queue(change);
            default -> Stream.empty();
        };
    }

    private static Stream<Finding> attributes(ResourceChange change) {
        return weaker(change, ATTRIBUTES, "Key", VALUE, ON).flatMap(name -> {
            if (name.equals("deletion_protection.enabled")) {
                return Stream.of(finding(
                        ProtectionRule.DELETION_PROTECTION,
                        Severity.DANGEROUS,
                        change,
                        "The load balancer can be deleted by mistake: deletion_protection.enabled is off."));
            }
            if (LOG_ATTRIBUTES.contains(name)) {
                return Stream.of(finding(
                        ProtectionRule.LOGGING,
                        Severity.NOTABLE,
                        change,
                        "The load balancer no longer logs: %s is off.".formatted(name)));
            }
            return name.equals("routing.http.drop_invalid_header_fields.enabled")
                    ? Stream.of(finding(
                            ProtectionRule.FIREWALL,
                            Severity.NOTABLE,
                            change,
                            "The load balancer passes on invalid headers: %s is off.".formatted(name)))
                    : Stream.empty();
        });
    }

    private static Stream<Finding> volumes(ResourceChange change, JsonPointer place) {
        return weaker(change, place, "DeviceName", ENCRYPTED, ON)
                .map(name -> finding(
                        ProtectionRule.ENCRYPTION_OFF,
                        Severity.DANGEROUS,
                        change,
                        "The volume %s of new instances is not encrypted any more: Encrypted is off.".formatted(name)));
    }

    private static Stream<Finding> viewers(ResourceChange change) {
        var was = Setting.at(change.propertiesBefore().at(DEFAULT_BEHAVIOUR), POLICY);
        var is = Setting.at(change.propertiesAfter().at(DEFAULT_BEHAVIOUR), POLICY);
        var standard = HTTPS.isWeaker(was, is) ? Stream.of("by default") : Stream.<String>empty();
        var listed = weaker(change, BEHAVIOURS, "PathPattern", POLICY, HTTPS).map(path -> "for " + path);
        return Stream.concat(standard, listed)
                .map(where -> finding(
                        ProtectionRule.TLS_WEAKENED,
                        Severity.DANGEROUS,
                        change,
                        "CloudFront asks less for HTTPS %s: ViewerProtocolPolicy is weaker than it was."
                                .formatted(where)));
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

    /** The names of entries that are on both sides and protect less; of an attribute that is no longer set its default counts. */
    private static Stream<String> weaker(
            ResourceChange change, JsonPointer list, String name, JsonPointer value, Measure measure) {
        var was = byName(change.propertiesBefore().at(list), name);
        var is = byName(change.propertiesAfter().at(list), name);
        var isAttribute = list.equals(ATTRIBUTES);
        return was.entrySet().stream()
                .filter(entry -> isAttribute || is.containsKey(entry.getKey()))
                .filter(entry -> measure.isWeaker(
                        Setting.at(entry.getValue(), value),
                        Setting.at(is.getOrDefault(entry.getKey(), MISSING), value)))
                .map(Map.Entry::getKey);
    }

    private static Map<String, JsonNode> byName(JsonNode list, String name) {
        var named = new LinkedHashMap<String, JsonNode>();
        new Setting(list).items().forEach(entry -> named.put(entry.path(name).asText(), entry));
        return named;
    }

    private static Finding finding(ProtectionRule rule, Severity severity, ResourceChange change, String what) {
        return new Finding(rule, severity, change, what, LEAVE, List.copyOf(change.properties()));
    }
}
