package dev.meridian.constructs.cluster.addons;

import dev.meridian.constructs.cluster.controlplane.ClusterVersion;
import dev.meridian.constructs.cluster.nodes.AutoMode;
import dev.meridian.constructs.cluster.nodes.Capacity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which add-ons go together, and with which capacity. Not for users: the cluster's props ask it. */
public final class AddonRules {
    private AddonRules() {}

    /** What a cluster has when its definition names no add-ons. */
    public static Set<ClusterAddon> defaultsOf(Capacity capacity) {
        return capacity instanceof AutoMode ? ClusterAddon.DEFAULTS_ON_AUTO_MODE : ClusterAddon.DEFAULTS_ON_NODES;
    }

    /** Finds everything that is wrong and says it at once. */
    public static void check(
            Set<ClusterAddon> addons, Map<ClusterAddon, String> versions, ClusterVersion version, Capacity capacity) {
        var problems = new ArrayList<String>();
        var auto = capacity instanceof AutoMode;
        for (var addon : addons) {
            if (auto && addon.isBuiltIntoAutoMode()) {
                problems.add("%s is built into Auto Mode; leave it out".formatted(addon.title()));
            }
            var missing = addon.requires().stream()
                    .filter(required -> !addons.contains(required))
                    .filter(required -> !(auto && required.isBuiltIntoAutoMode()))
                    .map(ClusterAddon::title)
                    .toList();
            if (!missing.isEmpty()) {
                problems.add("%s requires %s; add it".formatted(addon.title(), String.join(" and ", missing)));
            }
        }
        if (!auto) {
            missingOnNodes(addons).forEach(problems::add);
        }
        for (var addon : versions.keySet()) {
            if (!addons.contains(addon)) {
                problems.add("a version is given for %s, which is not installed; add it or drop the version"
                        .formatted(addon.title()));
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("the add-ons have %d problem(s):%n- %s"
                    .formatted(problems.size(), String.join("%n- ".formatted(), problems)));
        }
        addons.forEach(addon -> versionOf(addon, version, versions));
    }

    /** The cluster is created without EKS's unmanaged networking, so nothing else would bring it. */
    private static List<String> missingOnNodes(Set<ClusterAddon> addons) {
        return List.of(
                        ClusterAddon.VPC_CNI,
                        ClusterAddon.KUBE_PROXY,
                        ClusterAddon.COREDNS,
                        ClusterAddon.POD_IDENTITY_AGENT)
                .stream()
                .filter(addon -> !addons.contains(addon))
                .map(addon -> "nodes do not work without %s; add it".formatted(addon.title()))
                .toList();
    }

    /** Whether a cluster in Auto Mode has the add-on without installing it. */
    public static boolean isBuiltIntoAutoMode(ClusterAddon addon) {
        return addon.isBuiltIntoAutoMode();
    }

    static String versionOf(ClusterAddon addon, ClusterVersion version, Map<ClusterAddon, String> versions) {
        var wanted = versions.get(addon);
        return wanted == null ? AddonVersions.defaultOf(addon, version) : AddonVersions.checked(addon, version, wanted);
    }
}
