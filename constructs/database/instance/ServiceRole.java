package dev.meridian.constructs.database.instance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.CfnRole.PolicyProperty;
import software.constructs.Construct;

/**
 * A role that one AWS service assumes, with one inline policy. Written as JSON, since the L2 asks Node for each
 * principal, statement and document. Not for users of the constructs.
 */
public final class ServiceRole {
    private ServiceRole() {}

    /** Defines the role, with the logical id that the L2 would give it. */
    public static CfnRole create(
            Construct scope,
            String id,
            Map<String, Object> trust,
            String policyName,
            List<Map<String, Object>> statements) {
        return CfnRole.Builder.create(new Construct(scope, id), "Resource")
                .assumeRolePolicyDocument(document(List.of(trust)))
                .policies(List.of(PolicyProperty.builder()
                        .policyName(policyName)
                        .policyDocument(document(statements))
                        .build()))
                .build();
    }

    /** Lets a service assume the role. */
    public static Map<String, Object> trust(String service) {
        return new TreeMap<>(
                Map.of("Action", "sts:AssumeRole", "Effect", "Allow", "Principal", Map.of("Service", service)));
    }

    /** Allows actions on a resource. */
    public static Map<String, Object> allow(String resource, String... actions) {
        return new TreeMap<>(Map.of("Action", List.of(actions), "Effect", "Allow", "Resource", resource));
    }

    /** The statement, on a condition. */
    public static Map<String, Object> when(Map<String, Map<String, String>> condition, Map<String, Object> statement) {
        var restricted = new TreeMap<>(statement);
        restricted.put("Condition", condition);
        return restricted;
    }

    // Sorted like every map here: Map.of would shuffle the template anew in every JVM.
    private static Map<String, Object> document(List<Map<String, Object>> statements) {
        return new TreeMap<>(Map.of("Statement", statements, "Version", "2012-10-17"));
    }
}
