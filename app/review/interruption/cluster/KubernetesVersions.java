package dev.meridian.app.review.interruption.cluster;

import static dev.meridian.app.review.interruption.cause.Interruption.KUBERNETES_VERSION;
import static dev.meridian.app.review.interruption.cause.Interruption.NODES;
import static dev.meridian.app.review.interruption.cause.Interruption.REFUSED;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import dev.meridian.app.review.value.VersionStep;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Steps of Kubernetes. "Update existing cluster to new Kubernetes version" in the Amazon EKS User Guide: one minor version
 * at a time, and pods run on meanwhile; "Roll back a cluster to a previous Kubernetes version": one back, within seven days.
 * Nodes may be three minor versions older than the API server, but never newer (the Kubernetes version skew policy).
 */
final class KubernetesVersions {
    private static final long SKEW = 3;
    private static final String FOLLOW =
            "Check for removed APIs in the cluster's upgrade insights, and that nodes and add-ons follow.";

    private KubernetesVersions() {}

    static Stream<Finding> ofCluster(ResourceChange change) {
        var version = Setting.of(change, "Version");
        if (!version.differs()) {
            return Stream.empty();
        }
        var before = minor(version.before());
        var after = minor(version.after());
        if (before.isEmpty() || after.isEmpty()) {
            return Stream.of(version.notable(
                    KUBERNETES_VERSION,
                    "The version of Kubernetes changes %s, which cannot be compared.".formatted(version.fromTo()),
                    "Check that it is one minor version up. " + FOLLOW));
        }
        long step = after.getAsLong() - before.getAsLong();
        if (step == 0) {
            return Stream.empty();
        }
        if (step < 0) {
            return Stream.of(version.dangerous(
                    REFUSED,
                    "The version of Kubernetes goes back %s: EKS only goes back one minor version, within seven days of the upgrade, with nodes and add-ons that fit."
                            .formatted(version.fromTo()),
                    "Keep the version, or follow EKS's guide to a rollback: nodes go back first."));
        }
        if (step > 1) {
            return Stream.of(version.dangerous(
                    REFUSED,
                    "The version of Kubernetes goes up %d minor versions at once, %s, which EKS refuses."
                            .formatted(step, version.fromTo()),
                    "Deploy one minor version at a time. " + FOLLOW));
        }
        var old = oldNodes(change, after.getAsLong());
        boolean forced = Values.flag(change.propertiesAfter().path("Force")).orElse(false);
        if (!old.isEmpty() || forced) {
            return Stream.of(version.dangerous(
                    KUBERNETES_VERSION,
                    "The version of Kubernetes goes up one minor version, %s%s%s."
                            .formatted(
                                    version.fromTo(),
                                    old.isEmpty()
                                            ? ""
                                            : ", and leaves nodes of " + String.join(", ", old)
                                                    + " more than three behind",
                                    forced ? ", and Force overrides what EKS finds to block it" : ""),
                    FOLLOW));
        }
        return Stream.of(version.notable(
                KUBERNETES_VERSION,
                "The version of Kubernetes goes up one minor version, %s: pods run on, but after seven days there is no way back."
                        .formatted(version.fromTo()),
                FOLLOW));
    }

    static Stream<Finding> ofNodes(ResourceChange change) {
        var version = Setting.of(change, "Version");
        if (!version.differs() || Values.isAbsent(version.before())) {
            return Stream.empty();
        }
        var before = minor(version.before());
        var after = minor(version.after());
        var cluster = minor(change.stack()
                .after(change.propertiesAfter().path("ClusterName").path("Ref").asText(""))
                .path("Properties")
                .path("Version"));
        if (after.isPresent() && cluster.isPresent() && after.getAsLong() > cluster.getAsLong()) {
            return Stream.of(version.dangerous(
                    REFUSED,
                    "The nodes' version of Kubernetes changes %s, which is newer than their cluster's: EKS refuses it."
                            .formatted(version.fromTo()),
                    "Upgrade the cluster first."));
        }
        if (before.isPresent() && after.isPresent() && after.getAsLong() < before.getAsLong()) {
            return Stream.of(version.dangerous(
                    REFUSED,
                    "The nodes' version of Kubernetes goes back %s, which a node group does only for a cluster's rollback."
                            .formatted(version.fromTo()),
                    "Keep the version, or add a new node group of the older one."));
        }
        return Stream.of(version.notable(
                NODES,
                "The nodes' version of Kubernetes changes %s: nodes are replaced one batch after the other, and pods move."
                        .formatted(version.fromTo()),
                "Check that pod disruption budgets let nodes drain."));
    }

    /** The versions of this cluster's nodes in the same stack that are too old for it then. */
    private static List<String> oldNodes(ResourceChange change, long cluster) {
        return change.stack().after().stream()
                .flatMap(stack -> stack.body().path("Resources").valueStream())
                .filter(resource -> resource.path("Type").asText().equals("AWS::EKS::Nodegroup"))
                .map(resource -> resource.path("Properties").path("Version"))
                .filter(version -> minor(version).orElse(cluster) + SKEW < cluster)
                .map(JsonNode::asText)
                .distinct()
                .sorted()
                .toList();
    }

    private static OptionalLong minor(JsonNode version) {
        var numbers = Values.isToken(version) ? List.<Long>of() : VersionStep.numbers(version.asText());
        return numbers.size() > 1 && numbers.get(0) == 1 ? OptionalLong.of(numbers.get(1)) : OptionalLong.empty();
    }
}
