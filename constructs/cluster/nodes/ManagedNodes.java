package dev.meridian.constructs.cluster.nodes;

import dev.meridian.constructs.cluster.controlplane.ClusterParts;
import dev.meridian.constructs.policy.Acknowledged;
import java.util.List;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.services.ec2.CfnLaunchTemplate;
import software.amazon.awscdk.services.eks.CfnNodegroup;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * One managed node group with its launch template.
 *
 * <p>A new template version rolls the nodes in place, new ones first. What EKS cannot change in place (instance types,
 * purchase, image type) makes a second group beside the first, as the group's name is generated, and the old one is
 * drained after the new one is up. Not for users: {@link NodeGroup} defines one.
 */
public final class ManagedNodes extends Construct {
    private static final int MOST_UNAVAILABLE_PERCENT = 33;
    /** A third of fewer than four nodes rounds to none or one: say one. */
    private static final int SMALL_GROUP = 4;

    private final CfnNodegroup group;

    /** Makes the nodes once everything in {@code after} is there. */
    public ManagedNodes(
            Construct scope,
            String id,
            ClusterParts parts,
            NodeGroup definition,
            String nodeRoleArn,
            List<? extends IDependable> after) {
        super(scope, id);
        var template = launchTemplate(parts, definition);
        var builder = CfnNodegroup.Builder.create(this, "Default")
                .clusterName(parts.nameOfCreated())
                .nodeRole(nodeRoleArn)
                .subnets(parts.subnetIds())
                .version(parts.version().minor())
                .amiType(Architecture.of(definition.instanceTypes()).amiType())
                .capacityType(definition.purchase().name())
                .instanceTypes(definition.instanceTypes())
                .launchTemplate(CfnNodegroup.LaunchTemplateSpecificationProperty.builder()
                        .id(template.getRef())
                        .version(template.getAttrLatestVersionNumber())
                        .build())
                .scalingConfig(CfnNodegroup.ScalingConfigProperty.builder()
                        .minSize(definition.minSize())
                        .maxSize(definition.maxSize())
                        .desiredSize(definition.minSize())
                        .build())
                .updateConfig(updateConfig(definition))
                .nodeRepairConfig(CfnNodegroup.NodeRepairConfigProperty.builder()
                        .enabled(true)
                        .build());
        if (!definition.labels().isEmpty()) {
            builder.labels(definition.labels());
        }
        if (!definition.taints().isEmpty()) {
            builder.taints(definition.taints().stream().map(ManagedNodes::taint).toList());
        }
        group = builder.build();
        group.getNode().addDependency(after.toArray(IDependable[]::new));
        Acknowledged.on(
                group,
                "The subnets are references into another stack, which the validator takes for one and the same",
                Acknowledged.templateRule("W9007"));
    }

    /** What add-ons wait for. */
    public CfnNodegroup group() {
        return group;
    }

    private CfnLaunchTemplate launchTemplate(ClusterParts parts, NodeGroup definition) {
        var name = List.of(CfnTag.builder()
                .key("Name")
                .value("%s-%s".formatted(parts.name(), definition.name()))
                .build());
        return CfnLaunchTemplate.Builder.create(this, "LaunchTemplate")
                .launchTemplateData(CfnLaunchTemplate.LaunchTemplateDataProperty.builder()
                        .blockDeviceMappings(List.of(CfnLaunchTemplate.BlockDeviceMappingProperty.builder()
                                .deviceName("/dev/xvda")
                                .ebs(CfnLaunchTemplate.EbsProperty.builder()
                                        .volumeType("gp3")
                                        .volumeSize(definition.volumeGiB())
                                        .encrypted(true)
                                        .kmsKeyId(parts.keyArn())
                                        .deleteOnTermination(true)
                                        .build())
                                .build()))
                        // One hop ends at the node: pods cannot reach the node's credentials.
                        .metadataOptions(CfnLaunchTemplate.MetadataOptionsProperty.builder()
                                .httpEndpoint("enabled")
                                .httpTokens("required")
                                .httpPutResponseHopLimit(1)
                                .build())
                        .tagSpecifications(List.of(tags("instance", name), tags("volume", name)))
                        .build())
                .build();
    }

    private static CfnLaunchTemplate.TagSpecificationProperty tags(String resource, List<CfnTag> tags) {
        return CfnLaunchTemplate.TagSpecificationProperty.builder()
                .resourceType(resource)
                .tags(tags)
                .build();
    }

    private static CfnNodegroup.UpdateConfigProperty updateConfig(NodeGroup definition) {
        var builder = CfnNodegroup.UpdateConfigProperty.builder();
        return definition.minSize() < SMALL_GROUP
                ? builder.maxUnavailable(1).build()
                : builder.maxUnavailablePercentage(MOST_UNAVAILABLE_PERCENT).build();
    }

    private static CfnNodegroup.TaintProperty taint(Taint taint) {
        return CfnNodegroup.TaintProperty.builder()
                .key(taint.key())
                .value(taint.value())
                .effect(taint.effect().name())
                .build();
    }
}
