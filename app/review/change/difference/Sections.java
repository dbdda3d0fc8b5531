package dev.meridian.app.review.change.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.app.review.change.StackPair;
import java.util.Set;
import java.util.TreeSet;

/** What stands in a template beside its resources. */
final class Sections {
    private Sections() {}

    /** The names of a section that are on both sides and differ. */
    static Set<String> differing(StackPair pair, String section) {
        var before = body(pair, true).path(section);
        var after = body(pair, false).path(section);
        var differing = new TreeSet<String>();
        if (before != after) {
            for (var entry : after.properties()) {
                if (before.has(entry.getKey()) && !before.path(entry.getKey()).equals(entry.getValue())) {
                    differing.add(entry.getKey());
                }
            }
        }
        return differing;
    }

    /** One of a section as it runs or as proposed; a missing node if there is none. */
    static JsonNode entry(StackPair pair, boolean before, String section, String name) {
        return body(pair, before).path(section).path(name);
    }

    private static JsonNode body(StackPair pair, boolean before) {
        return (before ? pair.before() : pair.after()).map(StackTemplate::body).orElse(MissingNode.getInstance());
    }
}
