package dev.meridian.app.review.interruption;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.app.review.change.ResourceChange;

/**
 * Security groups whose id a stack gives to others. Rules that these attach to a group, and what they make a member of it,
 * stay with the id that they know until they are deployed too.
 */
final class PublishedGroups {
    static final Serving SERVING = new Serving(
            "security group that other stacks know",
            "their rules for it and their members of it stay with the old one and are cut off");

    private PublishedGroups() {}

    static boolean isOne(ResourceChange change) {
        return change.before().path("Type").asText().equals("AWS::EC2::SecurityGroup")
                && change.kind() != ResourceChange.Kind.MOVED
                && change.stack()
                        .before()
                        .map(stack -> isInOutputs(stack, change.formerId().orElse(change.logicalId())))
                        .orElse(false);
    }

    private static boolean isInOutputs(StackTemplate stack, String logicalId) {
        for (var output : stack.body().path("Outputs")) {
            if (names(output.path("Value"), logicalId)) {
                return true;
            }
        }
        return false;
    }

    private static boolean names(JsonNode value, String logicalId) {
        if (value.path("Ref").asText().equals(logicalId)
                || isAttributeOf(value.path("Fn::GetAtt"), logicalId)
                || value.path("Fn::Sub").asText().contains("${" + logicalId)) {
            return true;
        }
        for (var part : value) {
            if (names(part, logicalId)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAttributeOf(JsonNode attribute, String logicalId) {
        return attribute.path(0).asText().equals(logicalId)
                || attribute.asText().startsWith(logicalId + ".");
    }
}
