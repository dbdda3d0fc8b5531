package dev.meridian.constructs.cluster;

import java.util.List;
import software.amazon.awscdk.services.eks_v2.Cluster;

/**
 * What the parts of a cluster need to know of it, read from CDK once.
 *
 * @param cluster CDK's cluster, for manifests and charts
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
 * @param charts where charts come from
 */
record ClusterParts(
        Cluster cluster,
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
        ClusterVersion version,
        Charts charts) {}
