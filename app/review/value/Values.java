package dev.meridian.app.review.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** Reads values of templates, whose numbers and booleans may be strings and whose lists may be a single element. */
public final class Values {
    private static final int LONGEST = 120;

    private Values() {}

    /** The value at a path such as {@code ScalingConfig.MinSize}; a missing node if there is none. */
    public static JsonNode at(JsonNode node, String path) {
        JsonNode value = node;
        int start = 0;
        while (start <= path.length()) {
            int dot = path.indexOf('.', start);
            int end = dot < 0 ? path.length() : dot;
            value = value.path(path.substring(start, end));
            start = end + 1;
        }
        return value;
    }

    /** Whether CloudFormation computes it, so that a template does not show it. */
    public static boolean isToken(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue().startsWith("{{resolve:");
        }
        return isFunction(value);
    }

    /** Whether it is an intrinsic function, such as {@code Ref} or {@code Fn::Join}. */
    public static boolean isFunction(JsonNode value) {
        if (!value.isObject() || value.size() != 1) {
            return false;
        }
        var name = value.fieldNames().next();
        return name.equals("Ref") || name.startsWith("Fn::");
    }

    /** Whether CloudFormation reads two values alike: it takes a number or a boolean as text, and text as these. */
    public static boolean areSame(JsonNode one, JsonNode other) {
        return one.equals(Values::compareScalars, other);
    }

    private static int compareScalars(JsonNode one, JsonNode other) {
        boolean alike = one.equals(other)
                || isScalar(one) && isScalar(other) && one.asText().equals(other.asText());
        return alike ? 0 : 1;
    }

    private static boolean isScalar(JsonNode value) {
        return value.isTextual() || value.isNumber() || value.isBoolean();
    }

    public static boolean isAbsent(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.path("Ref").asText("").equals("AWS::NoValue");
    }

    public static OptionalDouble number(JsonNode value) {
        if (value.isNumber()) {
            return OptionalDouble.of(value.doubleValue());
        }
        if (!value.isTextual()) {
            return OptionalDouble.empty();
        }
        try {
            double number = Double.parseDouble(value.textValue().trim());
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalDouble.empty();
        }
    }

    public static Optional<Boolean> flag(JsonNode value) {
        if (value.isBoolean()) {
            return Optional.of(value.booleanValue());
        }
        if (!value.isTextual()) {
            return Optional.empty();
        }
        return switch (value.textValue().trim().toLowerCase(Locale.ROOT)) {
            case "true", "enabled", "on" -> Optional.of(true);
            case "false", "disabled", "off", "suspended" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** The elements of a list; a single value where a list is usual is a list of one. */
    public static List<JsonNode> list(JsonNode value) {
        if (isAbsent(value)) {
            return List.of();
        }
        if (!value.isArray()) {
            return List.of(value);
        }
        var elements = new ArrayList<JsonNode>(value.size());
        value.forEach(elements::add);
        return elements;
    }

    /** The first of several spellings that is there. */
    public static JsonNode first(JsonNode node, String... names) {
        for (String name : names) {
            if (!isAbsent(node.path(name))) {
                return node.path(name);
            }
        }
        return MissingNode.getInstance();
    }

    /** How a sentence names it. A token that reaches beyond its stack is not spelled out: it names a stack or a region. */
    public static String text(JsonNode value) {
        if (isAbsent(value)) {
            return "nothing";
        }
        if (isToken(value)) {
            return reference(value);
        }
        if (value.isTextual()) {
            return value.textValue().isEmpty() ? "an empty text" : shortened(value.textValue());
        }
        if (value.isArray()) {
            return value.isEmpty()
                    ? "an empty list"
                    : shortened(String.join(
                            ", ", list(value).stream().map(Values::text).toList()));
        }
        return shortened(sorted(value).toString());
    }

    /** Members of an object have no order, so that a sentence must not depend on one. */
    private static JsonNode sorted(JsonNode value) {
        if (value.isObject()) {
            var copy = JsonNodeFactory.instance.objectNode();
            var names = new TreeSet<String>();
            value.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> copy.set(name, sorted(value.path(name))));
            return copy;
        }
        if (value.isArray()) {
            var copy = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> copy.add(sorted(element)));
            return copy;
        }
        return value;
    }

    private static String reference(JsonNode token) {
        if (token.path("Ref").isTextual()) {
            return "a reference to %s".formatted(token.path("Ref").textValue());
        }
        var attribute = token.path("Fn::GetAtt");
        return attribute.size() == 2
                ? "%s of %s"
                        .formatted(
                                attribute.path(1).asText("?"), attribute.path(0).asText("?"))
                : "a value known only at deployment";
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
