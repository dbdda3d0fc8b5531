package dev.meridian.constructs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.constructs.cluster.addons.ClusterAddon;
import dev.meridian.constructs.cluster.controlplane.DeletionProtection;
import dev.meridian.constructs.cluster.nodes.AutoMode;
import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class ContainerInsightsTest {
    private static final String GROUP = "ClusterPerformanceLogs6F12546B";

    private static Template onNodes;
    private static Template inAutoMode;

    @BeforeAll
    static void asks_for_metrics_of_pods_on_nodes_and_in_auto_mode() {
        var stack = TestStack.create();
        ClusterFixture.cluster(
                stack,
                "tapwork-production",
                props -> props.furtherAddons(ClusterAddon.CLOUDWATCH_OBSERVABILITY, ClusterAddon.SNAPSHOT_CONTROLLER));
        onNodes = Template.fromStack(stack);

        var auto = TestStack.create();
        ClusterFixture.cluster(auto, "tapwork-staging", props -> props.capacity(AutoMode.standard())
                .deletionProtection(DeletionProtection.OFF)
                .furtherAddons(ClusterAddon.CLOUDWATCH_OBSERVABILITY));
        inAutoMode = Template.fromStack(auto);
    }

    @Test
    void the_agent_writes_enhanced_container_insights_and_nothing_else() {
        onNodes.hasResourceProperties(
                "AWS::EKS::Addon",
                Map.of(
                        "AddonName",
                        "amazon-cloudwatch-observability",
                        "AddonVersion",
                        "v6.4.0-eksbuild.1",
                        "ResolveConflicts",
                        "OVERWRITE",
                        "ConfigurationValues",
                        Match.serializedJson(Match.exact(Map.of(
                                "agent",
                                Map.of(
                                        "config",
                                        Map.of(
                                                "logs",
                                                Map.of(
                                                        "metrics_collected",
                                                        Map.of(
                                                                "kubernetes",
                                                                Map.of("enhanced_container_insights", true))))),
                                "containerLogs",
                                Map.of("enabled", false),
                                "manager",
                                Map.of(
                                        "applicationSignals",
                                        Map.of("autoMonitor", Map.of("monitorAllServices", false))),
                                "otelContainerInsights",
                                Map.of("enabled", false))))));
    }

    @Test
    void only_the_agents_pods_take_its_role() {
        var role = onlyKey(onNodes.findResources(
                "AWS::IAM::Role",
                Map.of(
                        "Properties",
                        Map.of(
                                "ManagedPolicyArns",
                                List.of(Map.of(
                                        "Fn::Join",
                                        List.of(
                                                "",
                                                List.of(
                                                        "arn:",
                                                        Map.of("Ref", "AWS::Partition"),
                                                        ":iam::aws:policy/CloudWatchAgentServerPolicy"))))))));

        onNodes.hasResourceProperties(
                "AWS::EKS::Addon",
                Map.of(
                        "AddonName",
                        "amazon-cloudwatch-observability",
                        "PodIdentityAssociations",
                        List.of(Map.of(
                                "ServiceAccount",
                                "cloudwatch-agent",
                                "RoleArn",
                                Map.of("Fn::GetAtt", List.of(role, "Arn"))))));
        onNodes.hasResourceProperties(
                "AWS::IAM::Role",
                Map.of(
                        "AssumeRolePolicyDocument",
                        Match.objectLike(Map.of(
                                "Statement",
                                List.of(Match.objectLike(Map.of(
                                        "Condition",
                                        Map.of(
                                                "StringEquals",
                                                Match.objectLike(
                                                        Map.of(
                                                                "aws:RequestTag/kubernetes-namespace",
                                                                "amazon-cloudwatch",
                                                                "aws:RequestTag/kubernetes-service-account",
                                                                List.of("cloudwatch-agent")))))))))));
    }

    @Test
    void its_log_group_is_there_first_encrypted_and_with_an_end() {
        assertThat(onNodes.findResources("AWS::Logs::LogGroup")).containsKey(GROUP);
        onNodes.hasResource(
                "AWS::Logs::LogGroup",
                Map.of(
                        "DeletionPolicy",
                        "RetainExceptOnCreate",
                        "Properties",
                        Map.of(
                                "LogGroupName",
                                "/aws/containerinsights/tapwork-production/performance",
                                "RetentionInDays",
                                30,
                                "KmsKeyId",
                                Map.of("Fn::GetAtt", List.of("Key961B73FD", "Arn")))));
        onNodes.hasResourceProperties(
                "AWS::KMS::Key",
                Map.of(
                        "KeyPolicy",
                        Match.objectLike(
                                Map.of(
                                        "Statement",
                                        Match.arrayWith(
                                                List.of(
                                                        Match.objectLike(
                                                                Map.of(
                                                                        "Sid",
                                                                        "PerformanceLogs",
                                                                        "Condition",
                                                                        Map.of(
                                                                                "ArnEquals",
                                                                                Map.of(
                                                                                        "kms:EncryptionContext:aws:logs:arn",
                                                                                        "arn:aws:logs:us-east-1:111111111111:log-group:"
                                                                                                + "/aws/containerinsights/tapwork-production/performance"))))))))));
        onNodes.hasResource(
                "AWS::EKS::Addon",
                Map.of(
                        "DependsOn",
                        Match.arrayWith(List.of("ClusterNodesApplication20516DC8", GROUP)),
                        "Properties",
                        Match.objectLike(Map.of("AddonName", "amazon-cloudwatch-observability"))));
    }

    @Test
    void other_add_ons_do_not_wait_for_it() {
        onNodes.findResources("AWS::EKS::Addon").forEach((id, addon) -> {
            if (!id.startsWith("ClusterAddonsCloudWatchObservability")) {
                assertThat(String.valueOf(addon.get("DependsOn"))).as(id).doesNotContain(GROUP);
            }
        });
    }

    @Test
    void snapshots_may_be_asked_for_beside_the_default_add_ons() {
        onNodes.hasResourceProperties(
                "AWS::EKS::Addon", Map.of("AddonName", "snapshot-controller", "AddonVersion", "v8.6.0-eksbuild.6"));
        onNodes.resourceCountIs("AWS::EKS::Addon", 8);
    }

    @Test
    void in_auto_mode_it_stands_beside_the_metrics_server_and_its_log_goes_with_the_stack() {
        inAutoMode.resourceCountIs("AWS::EKS::Addon", 2);
        inAutoMode.hasResource(
                "AWS::Logs::LogGroup",
                Map.of(
                        "DeletionPolicy",
                        "Delete",
                        "Properties",
                        Map.of("LogGroupName", "/aws/containerinsights/tapwork-staging/performance")));
    }

    private static String onlyKey(Map<String, ?> resources) {
        assertThat(resources).hasSize(1);
        return resources.keySet().iterator().next();
    }
}
