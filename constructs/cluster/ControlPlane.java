package dev.meridian.constructs.cluster;

import dev.meridian.constructs.cluster.access.KeyAccess;
import dev.meridian.constructs.cluster.access.Roles;
import dev.meridian.constructs.cluster.controlplane.Addressing;
import dev.meridian.constructs.cluster.controlplane.ClusterParts;
import dev.meridian.constructs.cluster.controlplane.DeletionProtection;
import dev.meridian.constructs.cluster.controlplane.EndpointReach;
import dev.meridian.constructs.cluster.controlplane.ZonalShift;
import dev.meridian.constructs.cluster.kubectl.Charts;
import dev.meridian.constructs.cluster.kubectl.KubectlAccess;
import dev.meridian.constructs.cluster.kubectl.Releases;
import dev.meridian.constructs.cluster.nodes.AutoMode;
import dev.meridian.constructs.cluster.nodes.Karpenter;
import dev.meridian.constructs.policy.Acknowledged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.SelectedSubnets;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.eks.CfnCluster;
import software.amazon.awscdk.services.eks_v2.Cluster;
import software.amazon.awscdk.services.eks_v2.ClusterLoggingTypes;
import software.amazon.awscdk.services.eks_v2.ComputeConfig;
import software.amazon.awscdk.services.eks_v2.DefaultCapacityType;
import software.amazon.awscdk.services.eks_v2.EndpointAccess;
import software.amazon.awscdk.services.eks_v2.IpFamily;
import software.amazon.awscdk.services.eks_v2.KubernetesVersion;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * Defines the control plane in the scope of its {@link KubernetesCluster}: log group, role, kubectl and the cluster.
 */
final class ControlPlane {
    private static final List<String> SCALING_LAUNCHERS =
            List.of("autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling");
    private static final List<String> KARPENTER_LAUNCHERS = List.of(
            "autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
            "ec2fleet.amazonaws.com/AWSServiceRoleForEC2Fleet",
            "spot.amazonaws.com/AWSServiceRoleForEC2Spot");

    private final ClusterParts parts;
    private String autoModeNodeRoleName = "";

    ControlPlane(Construct scope, KubernetesClusterProps props) {
        var stack = Stack.of(scope);
        var region = stack.getRegion();
        var account = stack.getAccount();
        var partition = stack.getPartition();
        var keyArn = props.key().getKeyArn();
        var subnets = privateSubnets(props);

        var logs = ClusterLogs.controlPlane(scope, props, partition, region, account);
        var kubectl = new KubectlAccess(scope, "Kubectl", props.vpc(), props.kubectlLayer());
        var auto = props.capacity() instanceof AutoMode;
        var builder = Cluster.Builder.create(scope, "Default")
                .clusterName(props.name())
                .version(KubernetesVersion.of(props.version().minor()))
                .vpc(props.vpc())
                .vpcSubnets(List.of(
                        SubnetSelection.builder().subnets(subnets.getSubnets()).build()))
                .role(clusterRole(scope, keyArn, auto))
                .securityGroup(kubectl.controlPlane())
                .secretsEncryptionKey(props.key())
                .endpointAccess(endpoint(props.endpoint()))
                .clusterLogging(List.of(ClusterLoggingTypes.values()))
                .bootstrapClusterCreatorAdminPermissions(false)
                .bootstrapSelfManagedAddons(false)
                .kubectlProviderOptions(kubectl.options())
                .outputConfigCommand(false);
        addresses(builder, props.addressing());
        if (auto) {
            var nodeRole = Roles.forAutoModeNodes(scope, "NodeRole");
            autoModeNodeRoleName = nodeRole.getRoleName();
            builder.defaultCapacityType(DefaultCapacityType.AUTOMODE)
                    .compute(ComputeConfig.builder()
                            .nodePools(List.of("system"))
                            .nodeRole(nodeRole)
                            .build());
        } else {
            builder.defaultCapacityType(DefaultCapacityType.NODEGROUP).defaultCapacity(0);
            KeyAccess.forVolumes(
                    props.key(),
                    partition,
                    account,
                    props.capacity() instanceof Karpenter ? KARPENTER_LAUNCHERS : SCALING_LAUNCHERS);
        }
        var cluster = builder.build();
        settle(cluster, props, logs);
        kubectl.holdOpenFor(cluster);
        parts = new ClusterParts(
                new Releases(cluster, props.charts()),
                props.name(),
                cluster.getClusterName(),
                "arn:%s:eks:%s:%s:cluster/%s".formatted(partition, region, account, props.name()),
                partition,
                region,
                account,
                keyArn,
                props.vpc().getVpcId(),
                subnets.getSubnetIds(),
                cluster.getClusterSecurityGroupId(),
                props.version());
    }

