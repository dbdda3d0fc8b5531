package dev.meridian.constructs.workload;

import dev.meridian.constructs.workload.manifests.ManifestChart;
import dev.meridian.constructs.workload.secret.ExternalSecretObjects;
import dev.meridian.constructs.workload.secret.SecretProps;
import java.util.List;
import java.util.Map;
import org.cdk8s.Chart;
import software.constructs.Construct;

/**
 * The secrets of a namespace, as names: the External Secrets operator makes the Secrets, with values that it reads from
 * Secrets Manager. No manifest holds one.
 *
 * <p>It goes before the services that read them: their pods wait until the Secrets are there. A Secret stays as it is
 * while Secrets Manager does not answer, and goes when its entry here does.
 */
public final class SecretsChart extends Chart {
    /**
     * Places the objects.
     *
     * @param scope a cdk8s {@code App}, not a stack
     * @throws IllegalArgumentException if keys of a secret with a composed value differ in punctuation only
     */
    public SecretsChart(Construct scope, String id, List<SecretProps> secrets) {
        super(scope, id);
        ManifestChart.place(this, ExternalSecretObjects.of(secrets));
    }

    /** The objects as maps, for a cluster to apply or a file to hold. */
    public List<Map<String, Object>> manifests() {
        return ManifestChart.manifestsOf(this);
    }
}
