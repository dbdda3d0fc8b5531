package dev.meridian.constructs.messaging;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.assertions.Template;

/** Ways into templates that the tests of queues, topics and mail share. */
public final class Parts {
    public static final Map<String, Object> KEY_ARN = arnOf("Key961B73FD");

    private Parts() {}

    public static Map<String, Object> arnOf(String logicalId) {
        return Map.of("Fn::GetAtt", List.of(logicalId, "Arn"));
    }

    public static Map<String, Object> properties(Template template, String logicalId) {
        return object(resource(template, logicalId), "Properties");
    }

    public static Map<String, Object> resource(Template template, String logicalId) {
        var resources = object(template.toJSON(), "Resources");
        if (!resources.containsKey(logicalId)) {
            throw new AssertionError("no '%s', only %s".formatted(logicalId, resources.keySet()));
        }
        return object(resources, logicalId);
    }

    /** The statements of the policy that is a resource of its own. */
    public static List<Map<String, Object>> statements(Template template, String logicalId) {
        return objects(object(properties(template, logicalId), "PolicyDocument"), "Statement");
    }

    /** The statements that a key named {@code Key} has for services. */
    public static List<Map<String, Object>> keyStatements(Template template) {
        return objects(object(properties(template, "Key961B73FD"), "KeyPolicy"), "Statement").stream()
                .filter(statement -> object(statement, "Principal").containsKey("Service"))
                .toList();
    }

    /** What the policies of the role of this id allow it to do with the resource. */
    public static List<String> granted(Template template, String roleId, String logicalId) {
        return template.findResources("AWS::IAM::Policy").entrySet().stream()
                .filter(policy -> policy.getKey().startsWith(roleId + "DefaultPolicy"))
                .flatMap(policy -> statements(template, policy.getKey()).stream())
                .filter(statement -> statement.get("Resource").equals(arnOf(logicalId))
                        || statement.get("Resource").equals(Map.of("Ref", logicalId)))
                .flatMap(statement -> statement.get("Action") instanceof List<?> actions
                        ? actions.stream()
                        : List.of(statement.get("Action")).stream())
                .map(String.class::cast)
                .sorted()
                .toList();
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(Map<String, Object> parent, String name) {
        return (Map<String, Object>) parent.get(name);
    }

    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> objects(Map<String, Object> parent, String name) {
        return (List<Map<String, Object>>) parent.get(name);
    }
}
