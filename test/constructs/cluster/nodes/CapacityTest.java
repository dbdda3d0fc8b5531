package dev.meridian.constructs.cluster.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.constructs.cluster.ClusterFixture;
import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class CapacityTest {
    private static Template groups;
    private static Template karpenter;
    private static Template auto;

    @BeforeAll
    static void defines_a_cluster_for_each_kind_of_capacity() {
        groups = templateOf(NodeGroups.of(
                NodeGroup.builder("application")
                        .labels(Map.of("tier", "application"))
                        .build(),
                NodeGroup.builder("batch-spot")
                        .instanceTypes("m7g.xlarge", "c7g.xlarge")
                        .purchase(Purchase.SPOT)
                        .size(6, 12)
                        .taints(new Taint("dedicated", "batch", Taint.Effect.NO_SCHEDULE))
                        .build()));
        karpenter = templateOf(
                Karpenter.builder().purchases(Purchase.SPOT, Purchase.ON_DEMAND).build());
        auto = templateOf(AutoMode.standard());
    }

    private static Template templateOf(Capacity capacity) {
        var stack = TestStack.create();
        ClusterFixture.cluster(stack, "atlas", props -> props.capacity(capacity));
        return Template.fromStack(stack);
    }

    @Test
    void application_servers_are_three_to_twenty_m5_xlarge() {
        groups.hasResourceProperties(
                "AWS::EKS::Nodegroup",
                Map.of(
                        "InstanceTypes", List.of("m5.xlarge"),
                        "CapacityType", "ON_DEMAND",
                        "AmiType", "AL2023_x86_64_STANDARD",
                        "ScalingConfig", Map.of("MinSize", 3, "DesiredSize", 3, "MaxSize", 20),
                        "Labels", Map.of("tier", "application"),
                        "NodeRepairConfig", Map.of("Enabled", true),
                        "NodegroupName", Match.absent()));
    }

    @Test
    void nodes_have_100_gib_encrypted_and_hide_their_credentials_from_pods() {
        groups.allResourcesProperties(
                "AWS::EC2::LaunchTemplate",
                Map.of(
                        "LaunchTemplateData",
                        Match.objectLike(Map.of(
                                "BlockDeviceMappings",
                                List.of(Map.of(
                                        "DeviceName",
                                        "/dev/xvda",
                                        "Ebs",
                                        Map.of(
                                                "VolumeSize",
                                                100,
                                                "VolumeType",
                                                "gp3",
                                                "Encrypted",
                                                true,
                                                "DeleteOnTermination",
                                                true,
                                                "KmsKeyId",
                                                Map.of("Fn::GetAtt", List.of("Key961B73FD", "Arn"))))),
                                "MetadataOptions",
                                Map.of(
                                        "HttpEndpoint",
                                        "enabled",
                                        "HttpTokens",
                                        "required",
                                        "HttpPutResponseHopLimit",
                                        1)))));
    }

    @Test
    void a_small_group_rolls_one_node_at_a_time_and_a_large_one_a_third() {
        groups.hasResourceProperties(
                "AWS::EKS::Nodegroup",
                Map.of("CapacityType", "ON_DEMAND", "UpdateConfig", Map.of("MaxUnavailable", 1)));
        groups.hasResourceProperties(
                "AWS::EKS::Nodegroup",
                Map.of("CapacityType", "SPOT", "UpdateConfig", Map.of("MaxUnavailablePercentage", 33)));
    }

    @Test
    void graviton_types_get_the_arm_image_and_the_taint_stays() {
        groups.hasResourceProperties(
                "AWS::EKS::Nodegroup",
                Map.of(
                        "CapacityType", "SPOT",
                        "AmiType", "AL2023_ARM_64_STANDARD",
                        "Taints", List.of(Map.of("Key", "dedicated", "Value", "batch", "Effect", "NO_SCHEDULE"))));
    }

    @Test
    void networking_comes_before_nodes_and_names_after() {
        assertThat(dependencies(groups, "ClusterNodesApplication20516DC8"))
                .contains(
                        "ClusterAddonsVpcCniC2C2AC8E",
                        "ClusterAddonsKubeProxy490CB123",
                        "ClusterAddonsPodIdentityAgent73E3A2E5");
        assertThat(dependencies(groups, "ClusterAddonsCoreDns241A710E")).contains("ClusterNodesApplication20516DC8");
    }

    @Test
    void the_autoscaler_matches_the_cluster_and_scales_only_its_groups() {
        assertThat(properties(groups, "ClusterAutoscalerB23B5B41"))
                .containsEntry("Chart", "cluster-autoscaler")
                .containsEntry("Version", "9.59.0")
                .extractingByKey("Values")
                .asString()
                .contains("\"tag\":\"v1.35.1\"");
        var scale = Map.of(
                "Sid", "Scale",
                "Effect", "Allow",
                "Action", Match.anyValue(),
                "Resource", "arn:aws:autoscaling:us-east-1:111111111111:autoScalingGroup:*:autoScalingGroupName/*",
                "Condition", Map.of("StringEquals", Map.of("aws:ResourceTag/eks:cluster-name", "atlas")));
        var document = Match.objectLike(Map.of("Statement", Match.arrayWith(List.of(scale))));
        groups.hasResourceProperties(
                "AWS::IAM::Role", Map.of("Policies", List.of(Match.objectLike(Map.of("PolicyDocument", document)))));
    }

    @Test
    void pods_with_temporary_files_do_not_keep_their_nodes() {
        assertThat(properties(groups, "ClusterAutoscalerB23B5B41"))
                .extractingByKey("Values")
                .asString()
                .contains("\"skip-nodes-with-local-storage\":false");
    }

    @Test
    void groups_without_a_scaler_get_none() {
        var template =
                templateOf(new NodeGroups(List.of(NodeGroup.builder("fixed").build()), NodeGroups.Scaler.NONE));

        template.resourceCountIs("Custom::AWSCDK-EKS-HelmChart", 0);
    }

    @Test
    void karpenter_runs_on_two_managed_nodes_and_hears_of_interruptions() {
        karpenter.hasResourceProperties(
                "AWS::EKS::Nodegroup", Map.of("ScalingConfig", Map.of("MinSize", 2, "DesiredSize", 2, "MaxSize", 3)));
        karpenter.hasResourceProperties(
                "AWS::Events::Rule",
                Map.of(
                        "EventPattern",
                        Match.objectLike(Map.of(
                                "detail-type", Match.arrayWith(List.of("EC2 Spot Instance Interruption Warning"))))));
        karpenter.hasResourceProperties(
                "AWS::SQS::Queue", Map.of("MessageRetentionPeriod", 300, "SqsManagedSseEnabled", true));
        karpenter.hasResourceProperties("AWS::EKS::AccessEntry", Map.of("Type", "EC2_LINUX"));
    }

    @Test
    void karpenter_may_not_make_instance_profiles() {
        assertThat(karpenter.findResources("AWS::IAM::Role").toString())
                .contains("ec2:CreateFleet")
                .doesNotContain("iam:CreateInstanceProfile", "iam:AddRoleToInstanceProfile");
    }

    @Test
    void karpenters_pool_buys_both_ways_up_to_80_vcpus_after_its_chart() {
        var pool = properties(karpenter, "ClusterKarpenterPool4E178193")
                .get("Manifest")
                .toString();

        assertThat(pool)
                .contains("\"values\":[\"spot\",\"on-demand\"]", "\"cpu\":\"80\"", "\"volumeSize\":\"100Gi\"")
                .contains("\"httpPutResponseHopLimit\":1", "al2023@latest");
        assertThat(dependencies(karpenter, "ClusterKarpenterPool4E178193")).contains("ClusterKarpenter82FDB72D");
    }

    @Test
    void the_key_also_lets_fleets_and_spot_launch_karpenters_nodes() {
        assertThat(karpenter.findResources("AWS::KMS::Key").toString())
                .contains("AWSServiceRoleForEC2Fleet", "AWSServiceRoleForEC2Spot");
        assertThat(groups.findResources("AWS::KMS::Key").toString()).doesNotContain("AWSServiceRoleForEC2Spot");
    }

    @Test
    void auto_mode_brings_its_own_networking_storage_and_nodes() {
        auto.hasResourceProperties(
                "AWS::EKS::Cluster",
                Map.of(
                        "ComputeConfig", Match.objectLike(Map.of("Enabled", true, "NodePools", List.of("system"))),
                        "StorageConfig", Map.of("BlockStorage", Map.of("Enabled", true)),
                        "KubernetesNetworkConfig",
                                Match.objectLike(Map.of("ElasticLoadBalancing", Map.of("Enabled", true)))));
        auto.resourceCountIs("AWS::EKS::Nodegroup", 0);
        auto.resourceCountIs("AWS::EKS::Addon", 1);
        auto.hasResourceProperties("AWS::EKS::Addon", Map.of("AddonName", "metrics-server"));
    }

    @Test
    void auto_modes_pool_has_100_gib_under_the_key_and_enforces_network_policies() {
        assertThat(properties(auto, "ClusterAutoModePoolC0C4BE5F")
                        .get("Manifest")
                        .toString())
                .contains("\"size\":\"100Gi\"", "\"kmsKeyID\":\"", "\"enable-network-policy-controller\":\"true\"");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> resource(Template template, String logicalId) {
        return ((Map<String, Map<String, Object>>) template.toJSON().get("Resources")).get(logicalId);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> properties(Template template, String logicalId) {
        return (Map<String, Object>) resource(template, logicalId).get("Properties");
    }

    @SuppressWarnings("unchecked")
    private static List<String> dependencies(Template template, String logicalId) {
        return (List<String>) resource(template, logicalId).get("DependsOn");
    }
}
