package dev.meridian.kubernetes.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.kubernetes.model.Applied;
import dev.meridian.kubernetes.model.Cluster;
import dev.meridian.kubernetes.model.Pod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whatever an object names is there, with the keys and ports that it names. */
public final class References {
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\(([A-Za-z0-9_]+)\\)");
    private static final Set<String> BELONGS_TO_NO_NAMESPACE = Set.of(
            "Namespace",
            "PersistentVolume",
            "PriorityClass",
            "StorageClass",
            "VolumeSnapshotClass",
            "ClusterSecretStore");

    private final Cluster cluster;
    private final List<String> problems = new ArrayList<>();

    private References(Cluster cluster) {
        this.cluster = cluster;
    }

    /** What names something that is not there. */
    public static List<String> problems(Cluster cluster) {
        return new References(cluster).all();
    }

    private List<String> all() {
        cluster.objects()
                .forEach(object -> require(
                        BELONGS_TO_NO_NAMESPACE.contains(object.kind())
                                ? object.namespace().isEmpty()
                                : cluster.namespaces().contains(object.namespace()),
                        "%s is in no namespace that is there",
                        object));
        cluster.objects().stream()
                .collect(Collectors.groupingBy(object -> object.json().path("apiVersion") + " " + object))
                .forEach((what, same) -> require(same.size() == 1, "%s is applied %d times", what, same.size()));
        cluster.pods().forEach(this::checkPod);
        cluster.all("PersistentVolumeClaim").forEach(this::checkClaim);
        cluster.all("StatefulSet").forEach(set -> Applied.each(set.spec().path("volumeClaimTemplates"))
                .forEach(claim -> has(
                        set,
                        "StorageClass",
                        "",
                        claim.path("spec").path("storageClassName").asText())));
        cluster.all("ExternalSecret").forEach(secret -> {
            var store = secret.spec().path("secretStoreRef");
            has(secret, store.path("kind").asText(), "", store.path("name").asText());
        });
        return problems;
    }

    private void checkPod(Pod pod) {
        var spec = pod.spec();
        has(
                pod,
                "ServiceAccount",
                pod.namespace(),
                spec.path("serviceAccountName").asText());
        if (spec.has("priorityClassName")) {
            has(pod, "PriorityClass", "", spec.path("priorityClassName").asText());
        }
        var volumes = checkVolumes(pod);
        var mounted = new HashSet<String>();
        for (var container : pod.containers()) {
            checkVariables(pod, container);
            checkProbes(pod, container);
            for (var mount : container.path("volumeMounts")) {
                var name = mount.path("name").asText();
                mounted.add(name);
                require(volumes.contains(name), "%s mounts volume '%s', which is not there", pod, name);
            }
        }
        volumes.forEach(name -> require(mounted.contains(name), "%s mounts volume '%s' nowhere", pod, name));
    }

    private Set<String> checkVolumes(Pod pod) {
        var names = new HashSet<String>();
        for (var volume : pod.spec().path("volumes")) {
            names.add(volume.path("name").asText());
            checkSource(pod, volume);
            volume.path("projected").path("sources").forEach(source -> checkSource(pod, source));
            if (volume.has("persistentVolumeClaim")) {
                has(
                        pod,
                        "PersistentVolumeClaim",
                        pod.namespace(),
                        volume.path("persistentVolumeClaim").path("claimName").asText());
            }
        }
        for (var claim : pod.controller().spec().path("volumeClaimTemplates")) {
            names.add(claim.path("metadata").path("name").asText());
        }
        return names;
    }

    private void checkSource(Pod pod, JsonNode source) {
        if (source.has("configMap")) {
            var map = source.path("configMap");
            var name = map.path("name").asText();
            has(pod, "ConfigMap", pod.namespace(), name);
            map.path("items").forEach(item -> entry(pod, name, item.path("key").asText()));
        }
        if (source.has("secret")) {
            var secret = source.path("secret");
            var name = secret.has("name")
                    ? secret.path("name").asText()
                    : secret.path("secretName").asText();
            require(secret.path("items").size() > 0, "%s takes all keys of secret '%s'; name them", pod, name);
            secret.path("items").forEach(item -> key(pod, name, item.path("key").asText()));
        }
    }

