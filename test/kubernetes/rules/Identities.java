package dev.meridian.kubernetes.rules;

import dev.meridian.kubernetes.model.Applied;
import dev.meridian.kubernetes.model.Cluster;
import dev.meridian.kubernetes.model.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who has a role of AWS reaches the agent that hands out its credentials, and nobody else does. */
public final class Identities {
    private static final String AGENT = "169.254.170.23/32";

    private Identities() {}

    /**
     * Where roles, service accounts and network policies do not agree.
     *
     * @param associated the service accounts that have a role, as {@code namespace/name}
     */
    public static List<String> problems(Cluster cluster, Set<String> associated) {
        var problems = new ArrayList<String>();
        for (var account : associated) {
            if (cluster.pods().stream().noneMatch(pod -> account(pod).equals(account))) {
                problems.add("role of %s, which no pod runs as".formatted(account));
            }
            if (cluster.all("ServiceAccount")
                    .noneMatch(object -> account.equals(object.namespace() + "/" + object.name()))) {
                problems.add("role of %s, which is not there".formatted(account));
            }
        }
        for (var pod : cluster.pods()) {
            var reaches = reachesAgent(cluster, pod);
            if (reaches != associated.contains(account(pod))) {
                problems.add("%s %s the agent, and its account %s a role"
                        .formatted(pod, reaches ? "reaches" : "does not reach", reaches ? "has not" : "has"));
            }
            if (pod.spec().path("automountServiceAccountToken").asBoolean(true)) {
                problems.add("%s holds a token of the Kubernetes API".formatted(pod));
            }
        }
        return problems;
    }

    private static String account(Pod pod) {
        return pod.namespace() + "/" + pod.spec().path("serviceAccountName").asText();
    }

    private static boolean reachesAgent(Cluster cluster, Pod pod) {
        return cluster.all("NetworkPolicy")
                .filter(policy -> policy.namespace().equals(pod.namespace())
                        && pod.hasLabels(Selectors.labels(policy.spec().path("podSelector"))))
                .flatMap(policy -> Applied.each(policy.spec().path("egress")))
                .anyMatch(rule -> Applied.each(rule.path("to")).anyMatch(peer -> peer.path("ipBlock")
                                .path("cidr")
                                .asText()
                                .equals(AGENT))
                        && Applied.each(rule.path("ports"))
                                .anyMatch(port -> port.path("port").asInt() == 80));
    }
}
