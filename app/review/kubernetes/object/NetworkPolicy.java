package dev.meridian.app.review.kubernetes.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a NetworkPolicy does to the pods it selects: it isolates them in its directions and then lets some traffic through;
 * the policies of a pod add up ("Network Policies" in the Kubernetes documentation).
 *
 * @param selector the pods, of its own namespace
 * @param directions the directions in which it isolates
 * @param allowances what it lets through, by direction
 */
public record NetworkPolicy(Selector selector, Set<Direction> directions, Map<Direction, List<Allowance>> allowances) {
    /** Whither traffic goes, seen from the pod. */
    public enum Direction {
        INGRESS("Ingress", "ingress", "from"),
        EGRESS("Egress", "egress", "to");

        private final String type;
        private final String rules;
        private final String peers;

        Direction(String type, String rules, String peers) {
            this.type = type;
            this.rules = rules;
            this.peers = peers;
        }

        /** The field of the policy's spec that holds its rules. */
        public String rules() {
            return rules;
        }

        /** The word between traffic and its other end: from, or to. */
        public String preposition() {
            return peers;
        }
    }

    public static NetworkPolicy of(JsonNode object) {
        var spec = object.path("spec");
        var types = Fields.texts(spec.path("policyTypes"));
        var directions = new ArrayList<Direction>();
        for (var direction : Direction.values()) {
            // Without types a policy is of ingress, and of egress only if it has rules for it.
            var isImplied =
                    types.isEmpty() && (direction == Direction.INGRESS || !Fields.isAbsent(spec.path(direction.rules)));
            if (isImplied || types.contains(direction.type)) {
                directions.add(direction);
            }
        }
        var namespace = object.path("metadata").path("namespace").asText("default");
        return new NetworkPolicy(
                Selector.of(spec.path("podSelector")),
                Set.copyOf(directions),
                Map.of(
                        Direction.INGRESS, allowances(spec, Direction.INGRESS, namespace),
                        Direction.EGRESS, allowances(spec, Direction.EGRESS, namespace)));
    }

    public boolean isolates(Direction direction, Map<String, String> labels) {
        return directions.contains(direction) && selector.matches(labels);
    }

    public List<Allowance> allowances(Direction direction) {
        return directions.contains(direction) ? allowances.getOrDefault(direction, List.of()) : List.of();
    }

    private static List<Allowance> allowances(JsonNode spec, Direction direction, String namespace) {
        var allowances = new ArrayList<Allowance>();
        for (var rule : Fields.items(spec.path(direction.rules))) {
            allowances.addAll(Allowance.of(
                    Fields.items(rule.path(direction.peers)), Fields.items(rule.path("ports")), namespace));
        }
        return allowances;
    }
}
