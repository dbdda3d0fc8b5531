package dev.meridian.constructs.workload;

import dev.meridian.constructs.workload.manifests.ManifestChart;
import dev.meridian.constructs.workload.namespace.NamespaceObjects;
import dev.meridian.constructs.workload.namespace.NamespaceProps;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cdk8s.Chart;
import software.constructs.Construct;

/**
 * A namespace with its rules: who may start in it, what containers and all together may take, and a network policy that
 * lets pods ask for names and do nothing else.
 *
 * <p>Apply {@link #namespaceManifests} first and on its own, where nothing prunes it, then {@link #ruleManifests}.
 */
public final class NamespaceChart extends Chart {
    private final List<Map<String, Object>> manifests;

    /**
     * Places the objects.
     *
     * @param scope a cdk8s {@code App}, not a stack
     */
    public NamespaceChart(Construct scope, String id, NamespaceProps props) {
        super(scope, id);
        ManifestChart.place(
                this,
                Stream.concat(Stream.of(NamespaceObjects.namespace(props)), NamespaceObjects.rules(props).stream())
                        .toList());
        manifests = ManifestChart.manifestsOf(this);
    }

    /** The namespace. */
    public List<Map<String, Object>> namespaceManifests() {
        return manifests.subList(0, 1);
    }

    /** What holds in it. */
    public List<Map<String, Object>> ruleManifests() {
        return manifests.subList(1, manifests.size());
    }

    /** All objects as maps, the namespace first. */
    public List<Map<String, Object>> manifests() {
        return manifests;
    }
}
