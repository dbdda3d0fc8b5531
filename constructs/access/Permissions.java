package dev.meridian.constructs.access;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyDocument;

/** Policies as plain maps: a whole document is one call to Node, and each statement of its own would be another. */
final class Permissions {
    private Permissions() {}

    static PolicyDocument document(List<Map<String, Object>> statements) {
        return PolicyDocument.fromJson(Map.of("Statement", statements));
    }

    static Map<String, Object> allow(List<String> actions, List<String> resources) {
        return Map.of("Effect", "Allow", "Action", actions, "Resource", resources);
    }

    /** With conditions, which reach the template in the order of their map. */
    static Map<String, Object> allow(List<String> actions, List<String> resources, Map<String, Object> conditions) {
        return Map.of("Effect", "Allow", "Action", actions, "Resource", resources, "Condition", conditions);
    }
}
