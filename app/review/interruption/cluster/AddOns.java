package dev.meridian.app.review.interruption.cluster;

import static dev.meridian.app.review.interruption.cause.Interruption.ADD_ON;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import dev.meridian.app.review.value.VersionStep;
import java.util.Set;
import java.util.stream.Stream;

/** Versions of EKS add-ons: back or to a new minor version is worth a look, a patch is not. */
final class AddOns {
    /** Without these, pods get no address, no name, no way to a service, no disk or no credentials. */
    private static final Set<String> VITAL = Set.of(
            "vpc-cni",
            "coredns",
            "kube-proxy",
            "eks-pod-identity-agent",
            "aws-ebs-csi-driver",
            "aws-efs-csi-driver",
            "aws-fsx-csi-driver",
            "aws-mountpoint-s3-csi-driver",
            "aws-secrets-store-csi-driver-provider");

    /** Major and minor: what changes behaviour. */
    private static final int PARTS = 2;

    private AddOns() {}

    static String name(JsonNode addOn) {
        return Values.text(addOn.path("Properties").path("AddonName"));
    }

    static boolean isVital(JsonNode addOn) {
        return VITAL.contains(name(addOn));
    }

    static Stream<Finding> version(ResourceChange change) {
        var version = Setting.of(change, "AddonVersion");
        if (!version.differs() || Values.isAbsent(version.before())) {
            return Stream.empty();
        }
        var name = name(change.after());
        var step = version.isUnknown() || Values.isAbsent(version.after())
                ? VersionStep.UNKNOWN
                : VersionStep.between(version.before().asText(), version.after().asText(), PARTS);
        return switch (step) {
            case NONE -> Stream.empty();
            case BACK ->
                Stream.of(version.finding(
                        isVital(change.after()) ? Severity.DANGEROUS : Severity.NOTABLE,
                        ADD_ON,
                        "The add-on %s goes back %s, whose pods restart with an older version that may not know its configuration or the cluster."
                                .formatted(name, version.fromTo()),
                        "Check that the older version supports the cluster's version of Kubernetes."));
            case MINOR ->
                Stream.of(version.finding(
                        Severity.HARMLESS,
                        ADD_ON,
                        "The add-on %s takes a patch, %s.".formatted(name, version.fromTo()),
                        ""));
            default ->
                Stream.of(version.notable(
                        ADD_ON,
                        "The add-on %s changes %s, and its pods restart.".formatted(name, version.fromTo()),
                        "Read its release notes, and check that the version supports the cluster's."));
        };
    }
}
