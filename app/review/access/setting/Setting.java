package dev.meridian.app.review.access.setting;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.value.Values;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A value of a template, read as leniently as CloudFormation reads it: booleans and numbers may be strings, a list of one
 * may be the one. What only a deployment resolves is unknown rather than absent.
 *
 * @param node the value; a missing node if there is none
 */
public record Setting(JsonNode node) {
    private static final int WORDS = 80;

    /** The value at this place. */
    public static Setting at(JsonNode properties, JsonPointer place) {
        return new Setting(properties.at(place));
    }

    /** The value of this property. */
    public static Setting of(JsonNode properties, String name) {
        return new Setting(properties.path(name));
    }

    /** Whether it is not set, so that the service's default applies. */
    public boolean isAbsent() {
        return Values.isAbsent(node);
    }

    /** Whether only a deployment knows it. */
    public boolean isUnknown() {
        return Values.isFunction(node) && !isAbsent();
    }

    public boolean isOn() {
        return is("true");
    }

    public boolean isOff() {
        return is("false");
    }

    /** Whether it is this text, in whatever case. */
    public boolean is(String text) {
        return node.isValueNode() && node.asText().equalsIgnoreCase(text);
    }

    /** The text, number or boolean as text; empty if it is something else. */
    public Optional<String> text() {
        return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
    }

    /** The whole number, also if it is written as text. */
    public OptionalInt number() {
        if (node.isNumber()) {
            return OptionalInt.of(node.asInt());
        }
        if (!node.isTextual()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(node.asText().strip()));
        } catch (NumberFormatException notANumber) {
            return OptionalInt.empty();
        }
    }

    /** The elements: of a list its own, of conditional ones those of both outcomes, of anything else itself. */
    public List<JsonNode> items() {
        return elements(node).toList();
    }

    private static Stream<JsonNode> elements(JsonNode node) {
        if (new Setting(node).isAbsent()) {
            return Stream.empty();
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false).flatMap(Setting::elements);
        }
        var outcomes = node.path("Fn::If");
        if (outcomes.isArray() && outcomes.size() == 3) {
            return Stream.of(outcomes.get(1), outcomes.get(2)).flatMap(Setting::elements);
        }
        return Stream.of(node);
    }

    /** What a reviewer reads for it. */
    public String words() {
        if (isAbsent()) {
            return "not set";
        }
        var text = Readable.text(words(node));
        return text.length() <= WORDS ? text : text.substring(0, WORDS - 1) + "…";
    }

    /** References as {@code Fn::Sub} writes them. */
    private static String words(JsonNode node) {
        if (node.isValueNode()) {
            return node.isNull() ? "nothing" : node.asText();
        }
        if (node.path("Ref").isTextual()) {
            return "${" + node.path("Ref").asText() + "}";
        }
        var attribute = node.path("Fn::GetAtt");
        if (attribute.isArray() && attribute.size() == 2) {
            return "${" + attribute.get(0).asText() + "." + attribute.get(1).asText() + "}";
        }
        var join = node.path("Fn::Join");
        if (join.isArray() && join.size() == 2 && join.get(1).isArray()) {
            return StreamSupport.stream(join.get(1).spliterator(), false)
                    .map(Setting::words)
                    .collect(Collectors.joining(join.get(0).asText()));
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(Setting::words)
                    .collect(Collectors.joining(", "));
        }
        return Readable.canonical(node).toString();
    }
}
