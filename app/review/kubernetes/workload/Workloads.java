package dev.meridian.app.review.kubernetes.workload;

import static dev.meridian.app.review.finding.Severity.DANGEROUS;
import static dev.meridian.app.review.finding.Severity.NOTABLE;
import static dev.meridian.app.review.kubernetes.object.Fields.show;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.kubernetes.change.KubernetesRule;
import dev.meridian.app.review.kubernetes.change.ObjectChange;
import dev.meridian.app.review.kubernetes.object.Fields;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Workloads that go, shrink or cannot be changed as proposed ("Workloads" in the Kubernetes documentation). */
public final class Workloads {
    private static final Set<String> RUNNING = Set.of("Deployment", "DaemonSet", "ReplicaSet", "Rollout", "Pod");
    private static final Set<String> REPLICATED = Set.of("Deployment", "StatefulSet", "ReplicaSet", "Rollout");

    /** The fields that the API server refuses to change, of kinds whose objects one changes. */
    private static final Map<String, List<String>> IMMUTABLE = Map.ofEntries(
            Map.entry("Deployment", List.of("spec.selector")),
            Map.entry("DaemonSet", List.of("spec.selector")),
            Map.entry("ReplicaSet", List.of("spec.selector")),
            Map.entry(
                    "StatefulSet",
                    List.of(
                            "spec.selector",
                            "spec.serviceName",
                            "spec.volumeClaimTemplates",
                            "spec.podManagementPolicy")),
            Map.entry("Job", List.of("spec.selector", "spec.template", "spec.completionMode", "spec.podFailurePolicy")),
            Map.entry("Service", List.of("spec.clusterIP")),
            Map.entry(
                    "PersistentVolumeClaim",
                    List.of(
                            "spec.accessModes",
                            "spec.storageClassName",
                            "spec.volumeMode",
                            "spec.volumeName",
                            "spec.selector")),
            Map.entry(
                    "PersistentVolume",
                    List.of("spec.csi", "spec.nfs", "spec.awsElasticBlockStore", "spec.volumeMode")),
            Map.entry("StorageClass", List.of("provisioner", "parameters", "volumeBindingMode")),
            Map.entry("PriorityClass", List.of("value", "preemptionPolicy")),
            Map.entry("RoleBinding", List.of("roleRef")),
            Map.entry("ClusterRoleBinding", List.of("roleRef")),
            Map.entry("Secret", List.of("type")),
            Map.entry("IngressClass", List.of("spec.controller")),
            Map.entry("TargetGroupBinding", List.of("spec.targetGroupARN", "spec.targetType")));

    /** What the API server takes a field for that is not there. */
    private static final Map<String, JsonNode> DEFAULTS = Map.of(
            "spec.podManagementPolicy", TextNode.valueOf("OrderedReady"),
            "spec.completionMode", TextNode.valueOf("NonIndexed"),
            "spec.volumeMode", TextNode.valueOf("Filesystem"),
            "volumeBindingMode", TextNode.valueOf("Immediate"),
            "preemptionPolicy", TextNode.valueOf("PreemptLowerPriority"),
            "type", TextNode.valueOf("Opaque"));

    /** Fields that the cluster fills in, so that to leave them out changes nothing. */
    private static final Set<String> FILLED_IN =
            Set.of("spec.clusterIP", "spec.volumeName", "spec.storageClassName", "spec.targetType");

    private Workloads() {}

    public static Stream<Finding> examine(ObjectChange change) {
        if (change.isRemoved()) {
            return removed(change);
        }
        return change.isAdded() ? Stream.empty() : Stream.concat(replicas(change), immutable(change));
    }

    private static Stream<Finding> removed(ObjectChange change) {
        if (RUNNING.contains(change.kind())) {
            return change.newName()
                    .map(name -> change.dangerous(
                            KubernetesRule.WORKLOAD_REMOVED,
                            "the %s is renamed to %s: its pods stop as soon as the others are made, ready or not"
                                    .formatted(change.kind(), name),
                            "Deploy the new one beside it, and remove this one when the others answer."))
                    .orElseGet(() -> change.dangerous(
                            KubernetesRule.WORKLOAD_REMOVED,
                            "the %s is deleted and its pods stop".formatted(change.kind()),
                            "Check that nothing calls it any more."));
        }
        if (!change.kind().equals("CronJob") || Backups.isBackup(change)) {
            return Stream.empty();
        }
        return change.newName()
                .map(name -> change.notable(
                        KubernetesRule.WORKLOAD_REMOVED,
                        "the scheduled job is renamed to %s: what runs of it is stopped".formatted(name),
                        "Deploy it when it does not run."))
                .orElseGet(() -> change.notable(
                        KubernetesRule.WORKLOAD_REMOVED,
                        "the scheduled job is deleted",
                        "Check that nothing needs what it did."));
    }

