package dev.meridian.app.review.kubernetes.workload;

import static dev.meridian.app.review.finding.Severity.DANGEROUS;
import static dev.meridian.app.review.finding.Severity.NOTABLE;
import static dev.meridian.app.review.kubernetes.object.Fields.show;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.kubernetes.change.KubernetesRule;
import dev.meridian.app.review.kubernetes.change.ObjectChange;
import dev.meridian.app.review.kubernetes.object.Fields;
import dev.meridian.app.review.kubernetes.object.PodTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Data in the cluster that goes, or that pods no longer find ("Persistent Volumes" in the Kubernetes documentation). */
public final class Storage {
    /** Groups of operators whose objects are stores; those of AWS's controllers are resources of AWS. */
    private static final List<String> STORE_GROUPS = List.of(
            "postgresql.cnpg.io",
            "acid.zalan.do",
            "postgres-operator.crunchydata.com",
            "kafka.strimzi.io",
            "elasticsearch.k8s.elastic.co",
            "opensearch.opster.io",
            "mongodbcommunity.mongodb.com",
            "psmdb.percona.com",
            "pxc.percona.com",
            "mysql.oracle.com",
            "services.k8s.aws",
            "aws.upbound.io");

    /** Of those groups, what is not a store but serves one. */
    private static final Set<String> NO_STORES =
            Set.of("ScheduledBackup", "Backup", "Pooler", "KafkaUser", "KafkaRebalance");

    private Storage() {}

    public static Stream<Finding> examine(ObjectChange change) {
        if (change.isRemoved()) {
            return removed(change);
        }
        if (change.isAdded()) {
            return Stream.empty();
        }
        return switch (change.kind()) {
            case "PersistentVolume" -> reclaimed(change, "spec.persistentVolumeReclaimPolicy", "Retain");
            case "StorageClass" -> reclaimed(change, "reclaimPolicy", "Delete");
            case "VolumeSnapshotClass" -> reclaimed(change, "deletionPolicy", "Retain");
            case "PersistentVolumeClaim" -> shrunk(change);
            case "StatefulSet" -> Stream.concat(retention(change), volumes(change));
            default -> volumes(change);
        };
    }

    private static Stream<Finding> removed(ObjectChange change) {
        switch (change.kind()) {
            case "Namespace":
                return change.dangerous(
                        KubernetesRule.NAMESPACE_REMOVED,
                        "the namespace is deleted with everything in it, claims and Secrets included",
                        "Move what must stay to another namespace first, and check what else lives in it.");
            case "PersistentVolumeClaim":
                return claim(change);
            case "PersistentVolume":
                return change.finding(
                        isRetained(change.before()) ? NOTABLE : DANGEROUS,
                        KubernetesRule.PERSISTENT_VOLUME_REMOVED,
                        isRetained(change.before())
                                ? "the persistent volume is deleted; the storage behind it stays"
                                : "the persistent volume is deleted with the storage behind it",
                        "Check that no claim is bound to it any more.");
            case "StatefulSet":
                return statefulSet(change);
            case "CustomResourceDefinition":
                return change.dangerous(
                        KubernetesRule.DEFINITION_REMOVED,
                        "the definition is deleted and with it every object of its kind in all namespaces",
                        "Check which objects of the kind exist, whoever made them, and what their operator deletes with them.");
            default:
                return STORE_GROUPS.stream().anyMatch(group -> change.group().endsWith(group))
                                && !NO_STORES.contains(change.kind())
                        ? change.dangerous(
                                KubernetesRule.MANAGED_STORE_REMOVED,
                                "the %s is deleted, and by its operator what it stands for".formatted(change.kind()),
                                "Back its data up and check what its operator keeps.")
                        : Stream.empty();
        }
    }

    private static Stream<Finding> claim(ObjectChange change) {
        var volume = change.before("spec.volumeName").asText();
        var isKept = change.neighbours().before(change.change()).stream()
                .filter(object -> object.path("kind").asText().equals("PersistentVolume"))
                .filter(object -> object.path("metadata").path("name").asText().equals(volume))
                .anyMatch(Storage::isRetained);
        var gone = change.newName()
                .map("the claim is renamed to %s, which is another one; the former one is deleted"::formatted)
                .orElse("the claim is deleted");
        return change.finding(
                isKept ? NOTABLE : DANGEROUS,
                KubernetesRule.CLAIM_REMOVED,
                isKept
                        ? gone + "; its volume is retained"
                        : gone + " and, unless its volume's reclaim policy is Retain, the volume with it",
                "Check that no pod uses it, and snapshot the volume or set its reclaim policy to Retain first.");
    }

    private static boolean isRetained(JsonNode volume) {
        return Fields.at(volume, "spec.persistentVolumeReclaimPolicy")
                .asText("Retain")
                .equals("Retain");
    }

