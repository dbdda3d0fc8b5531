package dev.meridian.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Writes a CloudFormation stack policy beside the template of each protected stack that holds data: whatever a template
 * says, an update may then neither replace nor delete it. The CDK CLI does not set stack policies; README says how to.
 */
final class StackPolicies {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private StackPolicies() {}

    static void write(List<StackArtifact> stacks) throws IOException {
        for (var stack : stacks) {
            var types = stack.resources().values().stream()
                    .map(resource -> resource.path("Type").asText())
                    .filter(StatefulTypes.ALL::contains)
                    .distinct()
                    .sorted()
                    .toList();
            if (stack.terminationProtection() && !types.isEmpty()) {
                JSON.writeValue(file(stack).toFile(), policy(types));
            }
        }
    }

    static Path file(StackArtifact stack) {
        return stack.folder().resolve(stack.name() + ".stack-policy.json");
    }

    private static Map<String, Object> policy(List<String> types) {
        return Map.of(
                "Statement",
                List.of(
                        Map.of("Effect", "Allow", "Principal", "*", "Action", "Update:*", "Resource", "*"),
                        Map.of(
                                "Effect",
                                "Deny",
                                "Principal",
                                "*",
                                "Action",
                                List.of("Update:Replace", "Update:Delete"),
                                "Resource",
                                "*",
                                "Condition",
                                Map.of("StringEquals", Map.of("ResourceType", types)))));
    }
}