    private static Stream<Finding> replicas(ObjectChange change) {
        var path = "spec.replicas";
        if (!REPLICATED.contains(change.kind()) || Fields.isToken(change.after(path))) {
            return Stream.empty();
        }
        var before = replicas(change.before(path));
        var after = replicas(change.after(path));
        if (before.isEmpty() || after.isEmpty() || after.get().compareTo(before.get()) >= 0) {
            return Stream.empty();
        }
        if (change.after(path).isMissingNode()) {
            var isScaled = isScaled(change);
            return change.finding(
                    isScaled ? NOTABLE : DANGEROUS,
                    KubernetesRule.POD_REPLICAS_LOWERED,
                    isScaled
                            ? "the number of pods, %s, is left to the autoscaler: they may drop to one until it acts"
                                    .formatted(show(change.before(path)))
                            : "the number of pods was %s and is no longer said, which is one"
                                    .formatted(show(change.before(path))),
                    isScaled
                            ? "Take the field out of the last applied configuration first, as Kubernetes describes for this step."
                            : "State the number of pods.",
                    path);
        }
        return change.dangerous(
                KubernetesRule.POD_REPLICAS_LOWERED,
                after.get().signum() == 0
                        ? "all pods stop (replicas: %s → 0)".formatted(show(change.before(path)))
                        : "fewer pods run (replicas: %s → %s)"
                                .formatted(show(change.before(path)), show(change.after(path))),
                "Check that so few pods carry the load, and one of them failing.",
                path);
    }

    private static Optional<BigDecimal> replicas(JsonNode field) {
        return Fields.number(Fields.isAbsent(field) ? IntNode.valueOf(1) : field);
    }

    private static boolean isScaled(ObjectChange change) {
        return change.neighbours().after(change.change()).stream()
                .filter(object ->
                        Availability.AUTOSCALERS.contains(object.path("kind").asText()))
                .filter(object -> ObjectChange.namespace(object).equals(change.namespace()))
                .map(object -> Fields.at(object, "spec.scaleTargetRef"))
                .anyMatch(target -> target.path("name").asText().equals(change.name())
                        && target.path("kind").asText(change.kind()).equals(change.kind()));
    }

    private static Stream<Finding> immutable(ObjectChange change) {
        var fields = Stream.concat(
                IMMUTABLE.getOrDefault(change.kind(), List.of()).stream().filter(path -> isRefused(change, path)),
                sealed(change));
        return fields.flatMap(path -> {
            var before = change.before(path);
            var after = change.after(path);
            // The names that stand for them differ, perhaps not the values.
            var isUnknown = !Fields.differInLiterals(before, after);
            return change.finding(
                    isUnknown ? NOTABLE : DANGEROUS,
                    KubernetesRule.IMMUTABLE_FIELD,
                    "its %s cannot be changed in a %s (%s → %s): the deployment %s"
                            .formatted(
                                    path,
                                    change.kind(),
                                    show(before),
                                    show(after),
                                    isUnknown ? "fails if the value differs" : "fails"),
                    "Give the object another name, or delete it first and accept that it is gone meanwhile.",
                    path);
        });
    }

    private static boolean isRefused(ObjectChange change, String path) {
        var before = change.before(path);
        var after = change.after(path);
        if (FILLED_IN.contains(path) && (Fields.isAbsent(before) || Fields.isAbsent(after))) {
            return path.equals("spec.clusterIP")
                    && (before.asText().equals("None") || after.asText().equals("None"));
        }
        var unsaid = DEFAULTS.get(path);
        return unsaid == null
                ? !before.equals(after) && !(Fields.isAbsent(before) && Fields.isAbsent(after))
                : !before.asText(unsaid.asText()).equals(after.asText(unsaid.asText()));
    }

    /** The data of a ConfigMap or Secret that says of itself that it never changes. */
    private static Stream<String> sealed(ObjectChange change) {
        var canBeSealed = change.kind().equals("ConfigMap") || change.kind().equals("Secret");
        return canBeSealed && Fields.isTrue(change.before("immutable"))
                ? Stream.of("data", "stringData", "binaryData").filter(change::differs)
                : Stream.empty();
    }
}
