package dev.meridian.app.review.kubernetes.object;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A label selector: what its labels and expressions demand, all of it ("Labels and Selectors" in the Kubernetes
 * documentation). One that demands nothing selects everything.
 */
public record Selector(List<Demand> demands) {
    public Selector {
        demands = List.copyOf(demands);
    }

    /** Of a {@code LabelSelector} with {@code matchLabels} and {@code matchExpressions}. */
    public static Selector of(JsonNode labelSelector) {
        var demands = new ArrayList<Demand>();
        Fields.entries(labelSelector.path("matchLabels"))
                .forEach((label, value) -> demands.add(new Demand(label, Operator.IN, Set.of(value))));
        for (var expression : Fields.items(labelSelector.path("matchExpressions"))) {
            demands.add(new Demand(
                    expression.path("key").asText(),
                    Operator.of(expression.path("operator").asText()),
                    Fields.texts(expression.path("values"))));
        }
        return new Selector(demands);
    }

    /** Of exactly these labels, as Services select. */
    public static Selector ofLabels(Map<String, String> labels) {
        return new Selector(labels.entrySet().stream()
                .map(label -> new Demand(label.getKey(), Operator.IN, Set.of(label.getValue())))
                .toList());
    }

    public boolean selectsEverything() {
        return demands.isEmpty();
    }

    public boolean matches(Map<String, String> labels) {
        return demands.stream().allMatch(demand -> demand.isMetBy(labels));
    }

    /** Whether whatever this selects the other does too, as far as can be said of each demand alone. */
    public boolean isWithin(Selector other) {
        return other.demands.stream().allMatch(wanted -> demands.stream().anyMatch(demand -> demand.implies(wanted)));
    }

    /** Labels by which it selects; those of a pod that only this and wider selectors select. */
    public Map<String, String> sample() {
        var labels = new TreeMap<String, String>();
        for (var demand : demands) {
            if (demand.operator == Operator.IN && !demand.values.isEmpty()) {
                labels.put(demand.label, demand.values.iterator().next());
            } else if (demand.operator == Operator.EXISTS) {
                labels.put(demand.label, "any");
            }
        }
        return labels;
    }

    @Override
    public String toString() {
        return demands.isEmpty()
                ? "everything"
                : demands.stream().map(Demand::toString).collect(joining(", "));
    }

    /** What one label must be. */
    public record Demand(String label, Operator operator, Set<String> values) {
        public Demand {
            values = Set.copyOf(values);
        }

        @Override
        public String toString() {
            return switch (operator) {
                case IN -> label + "=" + values.stream().sorted().collect(joining("|"));
                case NOT_IN -> label + "≠" + values.stream().sorted().collect(joining("|"));
                case EXISTS -> label;
                case ABSENT -> "no " + label;
                case UNKNOWN -> label + "?";
            };
        }

        boolean isMetBy(Map<String, String> labels) {
            var has = labels.containsKey(label);
            return switch (operator) {
                case IN -> has && values.contains(labels.get(label));
                case NOT_IN -> !has || !values.contains(labels.get(label));
                case EXISTS -> has;
                case ABSENT -> !has;
                case UNKNOWN -> false;
            };
        }

        boolean implies(Demand wanted) {
            if (!label.equals(wanted.label)) {
                return false;
            }
            return switch (wanted.operator) {
                case IN -> operator == Operator.IN && wanted.values.containsAll(values);
                case NOT_IN ->
                    operator == Operator.ABSENT
                            || operator == Operator.NOT_IN && values.containsAll(wanted.values)
                            || operator == Operator.IN && values.stream().noneMatch(wanted.values::contains);
                case EXISTS -> operator == Operator.EXISTS || operator == Operator.IN;
                case ABSENT -> operator == Operator.ABSENT;
                case UNKNOWN -> equals(wanted);
            };
        }
    }

    /** How a label is compared. */
    public enum Operator {
        IN,
        NOT_IN,
        EXISTS,
        ABSENT,
        UNKNOWN;

        static Operator of(String name) {
            return switch (name) {
                case "In" -> IN;
                case "NotIn" -> NOT_IN;
                case "Exists" -> EXISTS;
                case "DoesNotExist" -> ABSENT;
                default -> UNKNOWN;
            };
        }
    }
}
