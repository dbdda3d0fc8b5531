package dev.meridian.app.review.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.kubernetes.change.KubernetesRule;
import dev.meridian.app.review.kubernetes.change.ObjectChange;
import dev.meridian.app.review.kubernetes.object.Fields;
import dev.meridian.app.review.kubernetes.object.PodTemplate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Objects that go although pods name them and do not start without. */
final class References {
    private static final List<String> CONTAINERS = List.of("containers", "initContainers");

    /** Objects that pods name. */
    private static final Set<String> NAMED =
            Set.of("ConfigMap", "Secret", "ExternalSecret", "ServiceAccount", "PriorityClass");

    private static final Set<String> SECRETS = Set.of("Secret", "ExternalSecret");

    private static final Set<String> MAKE_SECRETS = Set.of("Secret", "ExternalSecret", "SealedSecret");
    private static final Set<String> STORES = Set.of("SecretStore", "ClusterSecretStore");

    private References() {}

    static Stream<Finding> examine(ObjectChange change) {
        if (change.isRemoved() && STORES.contains(change.kind())) {
            return change.notable(
                    KubernetesRule.DEPENDENCY_REMOVED,
                    "the %s is deleted: secrets that come from it are no longer renewed, new ones not made"
                            .formatted(change.kind()),
                    "Check that no ExternalSecret names it, in any namespace it serves.");
        }
        if (change.isRemoved() && NAMED.contains(change.kind())) {
            return removed(change);
        }
        if (!change.isChanged()) {
            return Stream.empty();
        }
        var isRenamed = change.kind().equals("ExternalSecret")
                && !target(change.before()).equals(target(change.after()));
        return isRenamed ? removed(change) : missing(change);
    }

    private static String target(JsonNode secret) {
        return Fields.at(secret, "spec.target.name")
                .asText(secret.path("metadata").path("name").asText());
    }

    /** Secrets that pods begin to read, in place of others that are here, and that nothing here makes. */
    private static Stream<Finding> missing(ObjectChange change) {
        var before = PodTemplate.of(change.before());
        var after = PodTemplate.of(change.after());
        if (before.isEmpty() || after.isEmpty()) {
            return Stream.empty();
        }
        var former = names("Secret", before.get().spec());
        var proposed = names("Secret", after.get().spec());
        var isFromHere = former.stream()
                .filter(name -> !proposed.contains(name))
                .anyMatch(secrets(change.neighbours().before(change.change()), change)::contains);
        var known = secrets(change.neighbours().after(change.change()), change);
        var unknown = proposed.stream()
                .filter(name -> !former.contains(name) && !known.contains(name) && !Fields.isToken(name))
                .toList();
        return isFromHere && !unknown.isEmpty()
                ? change.notable(
                        KubernetesRule.DEPENDENCY_REMOVED,
                        "pods now need a secret that nothing here makes: %s".formatted(String.join(", ", unknown)),
                        "Check that it exists in the namespace; without it new pods do not start.",
                        after.get().pathOf("containers"))
                : Stream.empty();
    }

    private static Set<String> secrets(List<JsonNode> objects, ObjectChange change) {
        return objects.stream()
                .filter(object -> MAKE_SECRETS.contains(object.path("kind").asText()))
                .filter(object -> ObjectChange.namespace(object).equals(change.namespace()))
                .map(References::target)
                .collect(Collectors.toSet());
    }

    private static Stream<Finding> removed(ObjectChange change) {
        var name = change.kind().equals("ExternalSecret")
                ? change.before("spec.target.name").asText(change.name())
                : change.name();
        var isGlobal = change.kind().equals("PriorityClass");
        var after = change.neighbours().after(change.change());
        var isStillThere = SECRETS.contains(change.kind())
                && after.stream()
                        .filter(object -> SECRETS.contains(object.path("kind").asText()))
                        .filter(object -> ObjectChange.namespace(object).equals(change.namespace()))
                        .anyMatch(object -> Fields.at(object, "spec.target.name")
                                .asText(object.path("metadata").path("name").asText())
                                .equals(name));
        var users = after.stream()
                .filter(object -> isGlobal || ObjectChange.namespace(object).equals(change.namespace()))
                .filter(object -> PodTemplate.of(object)
                        .map(PodTemplate::spec)
                        .filter(pod -> names(change.kind(), pod).contains(name))
                        .isPresent())
                .map(object -> object.path("kind").asText() + " "
                        + object.path("metadata").path("name").asText())
                .toList();
        return isStillThere || users.isEmpty()
                ? Stream.empty()
                : change.dangerous(
                        KubernetesRule.DEPENDENCY_REMOVED,
                        change.isRemoved()
                                ? "the %s is deleted although pods need it: %s"
                                        .formatted(change.kind(), String.join(", ", users))
                                : "the secret %s is made under another name (%s) although pods need it: %s"
                                        .formatted(name, target(change.after()), String.join(", ", users)),
                        "Take the reference out of the pods first; without it new ones do not start.",
                        "spec.target");
    }

    private static Set<String> names(String kind, JsonNode pod) {
        var names = new LinkedHashSet<String>();
        switch (kind) {
            case "PriorityClass" -> add(names, pod.path("priorityClassName"));
            case "ServiceAccount" -> add(names, pod.path("serviceAccountName"));
            case "ConfigMap" -> ofConfiguration(names, pod, "configMapRef", "configMapKeyRef", "configMap", "name");
            default -> ofConfiguration(names, pod, "secretRef", "secretKeyRef", "secret", "secretName");
        }
        return names;
    }

    private static void ofConfiguration(
            Set<String> names, JsonNode pod, String source, String key, String volumeType, String volumeName) {
        for (var list : CONTAINERS) {
            for (var container : Fields.items(pod.path(list))) {
                Fields.items(container.path("envFrom"))
                        .forEach(entry -> addRequired(names, entry.path(source), "name"));
                Fields.items(container.path("env"))
                        .forEach(entry ->
                                addRequired(names, entry.path("valueFrom").path(key), "name"));
            }
        }
        for (var volume : Fields.items(pod.path("volumes"))) {
            addRequired(names, volume.path(volumeType), volumeName);
            for (var projected : Fields.items(volume.path("projected").path("sources"))) {
                addRequired(names, projected.path(volumeType), "name");
            }
        }
    }

    private static void addRequired(Set<String> names, JsonNode reference, String field) {
        if (!Fields.isTrue(reference.path("optional"))) {
            add(names, reference.path(field));
        }
    }

    private static void add(Set<String> names, JsonNode name) {
        if (name.isTextual()) {
            names.add(name.asText());
        }
    }
}
