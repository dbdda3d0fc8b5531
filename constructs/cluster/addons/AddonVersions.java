package dev.meridian.constructs.cluster.addons;

import static dev.meridian.constructs.cluster.addons.ClusterAddon.CLOUDWATCH_OBSERVABILITY;
import static dev.meridian.constructs.cluster.addons.ClusterAddon.COREDNS;
import static dev.meridian.constructs.cluster.addons.ClusterAddon.EBS_CSI_DRIVER;
import static dev.meridian.constructs.cluster.addons.ClusterAddon.EFS_CSI_DRIVER;
import static dev.meridian.constructs.cluster.addons.ClusterAddon.KUBE_PROXY;
import static dev.meridian.constructs.cluster.addons.ClusterAddon.METRICS_SERVER;
import static dev.meridian.constructs.cluster.addons.ClusterAddon.POD_IDENTITY_AGENT;
import static dev.meridian.constructs.cluster.addons.ClusterAddon.SNAPSHOT_CONTROLLER;
import static dev.meridian.constructs.cluster.addons.ClusterAddon.VPC_CNI;

import dev.meridian.constructs.cluster.controlplane.ClusterVersion;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which version of which add-on runs on which Kubernetes version, so that a wrong pair is refused before a deployment.
 *
 * <p>The first of each list is the default. Only versions that somebody runs on that Kubernetes version are listed:
 * those of 1.35 were printed by {@code aws eks describe-addon-versions --kubernetes-version 1.35} in September 2026;
 * those of 1.34 and 1.36 are the defaults that EKS named for these versions, or pins of running clusters, between May
 * and October 2026 (public infrastructure repositories, and so for the observability add-on on 1.35), and for CoreDNS on
 * 1.34 the Amazon EKS User Guide, Manage CoreDNS. No version of the snapshot controller was found on 1.36, so it is refused there.
 */
final class AddonVersions {
    private static final Map<ClusterVersion, Map<ClusterAddon, List<String>>> KNOWN = new EnumMap<>(Map.of(
            ClusterVersion.V1_34,
            Map.of(
                    POD_IDENTITY_AGENT, List.of("v1.3.10-eksbuild.3", "v1.3.10-eksbuild.2"),
                    VPC_CNI, List.of("v1.22.4-eksbuild.3", "v1.21.1-eksbuild.7", "v1.21.1-eksbuild.5"),
                    KUBE_PROXY, List.of("v1.34.6-eksbuild.21", "v1.34.6-eksbuild.25", "v1.34.6-eksbuild.2"),
                    COREDNS, List.of("v1.12.4-eksbuild.29", "v1.13.2-eksbuild.4", "v1.12.4-eksbuild.1"),
                    EBS_CSI_DRIVER, List.of("v1.57.1-eksbuild.1"),
                    EFS_CSI_DRIVER, List.of("v3.4.2-eksbuild.1"),
                    SNAPSHOT_CONTROLLER, List.of("v8.5.0-eksbuild.3"),
                    METRICS_SERVER, List.of("v0.8.1-eksbuild.4"),
                    CLOUDWATCH_OBSERVABILITY, List.of("v6.4.0-eksbuild.1")),
            ClusterVersion.V1_35,
            Map.of(
                    POD_IDENTITY_AGENT, List.of("v1.4.0-eksbuild.2", "v1.4.0-eksbuild.1", "v1.3.10-eksbuild.3"),
                    VPC_CNI, List.of("v1.23.0-eksbuild.1", "v1.22.4-eksbuild.3", "v1.21.1-eksbuild.3"),
                    KUBE_PROXY, List.of("v1.35.3-eksbuild.21", "v1.35.3-eksbuild.18", "v1.35.0-eksbuild.2"),
                    COREDNS, List.of("v1.14.3-eksbuild.16", "v1.13.2-eksbuild.21", "v1.13.2-eksbuild.1"),
                    EBS_CSI_DRIVER, List.of("v1.65.0-eksbuild.1", "v1.63.1-eksbuild.1", "v1.57.1-eksbuild.1"),
                    EFS_CSI_DRIVER, List.of("v3.4.2-eksbuild.1", "v3.4.1-eksbuild.1", "v3.2.0-eksbuild.1"),
                    SNAPSHOT_CONTROLLER, List.of("v8.6.0-eksbuild.6", "v8.6.0-eksbuild.4", "v8.5.0-eksbuild.5"),
                    METRICS_SERVER, List.of("v0.8.1-eksbuild.10", "v0.8.1-eksbuild.6"),
                    CLOUDWATCH_OBSERVABILITY, List.of("v6.4.0-eksbuild.1")),
            ClusterVersion.V1_36,
            Map.of(
                    POD_IDENTITY_AGENT, List.of("v1.3.10-eksbuild.3"),
                    VPC_CNI, List.of("v1.22.4-eksbuild.3", "v1.23.1-eksbuild.1", "v1.22.3-eksbuild.1"),
                    KUBE_PROXY, List.of("v1.36.0-eksbuild.25", "v1.36.0-eksbuild.21", "v1.36.0-eksbuild.17"),
                    COREDNS, List.of("v1.14.3-eksbuild.23", "v1.14.3-eksbuild.16", "v1.14.3-eksbuild.14"),
                    EBS_CSI_DRIVER, List.of("v1.63.1-eksbuild.1"),
                    EFS_CSI_DRIVER, List.of("v3.4.2-eksbuild.1"),
                    METRICS_SERVER, List.of("v0.9.0-eksbuild.11", "v0.8.1-eksbuild.11"),
                    CLOUDWATCH_OBSERVABILITY, List.of("v6.7.0-eksbuild.1", "v6.6.0-eksbuild.1", "v6.4.0-eksbuild.1"))));

    private AddonVersions() {}

    static String defaultOf(ClusterAddon addon, ClusterVersion version) {
        var known = known(addon, version);
        if (known.isEmpty()) {
            throw new IllegalArgumentException(
                    "no version of %s is known for Kubernetes %s; leave it out or choose another Kubernetes version"
                            .formatted(addon.title(), version.minor()));
        }
        return known.get(0);
    }

    static String checked(ClusterAddon addon, ClusterVersion version, String wanted) {
        var known = known(addon, version);
        if (!known.contains(wanted)) {
            throw new IllegalArgumentException("%s %s is not known to run on Kubernetes %s; known are %s"
                    .formatted(addon.title(), wanted, version.minor(), known));
        }
        return wanted;
    }

    private static List<String> known(ClusterAddon addon, ClusterVersion version) {
        return KNOWN.get(version).getOrDefault(addon, List.of());
    }
}
