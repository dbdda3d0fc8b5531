package dev.meridian.app.review.kubernetes.workload;

import static dev.meridian.app.review.finding.Severity.DANGEROUS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.kubernetes.change.KubernetesRule;
import dev.meridian.app.review.kubernetes.change.ObjectChange;
import dev.meridian.app.review.kubernetes.object.Fields;
import dev.meridian.app.review.kubernetes.object.PodTemplate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Paths in containers at which another volume is mounted than the one that holds their data. */
public final class Mounts {
    private Mounts() {}

    public static Stream<Finding> examine(ObjectChange change) {
        var before = PodTemplate.of(change.before());
        var after = PodTemplate.of(change.after());
        if (before.isEmpty() || after.isEmpty()) {
            return Stream.empty();
        }
        var former = Storage.lasting(change.before(), before.get());
        if (former.isEmpty()) {
            return Stream.empty();
        }
        var volumes = after.get().volumes();
        var proposed = Storage.lasting(change.after(), after.get());
        var containers = after.get().containers();
        return before.get().containers().values().stream()
                .filter(container -> containers.containsKey(container.name()))
                .flatMap(container -> {
                    var mounts = mounts(containers.get(container.name()).node());
                    return mounts(container.node()).entrySet().stream().flatMap(mount -> {
                        var name = mount.getValue();
                        var other = mounts.getOrDefault(mount.getKey(), name);
                        var data = former.getOrDefault(name, MissingNode.getInstance());
                        var now = proposed.getOrDefault(other, volumes.getOrDefault(other, MissingNode.getInstance()));
                        return data.isMissingNode() || other.equals(name) || Fields.isToken(now) || isSame(data, now)
                                ? Stream.empty()
                                : change.finding(
                                        DANGEROUS,
                                        KubernetesRule.STORAGE_CHANGED,
                                        "at %s container %s finds the volume %s (%s), no longer %s (%s): its data is not there"
                                                .formatted(
                                                        mount.getKey(),
                                                        container.name(),
                                                        other,
                                                        Storage.source(now),
                                                        name,
                                                        Storage.source(data)),
                                        "Move the data first, or keep the volume at the path.",
                                        container.path() + ".volumeMounts",
                                        container.node().path("volumeMounts"),
                                        containers.get(container.name()).node().path("volumeMounts"));
                    });
                });
    }

    /** Whether two volumes are one by another name; the claims of a set are named after their templates. */
    private static boolean isSame(JsonNode one, JsonNode other) {
        var claim = one.path("persistentVolumeClaim").path("claimName");
        return claim.isTextual()
                ? claim.equals(other.path("persistentVolumeClaim").path("claimName"))
                : one.has("nfs") && one.path("nfs").equals(other.path("nfs"));
    }

    /** The names of volumes by the paths they are mounted at. */
    private static Map<String, String> mounts(JsonNode container) {
        var mounts = new LinkedHashMap<String, String>();
        for (var mount : Fields.items(container.path("volumeMounts"))) {
            mounts.put(mount.path("mountPath").asText(), mount.path("name").asText());
        }
        return mounts;
    }
}
