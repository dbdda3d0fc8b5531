package dev.meridian.app.review.interruption.cluster;

import static dev.meridian.app.review.interruption.cause.Interruption.ADD_ON;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.manifest.AppliedObjects;
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

    /** Fewer pods of an add-on that says in its configuration how many it runs. */
    static Stream<Finding> replicas(ResourceChange change) {
        var values = Setting.of(change, "ConfigurationValues");
        if (!values.differs() || values.isUnknown()) {
            return Stream.empty();
        }
        return Stream.of("replicaCount", "autoScaling.minReplicas").flatMap(path -> {
            var before = Values.number(Values.at(configuration(values.before()), path));
            var after = Values.number(Values.at(configuration(values.after()), path));
            return before.isPresent() && after.isPresent() && after.getAsDouble() < before.getAsDouble()
                    ? Stream.of(values.notable(
                            ADD_ON,
                            "The add-on %s may run fewer pods: %s goes from %.0f to %.0f."
                                    .formatted(name(change.after()), path, before.getAsDouble(), after.getAsDouble()),
                            "Check that one of them failing or being drained interrupts nothing."))
                    : Stream.<Finding>empty();
        });
    }

    private static JsonNode configuration(JsonNode values) {
        return AppliedObjects.parse(values.asText()).stream().findFirst().orElse(values);
    }
}
