package dev.meridian.app.review.change.difference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Which parts of a template refer to which resources and parameters of it. */
final class References {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9]+)(?:\\.[^}]*)?}");

    private References() {}

    /** The names that a value refers to, with {@code Ref}, {@code Fn::GetAtt} or {@code Fn::Sub}. */
    static Set<String> in(JsonNode value) {
        var names = new HashSet<String>();
        visit(value, names::add);
        return names;
    }

    /** The names that this function itself refers to; none if the value is no function that refers. */
    static Set<String> at(JsonNode value) {
        var names = new HashSet<String>();
        if (value.isObject() && value.size() == 1) {
            direct(value.fieldNames().next(), value.elements().next(), names::add);
        }
        return names;
    }

    /** By name, the resources that refer to it. */
    static Map<String, Set<String>> users(JsonNode template) {
        var users = new HashMap<String, Set<String>>();
        for (var resource : template.path("Resources").properties()) {
            visit(resource.getValue().path("Properties"), name -> users.computeIfAbsent(name, any -> new HashSet<>())
                    .add(resource.getKey()));
        }
        return users;
    }

    /** The outputs of a template that refer to one of these resources: their names, and the names they are exported by. */
    static Map<String, String> outputs(JsonNode template, Set<String> resources) {
        var outputs = new HashMap<String, String>();
        for (var output : template.path("Outputs").properties()) {
            if (in(output.getValue().path("Value")).stream().anyMatch(resources::contains)) {
                outputs.put(
                        output.getKey(),
                        output.getValue().path("Export").path("Name").asText());
            }
        }
        return outputs;
    }

    private static void visit(JsonNode value, Consumer<String> names) {
        if (value.isArray()) {
            value.forEach(element -> visit(element, names));
        } else if (value.isObject()) {
            for (var field : value.properties()) {
                direct(field.getKey(), field.getValue(), names);
                visit(field.getValue(), names);
            }
        }
    }

    private static void direct(String function, JsonNode argument, Consumer<String> names) {
        switch (function) {
            case "Ref" -> names.accept(argument.asText());
            case "Fn::GetAtt" ->
                names.accept(
                        argument.isTextual()
                                ? argument.asText().split("\\.", 2)[0]
                                : argument.path(0).asText());
            case "Fn::Sub" ->
                VARIABLE.matcher(
                                argument.isTextual()
                                        ? argument.asText()
                                        : argument.path(0).asText())
                        .results()
                        .forEach(found -> names.accept(found.group(1)));
            default -> {
                // Other functions refer by what stands in them.
            }
        }
    }
}
