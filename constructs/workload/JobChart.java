package dev.meridian.constructs.workload;

import dev.meridian.constructs.workload.job.JobObjects;
import dev.meridian.constructs.workload.job.JobProps;
import dev.meridian.constructs.workload.manifests.ManifestChart;
import java.util.List;
import java.util.Map;
import org.cdk8s.Chart;
import software.constructs.Construct;

/**
 * A job on Kubernetes: its Job or CronJob, account, configuration and network policy.
 *
 * <p>A Job that runs once has a hash of its specification in its name, so that a change runs it again and nothing else
 * does. A value that is known at deployment only does not count: a job that must follow it belongs on a schedule.
 */
public final class JobChart extends Chart {
    /**
     * Places the objects.
     *
     * @param scope a cdk8s {@code App}, not a stack
     * @throws IllegalArgumentException if two volumes share a name or path
     */
    public JobChart(Construct scope, String id, JobProps props) {
        super(scope, id);
        ManifestChart.place(this, JobObjects.of(props));
    }

    /** The objects as maps, for a cluster to apply or a file to hold. */
    public List<Map<String, Object>> manifests() {
        return ManifestChart.manifestsOf(this);
    }
}
