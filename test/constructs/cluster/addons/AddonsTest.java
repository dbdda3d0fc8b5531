package dev.meridian.constructs.cluster.addons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.cluster.controlplane.ClusterVersion;
import dev.meridian.constructs.cluster.nodes.AutoMode;
import dev.meridian.constructs.cluster.nodes.Capacity;
import dev.meridian.constructs.cluster.nodes.NodeGroups;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AddonsTest {
    private static final Capacity NODES = NodeGroups.standard();
    private static final Capacity AUTO = AutoMode.standard();

    @ParameterizedTest
    @EnumSource(ClusterVersion.class)
    void every_version_has_its_default_add_ons_on_nodes_and_in_auto_mode(ClusterVersion version) {
        assertThatCode(() -> {
                    AddonRules.check(AddonRules.defaultsOf(NODES), Map.of(), version, NODES);
                    AddonRules.check(AddonRules.defaultsOf(AUTO), Map.of(), version, AUTO);
                })
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "V1_34, KUBE_PROXY, v1.34.6-eksbuild.21",
        "V1_35, KUBE_PROXY, v1.35.3-eksbuild.21",
        "V1_36, KUBE_PROXY, v1.36.0-eksbuild.25",
        "V1_34, COREDNS, v1.12.4-eksbuild.29",
        "V1_35, VPC_CNI, v1.23.0-eksbuild.1",
        "V1_36, EBS_CSI_DRIVER, v1.63.1-eksbuild.1",
        "V1_34, CLOUDWATCH_OBSERVABILITY, v6.4.0-eksbuild.1",
        "V1_35, CLOUDWATCH_OBSERVABILITY, v6.4.0-eksbuild.1",
        "V1_36, CLOUDWATCH_OBSERVABILITY, v6.7.0-eksbuild.1"
    })
    void an_add_on_has_the_version_of_its_cluster(ClusterVersion version, ClusterAddon addon, String expected) {
        assertThat(AddonRules.versionOf(addon, version, Map.of())).isEqualTo(expected);
    }

    @Test
    void a_known_older_version_may_be_kept() {
        assertThat(AddonRules.versionOf(
                        ClusterAddon.COREDNS,
                        ClusterVersion.V1_35,
                        Map.of(ClusterAddon.COREDNS, "v1.13.2-eksbuild.21")))
                .isEqualTo("v1.13.2-eksbuild.21");
    }

    @Test
    void refuses_a_version_of_another_kubernetes() {
        assertThatThrownBy(() -> AddonRules.check(
                        AddonRules.defaultsOf(NODES),
                        Map.of(ClusterAddon.KUBE_PROXY, "v1.34.6-eksbuild.21"),
                        ClusterVersion.V1_35,
                        NODES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kube-proxy v1.34.6-eksbuild.21 is not known to run on Kubernetes 1.35; known are"
                        + " [v1.35.3-eksbuild.21, v1.35.3-eksbuild.18, v1.35.0-eksbuild.2]");
    }

    @Test
    void refuses_an_add_on_that_no_version_is_known_of() {
        var addons = EnumSet.copyOf(AddonRules.defaultsOf(NODES));
        addons.add(ClusterAddon.SNAPSHOT_CONTROLLER);

        assertThatThrownBy(() -> AddonRules.check(addons, Map.of(), ClusterVersion.V1_36, NODES))
                .hasMessage(
                        "no version of snapshot-controller is known for Kubernetes 1.36; leave it out or choose another"
                                + " Kubernetes version");
    }

    @Test
    void names_every_missing_add_on_at_once() {
        assertThatThrownBy(() ->
                        AddonRules.check(Set.of(ClusterAddon.EBS_CSI_DRIVER), Map.of(), ClusterVersion.V1_35, NODES))
                .hasMessage("""
                        the add-ons have 5 problem(s):
                        - aws-ebs-csi-driver requires eks-pod-identity-agent and coredns; add it
                        - nodes do not work without vpc-cni; add it
                        - nodes do not work without kube-proxy; add it
                        - nodes do not work without coredns; add it
                        - nodes do not work without eks-pod-identity-agent; add it""");
    }

    @Test
    void refuses_what_auto_mode_has_built_in() {
        assertThatThrownBy(
                        () -> AddonRules.check(Set.of(ClusterAddon.KUBE_PROXY), Map.of(), ClusterVersion.V1_35, AUTO))
                .hasMessage("the add-ons have 1 problem(s):%n- kube-proxy is built into Auto Mode; leave it out"
                        .formatted());
    }

    @Test
    void auto_mode_counts_for_what_other_add_ons_require() {
        assertThatCode(() -> AddonRules.check(
                        Set.of(ClusterAddon.EFS_CSI_DRIVER, ClusterAddon.METRICS_SERVER),
                        Map.of(),
                        ClusterVersion.V1_35,
                        AUTO))
                .doesNotThrowAnyException();
    }

    @Test
    void metrics_of_pods_need_names_and_credentials() {
        assertThat(ClusterAddon.CLOUDWATCH_OBSERVABILITY.requires())
                .containsExactly(ClusterAddon.POD_IDENTITY_AGENT, ClusterAddon.COREDNS);
        assertThat(AddonRules.defaultsOf(NODES)).doesNotContain(ClusterAddon.CLOUDWATCH_OBSERVABILITY);
        assertThat(AddonRules.defaultsOf(AUTO)).doesNotContain(ClusterAddon.CLOUDWATCH_OBSERVABILITY);
    }

    @Test
    void refuses_a_version_for_what_is_not_installed() {
        assertThatThrownBy(() -> AddonRules.check(
                        AddonRules.defaultsOf(NODES),
                        Map.of(ClusterAddon.EFS_CSI_DRIVER, "v3.4.2-eksbuild.1"),
                        ClusterVersion.V1_35,
                        NODES))
                .hasMessage(
                        "the add-ons have 1 problem(s):%n- a version is given for aws-efs-csi-driver, which is not installed;"
                                        .formatted()
                                + " add it or drop the version");
    }
}
