package dev.meridian.app.review.access.protection.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.access.protection.safeguard.ProtectionRule;
import dev.meridian.app.review.access.setting.Setting;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import java.util.stream.Stream;

/**
 * Finds the add-on of the VPC CNI that no longer enforces network policies, which it does only when told so in its
 * configuration, a text of JSON or YAML ("Restrict Pod network traffic with Kubernetes network policies" in the Amazon EKS
 * user guide).
 */
final class NetworkPolicyAgent {
    static final String TYPE = "AWS::EKS::Addon";

    private static final String SWITCH = "enableNetworkPolicy";

    private NetworkPolicyAgent() {}

    static Stream<Finding> examine(ResourceChange change) {
        if (!Setting.of(change.propertiesBefore(), "AddonName").is("vpc-cni")
                || !isOn(change.propertiesBefore())
                || isOn(change.propertiesAfter())
                || isUnknown(change.propertiesAfter())) {
            return Stream.empty();
        }
        return Stream.of(Finding.dangerous(
                ProtectionRule.NETWORK_POLICIES,
                change,
                "The VPC CNI no longer enforces network policies, so that every pod reaches every other: %s is off."
                        .formatted(SWITCH),
                "Leave it on, or say what else enforces the cluster's network policies.",
                change.in("ConfigurationValues").toList()));
    }

    private static boolean isUnknown(JsonNode properties) {
        var configuration = Setting.of(properties, "ConfigurationValues");
        return configuration.isUnknown() && !configuration.node().toString().contains(SWITCH);
    }

    private static boolean isOn(JsonNode properties) {
        var configuration = Setting.of(properties, "ConfigurationValues");
        var text = configuration.text().orElseGet(() -> configuration.node().toString());
        var at = text.indexOf(SWITCH);
        if (at < 0) {
            return false;
        }
        at += SWITCH.length();
        while (at < text.length() && ":\"'\\ \t".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return text.startsWith("true", at);
    }
}
