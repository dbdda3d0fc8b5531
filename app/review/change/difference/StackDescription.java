package dev.meridian.app.review.change.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.app.review.change.StackPair;
import java.util.List;

/** A stack as a resource of its own: where it runs, whether it can be deleted, and what it says beside its resources. */
final class StackDescription {
    /** What a template says beside its resources, as far as CloudFormation acts on it. */
    private static final List<String> SECTIONS =
            List.of("Parameters", "Mappings", "Conditions", "Outputs", "Transform", "Rules", "Hooks");

    private StackDescription() {}

    /** What one side does not know is taken from the other, so that it makes no difference. */
    static JsonNode of(StackTemplate stack, StackPair pair) {
        var properties = JsonNodeFactory.instance.objectNode();
        stack.account().or(pair::account).ifPresent(account -> properties.put("Account", account));
        stack.region().or(pair::region).ifPresent(region -> properties.put("Region", region));
        stack.terminationProtection()
                .or(() -> pair.after().flatMap(StackTemplate::terminationProtection))
                .or(() -> pair.before().flatMap(StackTemplate::terminationProtection))
                .ifPresent(on -> properties.set("EnableTerminationProtection", BooleanNode.valueOf(on)));
        ObjectNode description = JsonNodeFactory.instance.objectNode();
        description.put("Type", Differences.STACK).set("Properties", properties);
        for (var section : SECTIONS) {
            if (stack.body().has(section)) {
                description.set(section, stack.body().get(section));
            }
        }
        return description;
    }
}
