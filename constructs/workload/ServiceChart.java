package dev.meridian.constructs.workload;

import dev.meridian.constructs.workload.manifests.ManifestChart;
import dev.meridian.constructs.workload.service.ServiceObjects;
import dev.meridian.constructs.workload.service.ServiceProps;
import java.util.List;
import java.util.Map;
import org.cdk8s.Chart;
import software.constructs.Construct;

/**
 * A service on Kubernetes: its Deployment or StatefulSet, account, configuration, Services, network policy, scaling,
 * disruption budget and the bindings to target groups.
 *
 * <p>Not part of it: its secrets ({@link SecretsChart}), its namespace ({@link NamespaceChart}), its IAM role (Pod
 * Identity, by the name of its account), and the load balancers that send it requests.
 */
public final class ServiceChart extends Chart {
    /**
     * Places the objects.
     *
     * @param scope a cdk8s {@code App}, not a stack
     * @throws IllegalArgumentException if two volumes share a name or path
     */
    public ServiceChart(Construct scope, String id, ServiceProps props) {
        super(scope, id);
        ManifestChart.place(this, ServiceObjects.of(props));
    }

    /** The objects as maps, for a cluster to apply or a file to hold. */
    public List<Map<String, Object>> manifests() {
        return ManifestChart.manifestsOf(this);
    }
}
