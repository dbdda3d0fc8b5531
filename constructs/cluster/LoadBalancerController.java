package dev.meridian.constructs.cluster;

import dev.meridian.constructs.cluster.access.ControllerIdentity;
import dev.meridian.constructs.cluster.access.Roles;
import dev.meridian.constructs.cluster.controlplane.ClusterParts;
import dev.meridian.constructs.cluster.kubectl.Chart;
import dev.meridian.constructs.cluster.kubectl.Ordered;
import dev.meridian.constructs.cluster.kubectl.Releases;
import dev.meridian.constructs.policy.Acknowledged;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * The AWS Load Balancer Controller, cut down to what {@code TargetGroupBinding} needs: it registers pods in target
 * groups that belong to stacks.
 *
 * <p>It makes no load balancers, listeners or security groups: neither its permissions nor its configuration let it.
 * What a load balancer needs to reach the pods is {@link KubernetesCluster#admitFrom}.
 */
public final class LoadBalancerController extends Construct {
    private static final String SERVICE_ACCOUNT = "aws-load-balancer-controller";

    /** @throws IllegalArgumentException if the cluster is in Auto Mode */
    public LoadBalancerController(Construct scope, String id, LoadBalancerControllerProps props) {
        super(scope, id);
        var cluster = props.cluster();
        if (cluster.isAutoMode()) {
            throw new IllegalArgumentException(
                    "cluster '%s' runs in Auto Mode, which binds target groups by itself; leave the controller out"
                            .formatted(cluster.clusterName()));
        }
        var parts = cluster.parts();
        var identity = new ControllerIdentity(
                this, "Identity", parts, Releases.SYSTEM_NAMESPACE, SERVICE_ACCOUNT, permissions(parts));
        Acknowledged.on(
                identity,
                "Describe actions know no resources; target groups get their names from CloudFormation",
                Acknowledged.ANY_RESOURCE,
                Acknowledged.resource(targetGroups(parts)));
        parts.releases()
                .install(
                        this,
                        "Default",
                        Chart.LOAD_BALANCER_CONTROLLER,
                        Releases.SYSTEM_NAMESPACE,
                        values(parts),
                        cluster.ready(),
                        identity);
    }

    /** The subset for bindings alone (AWS Load Balancer Controller documentation, Installation, IAM permissions). */
    private static List<Map<String, Object>> permissions(ClusterParts parts) {
        return List.of(
                Roles.allow(
                        "Observe",
                        List.of(
                                "ec2:DescribeAvailabilityZones",
                                "ec2:DescribeInstances",
                                "ec2:DescribeNetworkInterfaces",
                                "ec2:DescribeSecurityGroups",
                                "ec2:DescribeSubnets",
                                "ec2:DescribeVpcs",
                                "elasticloadbalancing:DescribeTags",
                                "elasticloadbalancing:DescribeTargetGroupAttributes",
                                "elasticloadbalancing:DescribeTargetGroups",
                                "elasticloadbalancing:DescribeTargetHealth"),
                        "*"),
                Roles.allow(
                        "RegisterPods",
                        List.of("elasticloadbalancing:DeregisterTargets", "elasticloadbalancing:RegisterTargets"),
                        targetGroups(parts)));
    }

    private static String targetGroups(ClusterParts parts) {
        return "arn:%s:elasticloadbalancing:%s:%s:targetgroup/*/*"
                .formatted(parts.partition(), parts.region(), parts.account());
    }

    /** Region and VPC are given, since one hop of metadata does not reach pods. */
    private static Map<String, Object> values(ClusterParts parts) {
        return Ordered.map(
                "clusterName",
                parts.name(),
                "region",
                parts.region(),
                "vpcId",
                parts.vpcId(),
                "replicaCount",
                2,
                "podDisruptionBudget",
                Ordered.map("maxUnavailable", 1),
                "image",
                Ordered.map(
                        "repository",
                        parts.releases().image(Chart.LOAD_BALANCER_CONTROLLER),
                        "tag",
                        "v" + Chart.LOAD_BALANCER_CONTROLLER.version()),
                "serviceAccount",
                Ordered.map("create", true, "name", SERVICE_ACCOUNT),
                "defaultTargetType",
                "ip",
                "controllerConfig",
                Ordered.map(
                        "featureGates",
                        Ordered.map(
                                "ALBGatewayAPI", false,
                                "NLBGatewayAPI", false,
                                "EnableServiceController", false)),
                "createIngressClassResource",
                false,
                "ingressClassParams",
                Ordered.map("create", false),
                // Its webhook would stand in the way of every Service while the controller starts.
                "enableServiceMutatorWebhook",
                false,
                "enableBackendSecurityGroup",
                false,
                "enableShield",
                false,
                "enableWaf",
                false,
                "enableWafv2",
                false,
                "keepTLSSecret",
                true,
                "resources",
                Ordered.map("requests", Ordered.map("cpu", "100m", "memory", "128Mi")));
    }
}
