package dev.meridian.kubernetes.rules;

import dev.meridian.kubernetes.model.Applied;
import dev.meridian.kubernetes.model.Cluster;
import dev.meridian.kubernetes.model.Pod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The name of a host within the cluster, wherever a pod reads it, is a Service's, and the port beside it one of its. */
public final class Hosts {
    private static final String HOST = "HOST";
    private static final String PORT = "PORT";
    private static final Pattern IN_CLUSTER = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)?");
    private static final Pattern IN_ADDRESS = Pattern.compile("@([a-z0-9.-]+):(\\d+)");

    private Hosts() {}

    /** Names that nothing answers to. */
    public static List<String> problems(Cluster cluster) {
        var problems = new ArrayList<String>();
        cluster.all("ConfigMap")
                .forEach(map -> check(cluster, map, Applied.strings(map.json().path("data")), problems));
        for (var pod : cluster.pods()) {
            for (var container : pod.containers()) {
                var variables = new LinkedHashMap<String, String>();
                container
                        .path("env")
                        .forEach(variable -> variables.put(
                                variable.path("name").asText(),
                                variable.path("value").asText()));
                check(cluster, pod.controller(), variables, problems);
            }
        }
        cluster.all("ExternalSecret").forEach(secret -> secret.spec()
                .path("target")
                .path("template")
                .path("data")
                .forEach(text -> {
                    var found = IN_ADDRESS.matcher(text.asText());
                    while (found.find()) {
                        check(cluster, secret, found.group(1), found.group(2), problems);
                    }
                }));
        return problems;
    }

    private static void check(Cluster cluster, Applied in, Map<String, String> values, List<String> problems) {
        values.forEach((key, host) -> {
            if (key.endsWith(HOST) && !key.equals("API_HOST")) {
                var port = values.getOrDefault(key.substring(0, key.length() - HOST.length()) + PORT, "");
                check(cluster, in, host, port, problems);
            }
        });
    }

    private static void check(Cluster cluster, Applied in, String host, String port, List<String> problems) {
        if (IN_CLUSTER.matcher(host).matches() && !answers(cluster, in.namespace(), host, port)) {
            problems.add("%s names host '%s' with port '%s', which nothing answers to".formatted(in, host, port));
        }
    }

    private static boolean answers(Cluster cluster, String from, String host, String port) {
        var dot = host.indexOf('.');
        if (dot < 0) {
            return hasPort(cluster, from, host, port);
        }
        var first = host.substring(0, dot);
        var second = host.substring(dot + 1);
        return cluster.namespaces().contains(second)
                ? hasPort(cluster, second, first, port)
                : isPodOf(cluster, from, first, second) && hasPort(cluster, from, second, port);
    }

    private static boolean isPodOf(Cluster cluster, String namespace, String pod, String service) {
        return cluster.pods().stream()
                .filter(candidate -> candidate.namespace().equals(namespace))
                .filter(candidate -> candidate.name().equals(pod))
                .map(Pod::controller)
                .anyMatch(set -> set.spec().path("serviceName").asText().equals(service));
    }

    private static boolean hasPort(Cluster cluster, String namespace, String service, String port) {
        return cluster.all("Service")
                .filter(object -> object.is("Service", namespace, service))
                .flatMap(object -> Applied.each(object.spec().path("ports")))
                .anyMatch(had -> port.isEmpty() || had.path("port").asText().equals(port));
    }
}
