package dev.meridian.app.review.change.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.meridian.app.review.change.PropertyChange;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds where two values differ: down to the leaves of objects, and into lists that have kept their length. */
final class Leaves {
    private static final String DEPENDS_ON = "DependsOn";

    private Leaves() {}

    /** The differences of two resources or objects, in the order of their paths. */
    static List<PropertyChange> between(JsonNode before, JsonNode after) {
        var changes = new ArrayList<PropertyChange>();
        compare("", before, after, changes);
        return changes;
    }

    private static void compare(String path, JsonNode before, JsonNode after, List<PropertyChange> changes) {
        if (before.equals(after) || path.equals(DEPENDS_ON) && sameNames(before, after)) {
            return;
        }
        if (before.isObject() && after.isObject() && !Values.isFunction(before) && !Values.isFunction(after)) {
            var names = new TreeSet<String>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            for (var name : names) {
                compare(path.isEmpty() ? name : path + "." + name, at(before, name), at(after, name), changes);
            }
        } else if (before.isArray()
                && after.isArray()
                && before.size() == after.size()
                && !isReordered(before, after)) {
            for (var i = 0; i < before.size(); i++) {
                compare(path + "[" + i + "]", before.get(i), after.get(i), changes);
            }
        } else {
            changes.add(new PropertyChange(path, before, after, Replacement.NO));
        }
    }

    /** The same elements in another order are one change of the list. */
    private static boolean isReordered(JsonNode before, JsonNode after) {
        var missing = new HashMap<JsonNode, Integer>();
        before.forEach(element -> missing.merge(element, 1, Integer::sum));
        after.forEach(element -> missing.merge(element, -1, Integer::sum));
        return missing.values().stream().allMatch(count -> count == 0);
    }

    /** CloudFormation takes one name or a list, in any order. */
    private static boolean sameNames(JsonNode before, JsonNode after) {
        return names(before).equals(names(after));
    }

    private static Set<String> names(JsonNode value) {
        var names = new TreeSet<String>();
        if (value.isTextual()) {
            names.add(value.asText());
        }
        value.forEach(name -> names.add(name.asText()));
        return names;
    }

    private static JsonNode at(JsonNode object, String name) {
        var value = object.get(name);
        return value == null ? MissingNode.getInstance() : value;
    }
}
