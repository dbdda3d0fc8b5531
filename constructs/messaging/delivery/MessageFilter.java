package dev.meridian.constructs.messaging.delivery;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * Which messages of a topic reach a queue. A message passes when for each key one of the matches holds. Bounds are
 * those of "Amazon SNS Developer Guide, Filter policy constraints in Amazon SNS"; its 200 filters per topic are a quota
 * that can be raised. A changed filter takes up to 15 minutes to hold everywhere.
 */
public sealed interface MessageFilter {
    /** Keys in one filter: {@value}. */
    int MOST_KEYS = 5;

    /** Combinations of values in one filter: {@value}. */
    int MOST_COMBINATIONS = 150;

    /** {@link #scope()} where it is not the body: {@value}, which is SNS's default. */
    String ATTRIBUTES = "MessageAttributes";

    /** What SNS looks at: {@code MessageAttributes} or {@code MessageBody}. */
    String scope();

    /** How SNS writes it; empty for everything. */
    Map<String, Object> render();

    /** Every message. */
    record Everything() implements MessageFilter {
        /** Said even so, since SNS takes no removal of it once there was a filter. */
        @Override
        public String scope() {
            return ATTRIBUTES;
        }

        @Override
        public Map<String, Object> render() {
            return Map.of();
        }
    }

    /**
     * Messages with these attributes.
     *
     * @param matches by the attribute's name, at most {@value MessageFilter#MOST_KEYS}
     */
    record OnAttributes(Map<String, List<Match>> matches) implements MessageFilter {
        /** @throws IllegalArgumentException if there are no keys, too many, or too many combinations of values */
        public OnAttributes {
            matches = check(matches, key -> 1);
        }

        @Override
        public String scope() {
            return ATTRIBUTES;
        }

        @Override
        public Map<String, Object> render() {
            var rendered = new TreeMap<String, Object>();
            matches.forEach((key, values) ->
                    rendered.put(key, values.stream().map(Match::render).toList()));
            return rendered;
        }
    }

    /**
     * Messages with a JSON body that has these values; others are not delivered at all.
     *
     * @param matches by the value's path, its parts joined by dots, such as {@code order.state}; at most {@value
     *     MessageFilter#MOST_KEYS} paths. AWS has counted keys in more than one way, and this is the strictest
     */
    record OnBody(Map<String, List<Match>> matches) implements MessageFilter {
        /**
         * @throws IllegalArgumentException if there are no paths, too many, too many combinations of values (nested
         *     ones count by their depth), or one path leads through another's value
         */
        public OnBody {
            matches = check(matches, path -> path.split("\\.", -1).length);
            for (var path : matches.keySet()) {
                if (path.startsWith(".") || path.endsWith(".") || path.contains("..")) {
                    throw new IllegalArgumentException("a path must be names joined by dots, got '%s'".formatted(path));
                }
                for (var other : matches.keySet()) {
                    if (other.startsWith(path + ".")) {
                        throw new IllegalArgumentException(
                                "'%s' can not be both a value and the way to '%s'".formatted(path, other));
                    }
                }
            }
        }

        @Override
        public String scope() {
            return "MessageBody";
        }

        @Override
        public Map<String, Object> render() {
            var root = new TreeMap<String, Object>();
            matches.forEach((path, values) -> put(
                    root,
                    List.of(path.split("\\.")),
                    values.stream().map(Match::render).toList()));
            return root;
        }

        @SuppressWarnings("unchecked")
        private static void put(Map<String, Object> object, List<String> path, List<Object> values) {
            if (path.size() == 1) {
                object.put(path.get(0), values);
            } else {
                var inner = object.computeIfAbsent(path.get(0), name -> new TreeMap<String, Object>());
                put((Map<String, Object>) inner, path.subList(1, path.size()), values);
            }
        }
    }

    private static Map<String, List<Match>> check(Map<String, List<Match>> matches, ToIntFunction<String> depth) {
        var sorted = new TreeMap<String, List<Match>>();
        requireNonNull(matches, "matches").forEach((key, values) -> sorted.put(key, List.copyOf(values)));
        if (sorted.isEmpty() || sorted.size() > MOST_KEYS) {
            throw new IllegalArgumentException(
                    "a filter must have 1 to %d keys, got %d; leave it out to let everything pass"
                            .formatted(MOST_KEYS, sorted.size()));
        }
        long combinations = 1;
        for (var entry : sorted.entrySet()) {
            if (entry.getKey().isEmpty() || entry.getValue().isEmpty()) {
                throw new IllegalArgumentException("each key of a filter must have a name and a match, got '%s' with %d"
                        .formatted(entry.getKey(), entry.getValue().size()));
            }
            combinations *= (long) entry.getValue().size() * depth.applyAsInt(entry.getKey());
        }
        if (combinations > MOST_COMBINATIONS) {
            throw new IllegalArgumentException(
                    "a filter must have at most %d combinations of values, got %d; match on fewer values, or prefixes"
                            .formatted(MOST_COMBINATIONS, combinations));
        }
        return sorted;
    }
}
