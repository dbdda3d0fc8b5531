package dev.meridian.constructs.messaging;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.assertions.Template;

/** Ways into one read once, that the tests of queues, topics and mail share. */
public final class Parts {
    public static final Map<String, Object> KEY_ARN = arnOf("Key961B73FD");

    private final Map<String, Object> resources;

    public Parts(Template template) {
        resources = object(template.toJSON(), "Resources");
    }

    public static Map<String, Object> arnOf(String logicalId) {
        return Map.of("Fn::GetAtt", List.of(logicalId, "Arn"));
    }

    public Map<String, Object> properties(String logicalId) {
        return object(resource(logicalId), "Properties");
    }

    public Map<String, Object> resource(String logicalId) {
        if (!resources.containsKey(logicalId)) {
            throw new AssertionError("no '%s', only %s".formatted(logicalId, resources.keySet()));
        }
        return object(resources, logicalId);
    }

    /** The statements of the policy that is a resource of its own. */
    public List<Map<String, Object>> statements(String logicalId) {
        return objects(object(properties(logicalId), "PolicyDocument"), "Statement");
    }

    /** The statements that a key named {@code Key} has for services. */
    public List<Map<String, Object>> keyStatements() {
        return objects(object(properties("Key961B73FD"), "KeyPolicy"), "Statement").stream()
                .filter(statement -> object(statement, "Principal").containsKey("Service"))
                .toList();
    }

    /** What the policies of the role of this id allow it to do with the resource. */
    public List<String> granted(String roleId, String logicalId) {
        return resources.keySet().stream()
                .filter(id -> id.startsWith(roleId + "DefaultPolicy"))
                .flatMap(id -> statements(id).stream())
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
