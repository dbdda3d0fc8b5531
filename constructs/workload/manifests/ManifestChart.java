package dev.meridian.constructs.workload.manifests;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import org.cdk8s.ApiObject;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.ApiObjectProps;
import org.cdk8s.Chart;
import org.cdk8s.JsonPatch;
import software.constructs.Construct;

/**
 * A cdk8s chart of given objects, exactly as they are: it adds neither names nor labels.
 *
 * <p>Its scope is a cdk8s {@code App}, never a stack: cdk8s validates everything below its root at each synthesis.
 */
public final class ManifestChart extends Chart {
    /**
     * Places the objects.
     *
     * @throws IllegalArgumentException if two objects have the same kind, namespace and name
     */
    public ManifestChart(Construct scope, String id, List<? extends HasMetadata> objects) {
        super(scope, id);
        place(this, objects);
    }

    /** The objects as maps, for a cluster to apply or a file to hold. */
    public List<Map<String, Object>> manifests() {
        return manifestsOf(this);
    }

    /** Places the objects in a chart. */
    public static void place(Chart chart, List<? extends HasMetadata> objects) {
        for (var object : objects) {
            var manifest = Manifests.of(object);
            var placed = new ApiObject(
                    chart,
                    id(object),
                    ApiObjectProps.builder()
                            .apiVersion(object.getApiVersion())
                            .kind(object.getKind())
                            .metadata(ApiObjectMetadata.builder()
                                    .name(object.getMetadata().getName())
                                    .build())
                            .build());
            // One patch of the whole document, since the Java props of an ApiObject know nothing but its metadata.
            placed.addJsonPatch(JsonPatch.replace("", manifest));
        }
    }

    /** What a chart holds. */
    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> manifestsOf(Chart chart) {
        return (List<Map<String, Object>>) (List<?>) chart.toJson();
    }

    private static String id(HasMetadata object) {
        var metadata = object.getMetadata();
        var owner = metadata.getNamespace() == null ? "" : metadata.getNamespace() + "-";
        return object.getKind() + "-" + owner + metadata.getName();
    }
}
