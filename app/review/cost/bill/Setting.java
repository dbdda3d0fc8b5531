package dev.meridian.app.review.cost.bill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.meridian.app.review.value.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A value in a template: a literal, an object or a list of them, nothing, or a function such as {@code Ref} whose value only
 * a deployment knows. Functions are never evaluated: as text they are their own JSON, which no price table contains.
 *
 * @param node the value
 */
public record Setting(JsonNode node) {
    private static final String REF = "Ref";
    private static final String ATTRIBUTE = "Fn::GetAtt";

    public Setting {
        if (Values.isAbsent(node)) {
            node = MissingNode.getInstance();
        }
    }

    /** The value at this path of property names. */
    public Setting at(String... path) {
        var found = node;
        for (var name : path) {
            found = found.path(name);
        }
        return new Setting(found);
    }

    public boolean isAbsent() {
        return node.isMissingNode();
    }

    /** Whether it is an object with a single key that names a function. */
    public boolean isToken() {
        return Values.isFunction(node) || node.size() == 1 && node.has("Condition");
    }

    /** The literal, the JSON of what is none, or {@code absent} where there is nothing. */
    public String text(String absent) {
        if (isAbsent()) {
            return absent;
        }
        return node.isValueNode() ? node.asText() : node.toString();
    }

    /** The number, which templates also write as text; unknown for everything else. */
    public Quantity quantity(long absent) {
        return isAbsent() ? Quantity.of(absent) : quantity();
    }

    /** The number; unknown for everything else, and where there is nothing. */
    public Quantity quantity() {
        var text = text("not given");
        try {
            return Quantity.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException notANumber) {
            return Quantity.unknown(text);
        }
    }

    /** One of two answers, or the JSON of a function that may give either. */
    public String choose(String ifTrue, String ifFalse) {
        if (isToken()) {
            return text("");
        }
        return isTrue() ? ifTrue : ifFalse;
    }

    public boolean isTrue() {
        return text("").equalsIgnoreCase("true");
    }

    public boolean is(String literal) {
        return text("").equalsIgnoreCase(literal);
    }

    /** The elements of a list; of a single value itself, as CloudFormation reads it; nothing of a function. */
    public List<Setting> elements() {
        if (isAbsent() || isToken()) {
            return List.of();
        }
        return (node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node))
                .map(Setting::new)
                .filter(element -> !element.isAbsent())
                .toList();
    }

    /** How many elements there are; unknown of a function, and of a list with one that may be left out or be many. */
    public Quantity size() {
        if (isToken() || elements().stream().anyMatch(Setting::isConditional)) {
            return Quantity.unknown(text(""));
        }
        return Quantity.of(elements().size());
    }

    /** The logical id of the resource it refers to. */
    public Optional<String> reference() {
        var ref = node.path(REF);
        if (ref.isTextual()) {
            return Optional.of(ref.asText());
        }
        var attribute = node.path(ATTRIBUTE);
        if (attribute.isArray() && attribute.path(0).isTextual()) {
            return Optional.of(attribute.path(0).asText());
        }
        return attribute.isTextual() ? Optional.of(attribute.asText().split("\\.", 2)[0]) : Optional.empty();
    }

    private boolean isConditional() {
        return isToken() && node.has("Fn::If");
    }
}
