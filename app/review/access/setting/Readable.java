package dev.meridian.app.review.access.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;

/** Makes values fit for a sentence: in one line, never empty, and the same whatever the order of members. */
public final class Readable {
    private Readable() {}

    /** A text in one line; of a blank one what it is. */
    public static String text(String text) {
        if (text.isBlank()) {
            return "nothing";
        }
        return isPlain(text) ? text : joined(text);
    }

    private static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (Character.isISOControl(character) || character == ' ' && i > 0 && text.charAt(i - 1) == ' ') {
                return false;
            }
        }
        return true;
    }

    private static String joined(String text) {
        var line = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var character = Character.isISOControl(text.charAt(i)) ? ' ' : text.charAt(i);
            if (character != ' ' || line.isEmpty() || line.charAt(line.length() - 1) != ' ') {
                line.append(character);
            }
        }
        return line.toString();
    }

    /** The same value with the members of objects in the order of their names. */
    public static JsonNode canonical(JsonNode value) {
        if (value instanceof ObjectNode object) {
            var members = new TreeMap<String, JsonNode>();
            object.properties().forEach(member -> members.put(member.getKey(), canonical(member.getValue())));
            ObjectNode sorted = JsonNodeFactory.instance.objectNode();
            members.forEach(sorted::set);
            return sorted;
        }
        if (value instanceof ArrayNode list) {
            ArrayNode sorted = JsonNodeFactory.instance.arrayNode(list.size());
            list.forEach(element -> sorted.add(canonical(element)));
            return sorted;
        }
        return value;
    }
}
