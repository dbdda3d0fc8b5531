package dev.meridian.constructs.cluster.access;

import dev.meridian.constructs.cluster.controlplane.ClusterParts;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * The IAM role of a controller with all that it may do, handed to its pods by EKS Pod Identity. Not for users: made
 * with the controller.
 */
public final class ControllerIdentity extends Construct {

    /** Makes the role and hands it to the pods of the service account. */
    public ControllerIdentity(
            Construct scope,
            String id,
            ClusterParts parts,
            String namespace,
            String serviceAccount,
            List<Map<String, Object>> statements) {
        super(scope, id);
        var role = Roles.forPods(this, "Role", parts, namespace, List.of(serviceAccount), List.of(), statements);
        PodIdentity.associate(this, parts, namespace, serviceAccount, role.getAttrArn());
    }
}
