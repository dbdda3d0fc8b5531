package dev.meridian.app.review.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.meridian.app.review.kubernetes.object.Fields;
import dev.meridian.app.review.manifest.AppliedObjects;
import dev.meridian.app.review.manifest.ManifestText;
import java.util.List;
import java.util.Optional;

/** Values that many charts share, by the names they have in most of them. */
final class HelmValues {
    /** What has a chart install its custom resource definitions among its templates. */
    private static final List<String> DEFINITIONS =
            List.of("installCRDs", "crds.enabled", "crds.install", "crds.create", "createCRDs", "createCustomResource");

    private HelmValues() {}

    /** The values of a release; a missing node if they cannot be read. */
    static JsonNode of(JsonNode properties) {
        return ManifestText.of(properties.path("Values")).stream()
                .flatMap(text -> AppliedObjects.parse(text).stream())
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** The value by which a chart no longer has its definitions among its templates, so that Helm deletes them. */
    static Optional<String> withoutDefinitions(JsonNode before, JsonNode after) {
        return DEFINITIONS.stream()
                .filter(path -> Fields.isTrue(Fields.at(before, path)) && Fields.isFalse(Fields.at(after, path)))
                .findFirst();
    }

    /** Whether the chart says of its definitions that Helm keeps them, as cert-manager's does. */
    static boolean keepsDefinitions(JsonNode values) {
        return Fields.isTrue(Fields.at(values, "crds.keep"));
    }
}
