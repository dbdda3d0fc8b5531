package dev.meridian.environments.network;

/** Which AWS services are reached without leaving the VPC. */
public enum Endpoints {
    /** S3 and DynamoDB, whose gateway endpoints cost nothing. */
    GATEWAY,
    /** All that nodes and pods of a private Kubernetes cluster need, so that the cluster lives without egress. */
    PRIVATE_CLUSTER
}
