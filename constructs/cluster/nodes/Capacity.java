package dev.meridian.constructs.cluster.nodes;

/** Where the nodes of a cluster come from. */
public sealed interface Capacity permits NodeGroups, Karpenter, AutoMode {}
