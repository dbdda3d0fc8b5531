package dev.meridian.constructs.workload;

import dev.meridian.constructs.workload.manifests.ManifestChart;
import dev.meridian.constructs.workload.priority.PriorityClassProps;
import dev.meridian.constructs.workload.priority.PriorityClasses;
import java.util.List;
import java.util.Map;
import org.cdk8s.Chart;
import software.constructs.Construct;

/**
 * The priority classes of a cluster, which belong to no namespace.
 *
 * <p>A class cannot change its value: give another value another name.
 */
public final class PriorityClassChart extends Chart {
    /**
     * Places the objects.
     *
     * @param scope a cdk8s {@code App}, not a stack
     */
    public PriorityClassChart(Construct scope, String id, List<PriorityClassProps> classes) {
        super(scope, id);
        ManifestChart.place(this, PriorityClasses.of(classes));
    }

    /** The objects as maps, for a cluster to apply or a file to hold. */
    public List<Map<String, Object>> manifests() {
        return ManifestChart.manifestsOf(this);
    }
}
