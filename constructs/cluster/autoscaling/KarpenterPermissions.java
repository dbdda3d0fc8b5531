package dev.meridian.constructs.cluster.autoscaling;

import dev.meridian.constructs.cluster.access.KeyAccess;
import dev.meridian.constructs.cluster.access.Roles;
import dev.meridian.constructs.cluster.controlplane.ClusterParts;
import dev.meridian.constructs.cluster.kubectl.Ordered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Karpenter's controller may do (Karpenter documentation 1.14, Reference, CloudFormation), less the making of
 * instance profiles.
 */
final class KarpenterPermissions {
    private static final String OWNED = "owned";

    private KarpenterPermissions() {}

    static List<Map<String, Object>> of(
            ClusterParts parts, String queueArn, String nodeRoleArn, String instanceProfileArn) {
        var cluster = "kubernetes.io/cluster/" + parts.name();
        var requested = Ordered.map(
                "StringEquals",
                        Ordered.map(
                                "aws:RequestTag/" + cluster,
                                OWNED,
                                "aws:RequestTag/eks:eks-cluster-name",
                                parts.name()),
                "StringLike", Ordered.map("aws:RequestTag/karpenter.sh/nodepool", "*"));
        var owned = Ordered.map(
                "StringEquals", Ordered.map("aws:ResourceTag/" + cluster, OWNED),
                "StringLike", Ordered.map("aws:ResourceTag/karpenter.sh/nodepool", "*"));
        var launch = List.of("ec2:CreateFleet", "ec2:RunInstances");
        var statements = new ArrayList<Map<String, Object>>();
        statements.add(Roles.allow("LaunchFrom", launch, sources(parts)));
        statements.add(Roles.allow("LaunchFromTemplate", launch, templates(parts), owned));
        statements.add(Roles.allow(
                "LaunchTagged",
                List.of("ec2:CreateFleet", "ec2:CreateLaunchTemplate", "ec2:RunInstances"),
                launched(parts),
                requested));
        statements.add(Roles.allow(
                "TagAtLaunch",
                List.of("ec2:CreateTags"),
                launched(parts),
                Ordered.map(
                        "StringEquals",
                                Ordered.map(
                                        "aws:RequestTag/" + cluster,
                                        OWNED,
                                        "aws:RequestTag/eks:eks-cluster-name",
                                        parts.name(),
                                        "ec2:CreateAction",
                                        List.of("CreateFleet", "CreateLaunchTemplate", "RunInstances")),
                        "StringLike", Ordered.map("aws:RequestTag/karpenter.sh/nodepool", "*"))));
        statements.add(Roles.allow(
                "TagLater",
                List.of("ec2:CreateTags"),
                ec2(parts, "instance/*"),
                Ordered.map(
                        "StringEquals", Ordered.map("aws:ResourceTag/" + cluster, OWNED),
                        "StringLike", Ordered.map("aws:ResourceTag/karpenter.sh/nodepool", "*"),
                        "StringEqualsIfExists", Ordered.map("aws:RequestTag/eks:eks-cluster-name", parts.name()),
                        "ForAllValues:StringEquals",
                                Ordered.map(
                                        "aws:TagKeys",
                                        List.of("Name", "eks:eks-cluster-name", "karpenter.sh/nodeclaim")))));
        statements.add(Roles.allow(
                "Terminate",
                List.of("ec2:DeleteLaunchTemplate", "ec2:TerminateInstances"),
                List.of(ec2(parts, "instance/*"), templates(parts)),
                owned));
        statements.add(Roles.allow(
                "PassNodeRole",
                List.of("iam:PassRole"),
                nodeRoleArn,
                Map.of("StringEquals", Map.of("iam:PassedToService", "ec2.amazonaws.com"))));
        statements.add(Roles.allow("ReadNodeProfile", List.of("iam:GetInstanceProfile"), instanceProfileArn));
        statements.add(Roles.allow("ReadCluster", List.of("eks:DescribeCluster"), parts.arn()));
        statements.add(Roles.allow(
                "ReadInterruptions", List.of("sqs:DeleteMessage", "sqs:GetQueueUrl", "sqs:ReceiveMessage"), queueArn));
        statements.add(Roles.allow("ReadImages", List.of("ssm:GetParameter"), imageParameters(parts)));
        statements.add(Roles.allow(
                "ObserveRegion",
                List.of(
                        "ec2:DescribeCapacityReservations",
                        "ec2:DescribeImages",
                        "ec2:DescribeInstanceStatus",
                        "ec2:DescribeInstanceTypeOfferings",
                        "ec2:DescribeInstanceTypes",
                        "ec2:DescribeInstances",
                        "ec2:DescribeLaunchTemplates",
                        "ec2:DescribePlacementGroups",
                        "ec2:DescribeSecurityGroups",
                        "ec2:DescribeSpotPriceHistory",
                        "ec2:DescribeSubnets"),
                "*",
                Map.of("StringEquals", Map.of("aws:RequestedRegion", parts.region()))));
        statements.add(Roles.allow(
                "ObserveZonalShift",
                List.of("arc-zonal-shift:GetManagedResource"),
                "*",
                Map.of("StringEquals", Map.of("arc-zonal-shift:ResourceIdentifier", parts.arn()))));
        statements.add(Roles.allow("ObserveGlobally", List.of("iam:ListInstanceProfiles", "pricing:GetProducts"), "*"));
        statements.addAll(KeyAccess.volumeStatements(parts.keyArn()));
        return statements;
    }

    /** The wildcards above, as findings name them. */
    static List<String> wildcards(ClusterParts parts) {
        var wildcards = new ArrayList<String>();
        wildcards.add("*");
        wildcards.add(imageParameters(parts));
        wildcards.add(templates(parts));
        wildcards.addAll(sources(parts));
        wildcards.addAll(launched(parts));
        return wildcards.stream().distinct().toList();
    }

    private static List<String> sources(ClusterParts parts) {
        return List.of(
                ec2(parts, "capacity-reservation/*"),
                ec2(parts, "placement-group/*"),
                ec2(parts, "security-group/*"),
                ec2(parts, "subnet/*"),
                "arn:%s:ec2:%s::image/*".formatted(parts.partition(), parts.region()),
                "arn:%s:ec2:%s::snapshot/*".formatted(parts.partition(), parts.region()));
    }

    private static List<String> launched(ClusterParts parts) {
        return List.of(
                ec2(parts, "fleet/*"),
                ec2(parts, "instance/*"),
                templates(parts),
                ec2(parts, "network-interface/*"),
                ec2(parts, "spot-instances-request/*"),
                ec2(parts, "volume/*"));
    }

    private static String templates(ClusterParts parts) {
        return ec2(parts, "launch-template/*");
    }

    private static String imageParameters(ClusterParts parts) {
        return "arn:%s:ssm:%s::parameter/aws/service/*".formatted(parts.partition(), parts.region());
    }

    /** Any account: a subnet or image may be shared with this one. */
    private static String ec2(ClusterParts parts, String resource) {
        return "arn:%s:ec2:%s:*:%s".formatted(parts.partition(), parts.region(), resource);
    }
}