    /** {@code $(NAME)} stands for what is said before in the container itself, not for what a ConfigMap brings. */
    private void checkVariables(Pod pod, JsonNode container) {
        var before = new HashSet<String>();
        for (var source : container.path("envFrom")) {
            has(
                    pod,
                    "ConfigMap",
                    pod.namespace(),
                    source.path("configMapRef").path("name").asText());
        }
        for (var variable : container.path("env")) {
            var name = variable.path("name").asText();
            require(!before.contains(name), "%s sets variable '%s' twice", pod, name);
            VARIABLE.matcher(variable.path("value").asText())
                    .results()
                    .map(found -> found.group(1))
                    .forEach(named -> require(
                            before.contains(named), "%s: %s refers to '%s', which is not before it", pod, name, named));
            before.add(name);
            var from = variable.path("valueFrom");
            if (from.has("configMapKeyRef")) {
                var reference = from.path("configMapKeyRef");
                entry(
                        pod,
                        reference.path("name").asText(),
                        reference.path("key").asText());
            } else if (from.has("secretKeyRef")) {
                var reference = from.path("secretKeyRef");
                key(pod, reference.path("name").asText(), reference.path("key").asText());
            }
        }
    }

    private void checkProbes(Pod pod, JsonNode container) {
        var ports = pod.ports();
        for (var kind : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            for (var check : List.of("httpGet", "tcpSocket")) {
                var port = container.path(kind).path(check).path("port");
                require(
                        port.isMissingNode() || ports.contains(port.asInt()),
                        "%s: %s asks port %s, the pod listens on %s",
                        pod,
                        kind,
                        port,
                        ports);
            }
        }
    }

    private void checkClaim(Applied claim) {
        var name = claim.spec().path("volumeName").asText();
        require(
                cluster.all("PersistentVolume")
                        .anyMatch(volume -> volume.name().equals(name)
                                && volume.spec()
                                        .path("claimRef")
                                        .path("name")
                                        .asText()
                                        .equals(claim.name())
                                && volume.spec()
                                        .path("claimRef")
                                        .path("namespace")
                                        .asText()
                                        .equals(claim.namespace())
                                && volume.spec()
                                        .path("accessModes")
                                        .equals(claim.spec().path("accessModes"))
                                && volume.spec()
                                        .path("storageClassName")
                                        .equals(claim.spec().path("storageClassName"))
                                && volume.spec()
                                        .path("capacity")
                                        .path("storage")
                                        .equals(claim.spec()
                                                .path("resources")
                                                .path("requests")
                                                .path("storage"))),
                "%s and its volume '%s' do not fit each other",
                claim,
                name);
    }

    private void entry(Pod pod, String map, String key) {
        require(
                cluster.has("ConfigMap", pod.namespace(), map)
                        && cluster.get("ConfigMap", pod.namespace(), map)
                                .json()
                                .path("data")
                                .has(key),
                "%s reads '%s' of ConfigMap '%s', which is not there",
                pod,
                key,
                map);
    }

    /** Secrets are made by the operator of external secrets, from what is applied. */
    private void key(Pod pod, String secret, String key) {
        require(
                cluster.all("ExternalSecret")
                        .filter(object -> object.namespace().equals(pod.namespace()))
                        .filter(object -> object.spec()
                                .path("target")
                                .path("name")
                                .asText()
                                .equals(secret))
                        .anyMatch(object -> SecretSources.keys(object).contains(key)),
                "%s reads '%s' of Secret '%s', which is not there",
                pod,
                key,
                secret);
    }

    private void has(Object who, String kind, String namespace, String name) {
        require(cluster.has(kind, namespace, name), "%s names %s '%s', which is not there", who, kind, name);
    }

    private void require(boolean holds, String problem, Object... parts) {
        if (!holds) {
            problems.add(problem.formatted(parts));
        }
    }
}
