package dev.meridian.app.review.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.kubernetes.change.KubernetesRule;
import dev.meridian.app.review.kubernetes.change.ObjectChange;
import dev.meridian.app.review.kubernetes.object.Fields;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Versions of custom resources that clients may use ("Versions in CustomResourceDefinitions" in the Kubernetes documentation). */
final class Definitions {
    private Definitions() {}

    static Stream<Finding> examine(ObjectChange change) {
        if (!change.kind().equals("CustomResourceDefinition") || !change.isChanged()) {
            return Stream.empty();
        }
        var gone = served(change.before());
        gone.removeAll(served(change.after()));
        return gone.isEmpty()
                ? Stream.empty()
                : change.dangerous(
                        KubernetesRule.DEFINITION_VERSION,
                        "the cluster no longer serves %s of it: clients and manifests that use it fail"
                                .formatted(String.join(", ", gone)),
                        "Move everything that uses the version to another one first, operators included.",
                        "spec.versions");
    }

    private static Set<String> served(JsonNode definition) {
        var served = new LinkedHashSet<String>();
        for (var version : Fields.items(Fields.at(definition, "spec.versions"))) {
            if (!Fields.isFalse(version.path("served"))) {
                served.add(version.path("name").asText());
            }
        }
        return served;
    }
}
