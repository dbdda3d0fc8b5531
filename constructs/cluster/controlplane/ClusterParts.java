package dev.meridian.constructs.cluster.controlplane;

import dev.meridian.constructs.cluster.kubectl.Releases;
import java.util.List;

/**
 * What the parts of a cluster need to know of it, read from CDK once. Not for users: made with the cluster.
 *
 * @param releases applies manifests and charts
 * @param name the literal name, for conditions and tags
 * @param nameOfCreated the name as an attribute, for resources that have to wait for the cluster
 * @param arn the literal ARN
 * @param partition the partition, such as {@code aws}
 * @param region the region
 * @param account the account
 * @param keyArn the key for volumes
 * @param vpcId the VPC
 * @param subnetIds the private subnets
 * @param securityGroupId the security group that EKS makes for control plane, nodes and pods
 * @param version the Kubernetes version
 */
public record ClusterParts(
        Releases releases,
        String name,
        String nameOfCreated,
        String arn,
        String partition,
        String region,
        String account,
        String keyArn,
        String vpcId,
        List<String> subnetIds,
        String securityGroupId,
        ClusterVersion version) {}
