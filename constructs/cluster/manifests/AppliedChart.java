package dev.meridian.constructs.cluster.manifests;

import dev.meridian.constructs.cluster.kubectl.Ordered;
import dev.meridian.constructs.cluster.manifests.ManifestGroup.Keeping;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.eks_v2.ICluster;
import software.amazon.awscdk.services.eks_v2.KubernetesManifest;
import software.constructs.Construct;
import software.constructs.IDependable;

/** The resources of a chart, in the order that its pods need. Not for users: the cluster applies charts. */
public final class AppliedChart {
    private final Construct scope;
    private final ICluster cluster;

    private AppliedChart(Construct scope, ICluster cluster) {
        this.scope = scope;
        this.cluster = cluster;
    }

    /** Makes the resources, to be applied once everything in {@code after} is there. */
    public static List<KubernetesManifest> apply(
            Construct scope,
            String id,
            ICluster cluster,
            List<? extends Map<String, ?>> manifests,
            List<? extends IDependable> after) {
        var groups = ManifestGroups.of(id, manifests);
        var chart = new AppliedChart(scope, cluster);
        var first = chart.resources(groups.first(), after);
        var before = first.isEmpty() ? after : first;
        var together = chart.resources(groups.together(), before);
        var then = chart.resources(groups.then(), together.isEmpty() ? before : together);
        return joined(joined(first, together), then);
    }

    private List<KubernetesManifest> resources(List<ManifestGroup> groups, List<? extends IDependable> after) {
        var dependencies = after.toArray(IDependable[]::new);
        return groups.stream().map(group -> resource(group, dependencies)).toList();
    }

    /**
     * Overwrites, so that a creation that failed half-way can be repeated: CDK's provider does not delete what a failed
     * creation left.
     */
    private KubernetesManifest resource(ManifestGroup group, IDependable... dependencies) {
        @SuppressWarnings("unchecked")
        var objects = (List<Map<String, ?>>) (List<?>) Ordered.sorted(group.objects());
        var builder = KubernetesManifest.Builder.create(scope, group.id())
                .cluster(cluster)
                .manifest(objects)
                .overwrite(true)
                .prune(group.keeping() == Keeping.PRUNED);
        if (group.keeping() == Keeping.RETAINED) {
            builder.removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
        }
        var resource = builder.build();
        resource.getNode().addDependency(dependencies);
        return resource;
    }

    private static <T> List<T> joined(Collection<? extends T> some, Collection<? extends T> others) {
        return Stream.<T>concat(some.stream(), others.stream()).toList();
    }
}
