package dev.meridian.app.review.kubernetes;

import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.kubernetes.change.KubernetesRule;
import dev.meridian.app.review.manifest.AppliedObjects;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.stream.Stream;

/**
 * Manifests and Helm releases that name another cluster. The CDK's handlers apply or install them there, but delete nothing
 * in the former cluster: for CloudFormation it is an update of the same resource.
 */
final class OtherClusters {
    private OtherClusters() {}

    static Stream<Finding> examine(ResourceChange change) {
        boolean isManifest = AppliedObjects.isManifest(change.after());
        if (change.kind() != Kind.CHANGED || !isManifest && !change.type().equals(HelmReleases.TYPE)) {
            return Stream.empty();
        }
        var cluster = Setting.of(change, "ClusterName");
        if (!cluster.differs() || Values.isAbsent(cluster.before())) {
            return Stream.empty();
        }
        boolean isTold = !Values.text(cluster.before()).equals(Values.text(cluster.after()));
        return Stream.of(
                cluster.dangerous(
                        KubernetesRule.OTHER_CLUSTER,
                        "The %s names another cluster%s: it is %s there and stays in the former one, where nobody updates it any more."
                                .formatted(
                                        isManifest ? "manifest" : "release",
                                        isTold ? ", " + cluster.fromTo() : "",
                                        isManifest ? "applied" : "installed"),
                        "Keep the cluster, or make a second one for the other cluster and remove the first when nothing uses it."));
    }
}
