package dev.meridian.app.review.change.difference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Which parts of a template refer to which resources of it. */
final class References {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9]+)(?:\\.[^}]*)?}");

    private References() {}

    /** The names that a value refers to, with {@code Ref}, {@code Fn::GetAtt} or {@code Fn::Sub}. */
    static Set<String> in(JsonNode value) {
        var names = new HashSet<String>();
        visit(value, names::add);
        return names;
    }

    /** These resources and all that refer to them, directly or through others. */
    static Set<String> closure(JsonNode template, Collection<String> origins) {
        var users = new HashMap<String, Set<String>>();
        for (var resource : template.path("Resources").properties()) {
            visit(resource.getValue().path("Properties"), name -> users.computeIfAbsent(name, any -> new HashSet<>())
                    .add(resource.getKey()));
        }
        var reached = new HashSet<>(origins);
        for (var next = Set.copyOf(reached); !next.isEmpty(); ) {
            var found = new HashSet<String>();
            next.forEach(name -> found.addAll(users.getOrDefault(name, Set.of())));
            found.removeAll(reached);
            reached.addAll(found);
            next = Set.copyOf(found);
        }
        return reached;
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
                var function = field.getValue();
                switch (field.getKey()) {
                    case "Ref" -> names.accept(function.asText());
                    case "Fn::GetAtt" ->
                        names.accept(
                                function.isTextual()
                                        ? function.asText().split("\\.", 2)[0]
                                        : function.path(0).asText());
                    case "Fn::Sub" -> {
                        var text = function.isTextual()
                                ? function.asText()
                                : function.path(0).asText();
                        VARIABLE.matcher(text).results().forEach(found -> names.accept(found.group(1)));
                        visit(function, names);
                    }
                    default -> visit(function, names);
                }
            }
        }
    }
}
