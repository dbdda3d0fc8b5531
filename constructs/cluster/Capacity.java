package dev.meridian.constructs.cluster;

/** Where the nodes of a {@link KubernetesCluster} come from. */
public sealed interface Capacity permits NodeGroups, Karpenter, AutoMode {}
