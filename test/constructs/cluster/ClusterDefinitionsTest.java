package dev.meridian.constructs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.cluster.controlplane.Addressing;
import dev.meridian.constructs.cluster.controlplane.ClusterVersion;
import dev.meridian.constructs.cluster.controlplane.ControlPlaneTier;
import dev.meridian.constructs.cluster.controlplane.DeletionProtection;
import dev.meridian.constructs.cluster.controlplane.EndpointReach;
import dev.meridian.constructs.cluster.controlplane.SupportPolicy;
import dev.meridian.constructs.cluster.controlplane.ZonalShift;
import dev.meridian.constructs.cluster.kubectl.Charts;
import dev.meridian.constructs.cluster.nodes.AutoMode;
import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class ClusterDefinitionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "-atlas", "atlas_production"})
    void refuses_a_name_that_cloudformation_would_not_take(String name) {
        var stack = TestStack.create();
        assertThatThrownBy(() -> ClusterFixture.props(stack, name).build())
                .hasMessage(
                        "a cluster's name must be 1 to 100 letters, digits and hyphens, beginning with a letter or digit, got '%s'"
                                .formatted(name));
    }

    @Test
    void refuses_two_access_entries_for_one_role() {
        var role = "arn:aws:iam::111111111111:role/operators";
        var props = ClusterFixture.props(TestStack.create(), "atlas")
                .adminRoleArns(role)
                .viewerRoleArns(role);
        assertThatThrownBy(props::build)
                .hasMessage(
                        "EKS takes one access entry for each role, got 'arn:aws:iam::111111111111:role/operators' twice;"
                                + " name it once, as admin or as viewer");
    }

    @Test
    void refuses_access_for_a_user() {
        var props =
                ClusterFixture.props(TestStack.create(), "atlas").adminRoleArns("arn:aws:iam::111111111111:user/alex");
        assertThatThrownBy(props::build)
                .hasMessage("access is given to IAM roles by ARN, such as arn:aws:iam::111111111111:role/operators, got"
                        + " 'arn:aws:iam::111111111111:user/alex'");
    }

    @Test
    void an_unprotected_public_ipv6_cluster_from_a_mirror_says_all_that_in_its_template() {
        var stack = TestStack.create();
        ClusterFixture.cluster(stack, "sandbox", props -> props.version(ClusterVersion.V1_36)
                .addressing(new Addressing.Ipv6())
                .deletionProtection(DeletionProtection.OFF)
                .support(SupportPolicy.EXTENDED)
                .tier(ControlPlaneTier.XL)
                .zonalShift(ZonalShift.OFF)
                .charts(new Charts.Mirror("registry.example/mirror"))
                .endpoint(new EndpointReach.RestrictedAndPrivate(List.of("203.0.113.0/24"))));
        var template = Template.fromStack(stack);

        template.hasResourceProperties(
                "AWS::EKS::Cluster",
                Map.of(
                        "Version", "1.36",
                        "DeletionProtection", false,
                        "KubernetesNetworkConfig",
                                Match.objectLike(Map.of("IpFamily", "ipv6", "ServiceIpv4Cidr", Match.absent())),
                        "UpgradePolicy", Map.of("SupportType", "EXTENDED"),
                        "ControlPlaneScalingConfig", Map.of("Tier", "tier-xl"),
                        "ZonalShiftConfig", Map.of("Enabled", false),
                        "ResourcesVpcConfig",
                                Match.objectLike(Map.of(
                                        "EndpointPrivateAccess", true,
                                        "EndpointPublicAccess", true,
                                        "PublicAccessCidrs", List.of("203.0.113.0/24")))));
        template.hasResource(
                "AWS::Logs::LogGroup",
                Map.of(
                        "DeletionPolicy",
                        "Delete",
                        "Properties",
                        Match.objectLike(Map.of("LogGroupName", "/aws/eks/sandbox/cluster"))));
        template.hasResourceProperties(
                "Custom::AWSCDK-EKS-HelmChart",
                Map.of(
                        "Repository",
                        "oci://registry.example/mirror/charts/cluster-autoscaler",
                        "Values",
                        Match.stringLikeRegexp("registry.example/mirror/autoscaling/cluster-autoscaler")));
        assertThat(template.findResources("AWS::IAM::Role").toString())
                .contains("ec2:AssignIpv6Addresses")
                .doesNotContain("AmazonEKS_CNI_Policy");
    }

    @Test
    void refuses_everybody_as_a_restriction() {
        var everybody = List.of("0.0.0.0/0");
        assertThatThrownBy(() -> new EndpointReach.RestrictedAndPrivate(everybody))
                .hasMessage(
                        "a restricted endpoint must not admit everybody, got '0.0.0.0/0'; use PublicAndPrivate to say so");
    }

    @Test
    void refuses_a_service_range_that_is_public_or_too_wide() {
        assertThatThrownBy(() -> new Addressing.Ipv4("10.0.0.0/8"))
                .hasMessage(
                        "serviceCidr must be a private IPv4 range between /24 and /12, such as 172.20.0.0/16, got '10.0.0.0/8'");
    }

    @Test
    void refuses_a_mirror_with_a_scheme() {
        assertThatThrownBy(() -> new Charts.Mirror("oci://registry.example"))
                .hasMessage("a mirror is a registry host with an optional path, without scheme or final slash, got"
                        + " 'oci://registry.example'");
    }

    @Test
    void refuses_a_load_balancer_controller_in_auto_mode_and_unbounded_secrets() {
        var stack = TestStack.create();
        var cluster = ClusterFixture.cluster(stack, "atlas", props -> props.capacity(AutoMode.standard()));
        var props = new LoadBalancerControllerProps(cluster);
        assertThatThrownBy(() -> new LoadBalancerController(stack, "LoadBalancerController", props))
                .hasMessage(
                        "cluster 'atlas' runs in Auto Mode, which binds target groups by itself; leave the controller out");
        assertThatThrownBy(() -> new ExternalSecretsProps(cluster, List.of("*"), List.of()))
                .hasMessage("a prefix of secret names must have at least 3 characters and no wildcard, got '*'");
    }
}
