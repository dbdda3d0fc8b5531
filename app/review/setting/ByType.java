package dev.meridian.app.review.setting;

import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is to be looked at in resources of which types, so that a resource costs nothing to rules that do not know its type.
 * It looks at resources that are on both sides, renamed and moved ones included.
 */
public final class ByType {
    private final Map<String, List<Function<ResourceChange, Stream<Finding>>>> examinations = new HashMap<>();

    @SafeVarargs
    public final ByType with(String type, Function<ResourceChange, Stream<Finding>>... some) {
        examinations.computeIfAbsent(type, unused -> new ArrayList<>()).addAll(List.of(some));
        return this;
    }

    /** A rule of what was given so far. */
    public Rule rule() {
        var known = Map.copyOf(examinations);
        return Rule.ofEach(
                change -> change.before().isObject() && change.after().isObject()
                        ? known.getOrDefault(change.type(), List.of()).stream()
                                .flatMap(examination -> examination.apply(change))
                        : Stream.empty());
    }
}
