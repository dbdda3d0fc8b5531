package dev.meridian.app.review.kubernetes;

import static dev.meridian.app.review.kubernetes.object.Fields.show;

import dev.meridian.app.review.change.PropertyChange;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.kubernetes.change.KubernetesRule;
import dev.meridian.app.review.kubernetes.change.ObjectChange;
import dev.meridian.app.review.manifest.AppliedObjects;
import java.util.List;
import java.util.stream.Stream;

/**
 * Manifests that name another cluster. The CDK's handler applies their objects there, but deletes nothing in the former
 * cluster: for CloudFormation it is an update of the same resource.
 */
final class OtherClusters {
    private static final String CLUSTER = "ClusterName";

    private OtherClusters() {}

    static Stream<Finding> examine(ResourceChange change) {
        if (change.kind() != Kind.CHANGED
                || !AppliedObjects.isManifest(change.before())
                || !AppliedObjects.isManifest(change.after())) {
            return Stream.empty();
        }
        var before = change.propertiesBefore().path(CLUSTER);
        var after = change.propertiesAfter().path(CLUSTER);
        return before.equals(after)
                ? Stream.empty()
                : Stream.of(Finding.dangerous(
                        KubernetesRule.OTHER_CLUSTER,
                        change,
                        ObjectChange.sentence(
                                "the manifest names another cluster (%s: %s → %s): its objects are applied there, and stay in the former one, which nobody updates any more"
                                        .formatted(CLUSTER, show(before), show(after))),
                        "Keep the cluster, or make a second manifest for the other one and remove the first when nothing uses its objects.",
                        List.of(new PropertyChange("Properties." + CLUSTER, before, after, Replacement.NO))));
    }
}
