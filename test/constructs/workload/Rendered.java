package dev.meridian.constructs.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.constructs.workload.manifests.Manifests;
import dev.meridian.support.StrictManifests;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;

/** Objects as they are written, each of them read back strictly. */
final class Rendered {
    private final List<Map<String, Object>> manifests;

    private Rendered(List<Map<String, Object>> manifests) {
        this.manifests = manifests;
    }

    static Rendered of(List<? extends HasMetadata> objects) {
        var manifests = Manifests.of(objects);
        StrictManifests.check(manifests);
        return new Rendered(manifests);
    }

    /** Kinds with names, in their order. */
    List<String> titles() {
        return manifests.stream()
                .map(manifest -> manifest.get("kind") + " " + get(manifest, "metadata", "name"))
                .toList();
    }

    Map<String, Object> object(String kind, String name) {
        var found = manifests.stream()
                .filter(manifest -> manifest.get("kind").equals(kind) && name.equals(get(manifest, "metadata", "name")))
                .toList();
        assertThat(found).as("%s %s among %s", kind, name, titles()).hasSize(1);
        return found.get(0);
    }

    Map<String, Object> spec(String kind, String name) {
        return get(object(kind, name), "spec");
    }

    Map<String, Object> podSpec(String kind, String name) {
        return get(spec(kind, name), "template", "spec");
    }

    Map<String, Object> container(String kind, String name) {
        return get(podSpec(kind, name), "containers", 0);
    }

    /** What is at the end of a path of keys and places. */
    static <T> T get(Map<String, Object> map, Object... path) {
        return GenericKubernetesResource.get(map, path);
    }
}