    ClusterParts parts() {
        return parts;
    }

    /** EKS itself gives this role access to the cluster, as it is the one of the built-in pool. */
    String autoModeNodeRoleName() {
        return autoModeNodeRoleName;
    }

    private static SelectedSubnets privateSubnets(KubernetesClusterProps props) {
        var selected = props.vpc().selectSubnets(props.subnets());
        if (selected.getHasPublic()) {
            throw new IllegalArgumentException(
                    "cluster '%s' needs private subnets, got public ones; select the application tier"
                            .formatted(props.name()));
        }
        var count = selected.getSubnetIds().size();
        if (count < 2) {
            throw new IllegalArgumentException(
                    "cluster '%s' needs subnets in at least 2 zones, got %d subnet".formatted(props.name(), count));
        }
        return selected;
    }

    private static Role clusterRole(Construct scope, String keyArn, boolean auto) {
        var statements = new ArrayList<Map<String, Object>>();
        statements.add(Roles.allow(
                "EncryptSecrets", List.of("kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:ListGrants"), keyArn));
        if (auto) {
            statements.addAll(KeyAccess.volumeStatements(keyArn));
        }
        var role = Roles.forControlPlane(scope, "Role", statements);
        if (auto) {
            Acknowledged.on(
                    role,
                    "The permissions that EKS Auto Mode asks of the cluster's role; AWS maintains them",
                    Acknowledged.managedPolicy("AmazonEKSComputePolicy"),
                    Acknowledged.managedPolicy("AmazonEKSBlockStoragePolicy"),
                    Acknowledged.managedPolicy("AmazonEKSLoadBalancingPolicy"),
                    Acknowledged.managedPolicy("AmazonEKSNetworkingPolicy"));
        }
        return role;
    }

    private static EndpointAccess endpoint(EndpointReach reach) {
        if (reach instanceof EndpointReach.RestrictedAndPrivate restricted) {
            return EndpointAccess.PUBLIC_AND_PRIVATE.onlyFrom(restricted.cidrs().toArray(String[]::new));
        }
        return reach instanceof EndpointReach.PrivateOnly ? EndpointAccess.PRIVATE : EndpointAccess.PUBLIC_AND_PRIVATE;
    }

    private static void addresses(Cluster.Builder builder, Addressing addressing) {
        if (addressing instanceof Addressing.Ipv4 ipv4) {
            builder.ipFamily(IpFamily.IP_V4).serviceIpv4Cidr(ipv4.serviceCidr());
        } else {
            builder.ipFamily(IpFamily.IP_V6);
        }
    }

    /** What CDK's cluster has no property for. */
    private static void settle(Cluster cluster, KubernetesClusterProps props, LogGroup logs) {
        var resource = (CfnCluster) cluster.getNode().getDefaultChild();
        resource.setDeletionProtection(props.deletionProtection() == DeletionProtection.ON);
        resource.setUpgradePolicy(CfnCluster.UpgradePolicyProperty.builder()
                .supportType(props.support().name())
                .build());
        resource.setZonalShiftConfig(CfnCluster.ZonalShiftConfigProperty.builder()
                .enabled(props.zonalShift() == ZonalShift.ON)
                .build());
        resource.setControlPlaneScalingConfig(CfnCluster.ControlPlaneScalingConfigProperty.builder()
                .tier(props.tier().value())
                .build());
        resource.getNode().addDependency(logs);
        Acknowledged.on(
                cluster,
                "No controller looks for subnets by tag: load balancers belong to stacks, which name their subnets",
                "Annotation::@aws-cdk/aws-eks:clusterMustManuallyTagSubnet");
        if (props.charts() instanceof Charts.Mirror) {
            Acknowledged.on(
                    cluster,
                    "Charts and images come from a mirror, so that subnets without a way to the internet are enough",
                    "Annotation::@aws-cdk/aws-eks:isolatedSubnetsForKubectlPrivateSubnets");
        }
        if (!(props.endpoint() instanceof EndpointReach.PrivateOnly)) {
            Acknowledged.on(
                    cluster,
                    props.endpoint() instanceof EndpointReach.RestrictedAndPrivate
                            ? "The endpoint is public for the address ranges that its definition names, and no others"
                            : "The endpoint's definition asks for a public endpoint; access entries hold callers off",
                    Acknowledged.rule("EKS1"));
        }
    }
}
