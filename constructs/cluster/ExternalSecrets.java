package dev.meridian.constructs.cluster;

import dev.meridian.constructs.cluster.access.ControllerIdentity;
import dev.meridian.constructs.cluster.access.Roles;
import dev.meridian.constructs.cluster.controlplane.ClusterParts;
import dev.meridian.constructs.cluster.kubectl.Chart;
import dev.meridian.constructs.cluster.kubectl.Ordered;
import dev.meridian.constructs.policy.Acknowledged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * The External Secrets operator with a cluster-wide store {@value #STORE} on AWS Secrets Manager: values stay there,
 * manifests name them in {@code ExternalSecret} objects.
 *
 * <p>The operator reads secrets of the given prefixes and no others; it never writes.
 */
public final class ExternalSecrets extends Construct {
    /** The name of the {@code ClusterSecretStore} to refer to. */
    public static final String STORE = "secrets-manager";

    private static final String NAMESPACE = "external-secrets";
    private static final String SERVICE_ACCOUNT = "external-secrets";

    /** Installs the operator, then its store. */
    public ExternalSecrets(Construct scope, String id, ExternalSecretsProps props) {
        super(scope, id);
        var cluster = props.cluster();
        var parts = cluster.parts();
        var secrets = props.secretNamePrefixes().stream()
                .map(prefix -> "arn:%s:secretsmanager:%s:%s:secret:%s*"
                        .formatted(parts.partition(), parts.region(), parts.account(), prefix))
                .toList();
        var identity = new ControllerIdentity(
                this, "Identity", parts, NAMESPACE, SERVICE_ACCOUNT, permissions(parts, secrets, props.keyArns()));
        Acknowledged.on(
                identity,
                "A secret's ARN ends in six random characters; the prefix is the boundary",
                secrets.stream().map(Acknowledged::resource).toArray(String[]::new));
        var release = parts.releases()
                .install(this, "Default", Chart.EXTERNAL_SECRETS, NAMESPACE, values(parts), cluster.ready(), identity);
        parts.releases().impose(this, "Store", List.of(store(parts)), List.of(release));
    }

    private static List<Map<String, Object>> permissions(
            ClusterParts parts, List<String> secrets, List<String> keyArns) {
        var statements = new ArrayList<Map<String, Object>>();
        statements.add(Roles.allow(
                "ReadSecrets",
                List.of(
                        "secretsmanager:DescribeSecret",
                        "secretsmanager:GetSecretValue",
                        "secretsmanager:ListSecretVersionIds"),
                secrets));
        if (!keyArns.isEmpty()) {
            statements.add(Roles.allow(
                    "DecryptSecrets",
                    List.of("kms:Decrypt"),
                    keyArns,
                    Map.of(
                            "StringEquals",
                            Map.of("kms:ViaService", "secretsmanager.%s.amazonaws.com".formatted(parts.region())))));
        }
        return statements;
    }

    private static Map<String, Object> values(ClusterParts parts) {
        var image = Ordered.map(
                "repository",
                parts.releases().image(Chart.EXTERNAL_SECRETS),
                "tag",
                "v" + Chart.EXTERNAL_SECRETS.version());
        return Ordered.map(
                "installCRDs", true,
                "replicaCount", 2,
                "leaderElect", true,
                "image", image,
                "serviceAccount", Ordered.map("create", true, "name", SERVICE_ACCOUNT),
                "podDisruptionBudget", Ordered.map("enabled", true, "minAvailable", 1),
                "webhook", Ordered.map("replicaCount", 2, "image", image),
                "certController", Ordered.map("image", image),
                "resources", Ordered.map("requests", Ordered.map("cpu", "50m", "memory", "128Mi")));
    }

    private static Map<String, Object> store(ClusterParts parts) {
        return Ordered.map(
                "apiVersion",
                "external-secrets.io/v1",
                "kind",
                "ClusterSecretStore",
                "metadata",
                Ordered.map("name", STORE),
                "spec",
                Ordered.map(
                        "provider",
                        Ordered.map("aws", Ordered.map("service", "SecretsManager", "region", parts.region()))));
    }
}
