package dev.meridian.constructs.firewall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/** A template as a tree to look things up in. */
public record Synthesized(JsonNode resources) {
    public static Synthesized of(Stack stack) {
        var template = new ObjectMapper()
                .<JsonNode>valueToTree(Template.fromStack(stack).toJSON());
        return new Synthesized(template.path("Resources"));
    }

    /** The logical ids of every resource of this type. */
    public List<String> ids(String type) {
        return resources.properties().stream()
                .filter(resource -> resource.getValue().path("Type").asText().equals(type))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The only resource of this type. */
    public JsonNode only(String type) {
        var ids = ids(type);
        if (ids.size() != 1) {
            throw new AssertionError("expected one %s, found %s".formatted(type, ids));
        }
        return resources.path(ids.get(0));
    }

    /** The properties of the only web ACL. */
    public JsonNode acl() {
        return only("AWS::WAFv2::WebACL").path("Properties");
    }

    /** The rule of this name. */
    public JsonNode rule(String name) {
        for (var rule : acl().path("Rules")) {
            if (rule.path("Name").asText().equals(name)) {
                return rule;
            }
        }
        throw new AssertionError("no rule named " + name);
    }

    /** The statement of the rule of this name, as JSON. */
    public String statement(String name) {
        return rule(name).path("Statement").toString();
    }
}
