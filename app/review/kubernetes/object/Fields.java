package dev.meridian.app.review.kubernetes.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads fields that may have another shape than Kubernetes wants, as a manifest may hold anything. */
public final class Fields {
    private Fields() {}

    /** The field at a path such as {@code spec.template.spec}; names with dots in them need {@link JsonNode#path}. */
    public static JsonNode at(JsonNode object, String path) {
        var node = object;
        for (var start = 0; start <= path.length(); ) {
            var dot = path.indexOf('.', start);
            var end = dot < 0 ? path.length() : dot;
            node = node.path(path.substring(start, end));
            start = end + 1;
        }
        return node;
    }

    /** The entries of a list; a lone object or value counts as a list of one. */
    public static List<JsonNode> items(JsonNode list) {
        if (!list.isArray()) {
            return list.isMissingNode() || list.isNull() ? List.of() : List.of(list);
        }
        var items = new ArrayList<JsonNode>();
        list.forEach(items::add);
        return items;
    }

    /** The entries of a list as texts. */
    public static Set<String> texts(JsonNode list) {
        var texts = new LinkedHashSet<String>();
        items(list).forEach(item -> texts.add(item.isValueNode() ? item.asText() : item.toString()));
        return texts;
    }

    /** The keys of an object and their values as texts. */
    public static Map<String, String> entries(JsonNode object) {
        var entries = new LinkedHashMap<String, String>();
        object.properties()
                .forEach(entry -> entries.put(entry.getKey(), entry.getValue().asText()));
        return entries;
    }

    /** Whether it is absent or says nothing. */
    public static boolean isAbsent(JsonNode field) {
        return field.isMissingNode() || field.isNull() || field.isContainerNode() && field.isEmpty();
    }

    public static boolean isTrue(JsonNode field) {
        return field.asText().equalsIgnoreCase("true");
    }

    public static boolean isFalse(JsonNode field) {
        return field.asText().equalsIgnoreCase("false");
    }

    /** Whether only a deployment knows a part of it. */
    public static boolean isToken(JsonNode field) {
        return field.isTextual() ? isToken(field.asText()) : field.isContainerNode() && isToken(field.toString());
    }

    public static boolean isToken(String text) {
        return text.contains("${");
    }

    /** Whether they differ in something that both say, or that one says and the other leaves out. */
    public static boolean differInLiterals(JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return false;
        }
        if (before.isObject() && after.isObject()) {
            var names = new LinkedHashSet<String>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            return names.stream().anyMatch(name -> differInLiterals(before.path(name), after.path(name)));
        }
        if (before.isArray() && after.isArray() && before.size() == after.size()) {
            for (var index = 0; index < before.size(); index++) {
                if (differInLiterals(before.path(index), after.path(index))) {
                    return true;
                }
            }
            return false;
        }
        return !isToken(before) && !isToken(after);
    }

    /** A number or a quantity such as {@code 500m}. */
    public static Optional<BigDecimal> number(JsonNode field) {
        return Quantity.parse(field.asText());
    }

    /** The value as a sentence shows it. */
    public static String show(JsonNode field) {
        if (field.isMissingNode() || field.isNull()) {
            return "none";
        }
        return field.isValueNode() ? field.asText() : field.toString().replace('"', '\'');
    }
}
