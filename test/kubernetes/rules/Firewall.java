package dev.meridian.kubernetes.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.constructs.addresses.Ipv4Block;
import dev.meridian.kubernetes.model.Applied;
import dev.meridian.kubernetes.model.Cluster;
import dev.meridian.kubernetes.model.Pod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What network policies let through, reckoned as "Network Policies", Kubernetes Documentation, has it: a pod that any
 * policy selects for a direction may do there what one of them allows. Pods have addresses of the VPC, so that a range
 * means those in it, too.
 *
 * @param cluster the cluster
 * @param podAddresses where its pods have their addresses
 */
public record Firewall(Cluster cluster, Ipv4Block podAddresses) {
    private static final String INGRESS = "ingress";
    private static final String EGRESS = "egress";

    /** Each two pods, or twice the same, of which one reaches the other: {@code a/one -> b/two:80}. */
    public Set<String> pairs() {
        var pods = cluster.pods();
        var all = ports(pods);
        var out = new HashMap<Pod, Map<Pod, Set<Integer>>>();
        var in = new HashMap<Pod, Map<Pod, Set<Integer>>>();
        for (var pod : pods) {
            out.put(pod, doors(EGRESS, "to", pod, pods, all));
            in.put(pod, doors(INGRESS, "from", pod, pods, all));
        }
        var pairs = new TreeSet<String>();
        for (var from : pods) {
            for (var to : pods) {
                var ports = new TreeSet<>(out.get(from).get(to));
                ports.retainAll(in.get(to).get(from));
                ports.forEach(port -> pairs.add(Traffic.pair(from, to, port)));
            }
        }
        return pairs;
    }

    /** All ports that anything listens on or any policy names, and one that is none of these. */
    private Set<Integer> ports(List<Pod> pods) {
        var ports = new TreeSet<>(Set.of(1));
        pods.forEach(pod -> ports.addAll(pod.ports()));
        cluster.all("NetworkPolicy")
                .flatMap(policy -> policy.spec().findValues("ports").stream())
                .flatMap(Applied::each)
                .forEach(port -> ports.add(port.path("port").asInt()));
        return ports;
    }

    /** The ports that are open between a pod and each other one, in one direction. */
    private Map<Pod, Set<Integer>> doors(String direction, String peers, Pod self, List<Pod> others, Set<Integer> all) {
        var policies = policies(direction, self);
        var doors = new HashMap<Pod, Set<Integer>>();
        others.forEach(other -> doors.put(other, new TreeSet<>(policies.isEmpty() ? all : Set.of())));
        for (var policy : policies) {
            for (var rule : policy.spec().path(direction)) {
                var open = all.stream().filter(port -> names(rule, port, "TCP")).toList();
                others.stream()
                        .filter(other -> isPeer(rule.path(peers), other, policy))
                        .forEach(other -> doors.get(other).addAll(open));
            }
        }
        return doors;
    }

    private boolean isPeer(JsonNode peers, Pod other, Applied policy) {
        return peers.isEmpty()
                || Applied.each(peers)
                        .anyMatch(
                                peer -> Peers.matches(peer, other, policy, cluster) || holdsPods(peer.path("ipBlock")));
    }

    /** Whether pods of any namespace may have an address in the block. */
    private boolean holdsPods(JsonNode block) {
        return block.has("cidr")
                && Ipv4Block.parse(block.path("cidr").asText()).overlaps(podAddresses)
                && Applied.each(block.path("except"))
                        .noneMatch(hole -> Ipv4Block.parse(hole.asText()).contains(podAddresses));
    }

    /** The blocks that a pod may open connections to: {@code 10.0.0.0/16:443}, and {@code without …} its holes. */
    public Set<String> blocksTo(Pod pod) {
        return blocks(EGRESS, "to", pod);
    }

    /** The blocks that a pod takes connections from. */
    public Set<String> blocksFrom(Pod pod) {
        return blocks(INGRESS, "from", pod);
    }

    private Set<String> blocks(String direction, String peers, Pod pod) {
        var blocks = new TreeSet<String>();
        for (var policy : policies(direction, pod)) {
            for (var rule : policy.spec().path(direction)) {
                for (var peer : rule.path(peers)) {
                    if (peer.has("ipBlock")) {
                        var holes = new TreeSet<String>();
                        peer.path("ipBlock").path("except").forEach(hole -> holes.add(hole.asText()));
                        rule.path("ports")
                                .forEach(port -> blocks.add(Traffic.block(
                                        peer.path("ipBlock").path("cidr").asText(),
                                        holes,
                                        port.path("port").asInt())));
                    }
                }
            }
        }
        return blocks;
    }

    /** Pods that cannot ask for names, by both protocols. */
    public List<Pod> withoutNames() {
        return cluster.pods().stream()
                .filter(pod -> Stream.of("UDP", "TCP").anyMatch(protocol -> policies(EGRESS, pod).stream()
                        .flatMap(policy -> Applied.each(policy.spec().path(EGRESS)))
                        .noneMatch(rule -> names(rule, 53, protocol)
                                && Applied.each(rule.path("to")).anyMatch(Peers::isDns))))
                .toList();
    }

    /** Pods that are open in a direction, since no policy selects them. */
    public List<Pod> unguarded() {
        return cluster.pods().stream()
                .filter(pod -> policies(EGRESS, pod).isEmpty()
                        || policies(INGRESS, pod).isEmpty())
                .toList();
    }

    private List<Applied> policies(String direction, Pod pod) {
        return cluster.all("NetworkPolicy")
                .filter(policy -> policy.namespace().equals(pod.namespace()))
                .filter(policy -> Applied.each(policy.spec().path("policyTypes"))
                        .anyMatch(type -> type.asText().equalsIgnoreCase(direction)))
                .filter(policy -> pod.hasLabels(Selectors.labels(policy.spec().path("podSelector"))))
                .toList();
    }

    private static boolean names(JsonNode rule, int port, String protocol) {
        return rule.path("ports").isEmpty()
                || Applied.each(rule.path("ports"))
                        .anyMatch(named -> named.path("port").asInt() == port
                                && named.path("protocol").asText("TCP").equals(protocol));
    }
}
