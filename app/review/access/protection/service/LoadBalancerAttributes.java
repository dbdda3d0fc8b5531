package dev.meridian.app.review.access.protection.service;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.meridian.app.review.access.protection.safeguard.Measure;
import dev.meridian.app.review.access.protection.safeguard.ProtectionRule;
import dev.meridian.app.review.access.setting.Setting;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds attributes of load balancers that protect less; of one that is no longer set its default counts ("Application Load
 * Balancer attributes" in the Elastic Load Balancing guide).
 */
final class LoadBalancerAttributes {
    static final String TYPE = "AWS::ElasticLoadBalancingV2::LoadBalancer";

    private static final List<Attribute> ATTRIBUTES = List.of(
            new Attribute(
                    "deletion_protection.enabled",
                    Measure.on(false),
                    ProtectionRule.DELETION_PROTECTION,
                    Severity.DANGEROUS,
                    "The load balancer can be deleted by mistake"),
            log("access_logs.s3.enabled"),
            log("connection_logs.s3.enabled"),
            filter(
                    "routing.http.drop_invalid_header_fields.enabled",
                    Measure.on(false),
                    "The load balancer passes on invalid headers"),
            filter(
                    "routing.http.desync_mitigation_mode",
                    Measure.ranked("defensive", "monitor", "defensive", "strictest"),
                    "The load balancer passes on more requests that may smuggle others"),
            filter(
                    "waf.fail_open.enabled",
                    Measure.off(false),
                    "Requests pass the load balancer unexamined when its web firewall does not answer"));

    /**
     * An attribute that protects.
     *
     * @param what what it comes to when it no longer does
     */
    private record Attribute(String key, Measure measure, ProtectionRule rule, Severity severity, String what) {}

    private LoadBalancerAttributes() {}

    private static Attribute log(String key) {
        return new Attribute(
                key, Measure.on(false), ProtectionRule.LOGGING, Severity.NOTABLE, "The load balancer no longer logs");
    }

    private static Attribute filter(String key, Measure measure, String what) {
        return new Attribute(key, measure, ProtectionRule.FIREWALL, Severity.NOTABLE, what);
    }

    static Stream<Finding> examine(ResourceChange change) {
        var was = values(Setting.of(change.propertiesBefore(), "LoadBalancerAttributes"));
        var is = values(Setting.of(change.propertiesAfter(), "LoadBalancerAttributes"));
        return ATTRIBUTES.stream()
                .filter(attribute -> attribute.measure().isWeaker(of(was, attribute), of(is, attribute)))
                .map(attribute -> new Finding(
                        attribute.rule(),
                        attribute.severity(),
                        change,
                        "%s: %s is %s, was %s."
                                .formatted(
                                        attribute.what(),
                                        attribute.key(),
                                        of(is, attribute).words(),
                                        of(was, attribute).words()),
                        "Leave it as it was, or say why it may be weaker.",
                        change.in("LoadBalancerAttributes").toList()));
    }

    private static Setting of(Map<String, Setting> values, Attribute attribute) {
        return values.getOrDefault(attribute.key(), new Setting(MissingNode.getInstance()));
    }

    private static Map<String, Setting> values(Setting attributes) {
        var values = new LinkedHashMap<String, Setting>();
        attributes.items().forEach(entry -> values.put(entry.path("Key").asText(), Setting.of(entry, "Value")));
        return values;
    }
}
