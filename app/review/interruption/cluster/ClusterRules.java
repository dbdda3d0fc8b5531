package dev.meridian.app.review.interruption.cluster;

import static dev.meridian.app.review.interruption.cause.Interruption.NODES;
import static dev.meridian.app.review.setting.Question.differs;
import static dev.meridian.app.review.setting.Question.rises;
import static dev.meridian.app.review.setting.Watch.notable;

import dev.meridian.app.review.finding.Rule;
import dev.meridian.app.review.setting.ByType;
import java.util.List;
import java.util.stream.Stream;

/** Interruptions of EKS clusters, their nodes and their add-ons. */
public final class ClusterRules {
    private ClusterRules() {}

    public static List<Rule> all() {
        var types = new ByType()
                .with("AWS::EKS::Cluster", KubernetesVersions::ofCluster)
                .with(
                        "AWS::EKS::Nodegroup",
                        KubernetesVersions::ofNodes,
                        NodeGroups::replaced,
                        NodeGroups::tainted,
                        notable(
                                NODES,
                                "ReleaseVersion",
                                differs(),
                                "The AMI release of the nodes changes %s: nodes are replaced one batch after the other, and pods move.",
                                "Check that pod disruption budgets let nodes drain."),
                        notable(
                                NODES,
                                "LaunchTemplate",
                                differs(),
                                "The nodes take another launch template or version: nodes are replaced one batch after the other, and pods move.",
                                "Check that pod disruption budgets let nodes drain."),
                        notable(
                                NODES,
                                "UpdateConfig.MaxUnavailable",
                                rises(1),
                                "More nodes may be down at once during an update: MaxUnavailable goes %s.",
                                "Check that the pods fit on the nodes that remain."),
                        notable(
                                NODES,
                                "UpdateConfig.MaxUnavailablePercentage",
                                rises(Double.POSITIVE_INFINITY),
                                "More nodes may be down at once during an update: MaxUnavailablePercentage goes %s.",
                                "Check that the pods fit on the nodes that remain."))
                .with("AWS::EKS::Addon", change -> Stream.concat(AddOns.version(change), AddOns.replicas(change)))
                .with(
                        "AWS::EC2::LaunchTemplate",
                        notable(
                                NODES,
                                "LaunchTemplateData",
                                differs(),
                                "A new version of the launch template: groups that follow its latest version replace their instances.",
                                "Check that what runs on them bears to be moved."));
        return List.of(types.rule(), new NodeGroupCapacity(), new AddOnRemoval());
    }
}
