package dev.meridian.app.review.kubernetes.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One verb on one resource of a role.
 *
 * @param verb such as {@code get}
 * @param group the API group; empty for the core's
 * @param resource such as {@code secrets} or {@code pods/exec}; a path where it is one of the API server's
 * @param names the objects it is limited to; empty for all
 */
public record Grant(String verb, String group, String resource, Set<String> names) {
    private static final String ANY = "*";
    private static final Set<String> READING = Set.of("get", "list", "watch");

    /** Verbs by which one gives oneself more than one has ("Role Based Access Control Good Practices"). */
    private static final Set<String> ESCALATING = Set.of("escalate", "bind", "impersonate");

    /** Resources whose use, in any way but looking, leads to the rights of others. */
    private static final Set<String> LEADING_ON = Set.of(
            "pods/exec",
            "pods/attach",
            "pods/portforward",
            "pods/ephemeralcontainers",
            "nodes/proxy",
            "serviceaccounts/token",
            "roles",
            "clusterroles",
            "rolebindings",
            "clusterrolebindings",
            "validatingwebhookconfigurations",
            "mutatingwebhookconfigurations",
            "certificatesigningrequests/approval",
            "persistentvolumes");

    public Grant {
        names = Set.copyOf(names);
    }

    public static List<Grant> of(JsonNode rules) {
        var grants = new ArrayList<Grant>();
        for (var rule : Fields.items(rules)) {
            var names = Fields.texts(rule.path("resourceNames"));
            for (var verb : Fields.texts(rule.path("verbs"))) {
                for (var group : Fields.texts(rule.path("apiGroups"))) {
                    for (var resource : Fields.texts(rule.path("resources"))) {
                        grants.add(new Grant(verb, group, resource, names));
                    }
                }
                for (var path : Fields.texts(rule.path("nonResourceURLs"))) {
                    grants.add(new Grant(verb, "", path, Set.of()));
                }
            }
        }
        return grants;
    }

    public boolean isCoveredBy(List<Grant> others) {
        return others.stream().anyMatch(this::isWithin);
    }

    private boolean isWithin(Grant other) {
        return isWithin(verb, other.verb)
                && isWithin(group, other.group)
                && isWithin(resource, other.resource)
                && (other.names.isEmpty() || !names.isEmpty() && other.names.containsAll(names));
    }

    private static boolean isWithin(String value, String other) {
        return other.equals(ANY) && !value.startsWith("/")
                || other.equals(value)
                || other.startsWith("/")
                        && other.endsWith(ANY)
                        && value.startsWith(other.substring(0, other.length() - 1));
    }

    /** Whether it is a way to secrets, to code in others' pods or to more rights. */
    public boolean isPowerful() {
        var reads = READING.contains(verb);
        return verb.equals(ANY)
                || resource.equals(ANY)
                || ESCALATING.contains(verb)
                || resource.equals("secrets") && group.isEmpty()
                || LEADING_ON.contains(resource) && (!reads || resource.contains("/"));
    }

    /** Whether it is every verb on every resource. */
    public boolean isEverything() {
        return verb.equals(ANY) && resource.equals(ANY);
    }

    @Override
    public String toString() {
        var name = group.isEmpty() ? resource : resource + "." + group;
        return names.isEmpty()
                ? verb + " " + name
                : "%s %s named %s"
                        .formatted(
                                verb,
                                name,
                                String.join(", ", names.stream().sorted().toList()));
    }
}