    private static Stream<Finding> statefulSet(ObjectChange change) {
        var path = "spec.persistentVolumeClaimRetentionPolicy.whenDeleted";
        var isDeleted = change.before(path).asText().equals("Delete");
        var name = change.newName();
        if (name.isPresent()) {
            return change.dangerous(
                    KubernetesRule.STATEFUL_SET_REMOVED,
                    "the stateful set is renamed to %s, which starts on claims of its own: the former ones %s"
                            .formatted(name.get(), isDeleted ? "are deleted" : "stay without an owner"),
                    "Keep the name, or move the data to the new claims before this set goes.");
        }
        return change.dangerous(
                KubernetesRule.STATEFUL_SET_REMOVED,
                isDeleted
                        ? "the stateful set is deleted, and its volumes with it (whenDeleted: Delete)"
                        : "the stateful set is deleted and its pods stop; its claims stay without an owner",
                "Back its data up first; a new set finds the claims only under the same name and template.");
    }

    private static Stream<Finding> reclaimed(ObjectChange change, String path, String unsaid) {
        var before = change.before(path).asText(unsaid);
        var after = change.after(path).asText(unsaid);
        return before.equals("Retain") && !after.equals("Retain") && !Fields.isToken(after)
                ? change.dangerous(
                        KubernetesRule.RECLAIM_POLICY,
                        "what is released is deleted instead of kept (%s: %s → %s)".formatted(path, before, after),
                        "Keep Retain for data that nothing else holds.",
                        path)
                : Stream.empty();
    }

    private static Stream<Finding> shrunk(ObjectChange change) {
        var path = "spec.resources.requests.storage";
        var before = Fields.number(change.before(path));
        var after = Fields.number(change.after(path));
        return before.isPresent() && after.isPresent() && after.get().compareTo(before.get()) < 0
                ? change.dangerous(
                        KubernetesRule.IMMUTABLE_FIELD,
                        "a claim cannot shrink (storage: %s → %s): the deployment fails"
                                .formatted(show(change.before(path)), show(change.after(path))),
                        "Keep the size, or move the data to a smaller claim of another name.",
                        path)
                : Stream.empty();
    }

    private static Stream<Finding> retention(ObjectChange change) {
        return Stream.of("whenDeleted", "whenScaled")
                .map(event -> "spec.persistentVolumeClaimRetentionPolicy." + event)
                .filter(path -> change.after(path).asText().equals("Delete")
                        && !change.before(path).asText().equals("Delete"))
                .flatMap(path -> change.dangerous(
                        KubernetesRule.RECLAIM_POLICY,
                        "volumes of the stateful set are deleted %s (%s: %s → Delete)"
                                .formatted(
                                        path.endsWith("whenDeleted") ? "when it is" : "when it shrinks",
                                        path.substring(path.lastIndexOf('.') + 1),
                                        change.before(path).asText("Retain")),
                        "Keep Retain for data that nothing else holds.",
                        path));
    }

    private static Stream<Finding> volumes(ObjectChange change) {
        var before = PodTemplate.of(change.before());
        var after = PodTemplate.of(change.after());
        if (before.isEmpty() || after.isEmpty()) {
            return Stream.empty();
        }
        var proposed = after.get().volumes();
        var claims = claims(change.after());
        return lasting(change.before(), before.get()).entrySet().stream()
                .filter(known -> !claims.contains(known.getKey()))
                .flatMap(known -> {
                    var name = known.getKey();
                    var volume = proposed.get(name);
                    var now = volume == null ? "none" : source(volume);
                    return volume != null && volume.equals(known.getValue()) || Fields.isToken(now)
                            ? Stream.empty()
                            : change.finding(
                                    now.equals("none") ? NOTABLE : DANGEROUS,
                                    KubernetesRule.STORAGE_CHANGED,
                                    "the volume %s was %s, now %s: pods no longer find the data"
                                            .formatted(name, source(known.getValue()), now),
                                    "Move the data first, or keep the volume.",
                                    after.get().pathOf("volumes[" + name + "]"),
                                    known.getValue(),
                                    volume == null ? MissingNode.getInstance() : volume);
                });
    }

    /** The volumes that outlive a pod: claims, those of the set's templates, and what stands outside the cluster. */
    static Map<String, JsonNode> lasting(JsonNode object, PodTemplate pod) {
        var lasting = new LinkedHashMap<String, JsonNode>();
        pod.volumes().forEach((name, volume) -> {
            if (volume.has("persistentVolumeClaim") || volume.has("nfs") || volume.has("awsElasticBlockStore")) {
                lasting.put(name, volume);
            }
        });
        Fields.items(Fields.at(object, "spec.volumeClaimTemplates"))
                .forEach(template ->
                        lasting.put(template.path("metadata").path("name").asText(), template));
        return lasting;
    }

    private static Set<String> claims(JsonNode object) {
        return Set.copyOf(Fields.items(Fields.at(object, "spec.volumeClaimTemplates")).stream()
                .map(template -> template.path("metadata").path("name").asText())
                .toList());
    }

    static String source(JsonNode volume) {
        var claim = volume.path("persistentVolumeClaim").path("claimName");
        if (claim.isTextual()) {
            return "the claim " + claim.asText();
        }
        if (volume.has("spec")) {
            return "a claim of the set";
        }
        return volume.has("emptyDir") ? "emptyDir, which goes with the pod" : show(volume);
    }
}
