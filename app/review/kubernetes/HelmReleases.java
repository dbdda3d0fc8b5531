package dev.meridian.app.review.kubernetes;

import static dev.meridian.app.review.kubernetes.object.Fields.show;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.PropertyChange;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.kubernetes.change.KubernetesRule;
import dev.meridian.app.review.kubernetes.change.ObjectChange;
import dev.meridian.app.review.kubernetes.object.Fields;
import dev.meridian.app.review.kubernetes.object.Image;
import dev.meridian.app.review.kubernetes.workload.Backups;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Helm releases that the CDK's custom resource installs. Its handler upgrades the release it is told of and uninstalls a
 * release only when the resource is deleted, so a release under another name is a second one.
 */
final class HelmReleases {
    static final String TYPE = "Custom::AWSCDK-EKS-HelmChart";

    private HelmReleases() {}

    static Stream<Finding> examine(ResourceChange change) {
        if (!change.type().equals(TYPE) || change.kind() == Kind.ADDED) {
            return Stream.empty();
        }
        if (change.kind() == Kind.REMOVED) {
            return change.before().path("DeletionPolicy").asText().startsWith("Retain")
                    ? Stream.empty()
                    : release(
                            change,
                            Severity.DANGEROUS,
                            "the %s of %s is uninstalled with all it runs"
                                    .formatted(name(change.propertiesBefore()), chart(change.propertiesBefore())),
                            "Check what depends on it, such as custom resources that only it understands.",
                            "Release");
        }
        if (change.kind() != Kind.CHANGED) {
            return release(
                    change,
                    Severity.DANGEROUS,
                    "the %s is taken over by another resource, and uninstalled when the former one is deleted"
                            .formatted(name(change.propertiesBefore())),
                    "Keep the construct's id, or retain the former resource (removal policy) until the move is deployed.",
                    "Release");
        }
        return Stream.of(
                        second(change, "Namespace"),
                        second(change, "Release"),
                        version(change),
                        source(change, "Chart"),
                        source(change, "Repository"),
                        definitions(change),
                        schedules(change),
                        replicas(change))
                .flatMap(findings -> findings);
    }

    private static String name(JsonNode properties) {
        var release = properties.path("Release");
        return Fields.isAbsent(release) ? "unnamed release" : "release " + show(release);
    }

    private static String chart(JsonNode properties) {
        var chart = properties.path("Chart");
        return Fields.isAbsent(chart) ? "a chart without a name" : "the chart " + show(chart);
    }

    private static Stream<Finding> second(ResourceChange change, String property) {
        var before = change.propertiesBefore().path(property);
        var after = change.propertiesAfter().path(property);
        if (before.equals(after)
                || before.asText("default").equals(after.asText("default")) && !before.isContainerNode()) {
            return Stream.empty();
        }
        return release(
                change,
                Severity.DANGEROUS,
                "the chart is installed a second time (%s: %s → %s); nobody uninstalls the first"
                        .formatted(property, show(before), show(after)),
                "Uninstall the former release by hand, after moving what it holds.",
                property);
    }

    private static Stream<Finding> version(ResourceChange change) {
        var before = change.propertiesBefore().path("Version");
        var after = change.propertiesAfter().path("Version");
        if (before.equals(after)) {
            return Stream.empty();
        }
        if (Fields.isAbsent(after)) {
            return Fields.isAbsent(before)
                    ? Stream.empty()
                    : finding(
                            change,
                            Severity.NOTABLE,
                            KubernetesRule.HELM_CHART,
                            "the chart's version was %s, now it is whatever is the newest".formatted(show(before)),
                            "Name the version, so that every deployment installs the same.",
                            "Version");
        }
        var was = version(before).majorVersion();
        var is = version(after).majorVersion();
        var isMajorStep = was.isPresent() && is.isPresent() && was.getAsInt() != is.getAsInt();
        return finding(
                change,
                isMajorStep ? Severity.NOTABLE : Severity.HARMLESS,
                KubernetesRule.HELM_CHART,
                Fields.isAbsent(before)
                        ? "%s, so far whatever was the newest, is of version %s"
                                .formatted(chart(change.propertiesAfter()), show(after))
                        : "%s goes from version %s to %s"
                                .formatted(chart(change.propertiesAfter()), show(before), show(after)),
                isMajorStep ? "Read what the major version breaks, its custom resource definitions above all." : "",
                "Version");
    }

    private static Image version(JsonNode version) {
        return Image.of("chart:" + version.asText());
    }

    private static Stream<Finding> source(ResourceChange change, String property) {
        var before = change.propertiesBefore().path(property);
        var after = change.propertiesAfter().path(property);
        return before.equals(after)
                ? Stream.empty()
                : finding(
                        change,
                        Severity.NOTABLE,
                        KubernetesRule.HELM_CHART,
                        "the chart comes from elsewhere (%s: %s → %s)".formatted(property, show(before), show(after)),
                        "Check who publishes it, and that it upgrades what is installed.",
                        property);
    }

    /** Helm deletes what an upgrade no longer renders, and Kubernetes the objects of a definition that goes. */
    private static Stream<Finding> definitions(ResourceChange change) {
        var before = HelmValues.of(change.propertiesBefore());
        return HelmValues.withoutDefinitions(before, HelmValues.of(change.propertiesAfter())).stream()
                .flatMap(value -> finding(
                        change,
                        HelmValues.keepsDefinitions(before) ? Severity.NOTABLE : Severity.DANGEROUS,
                        KubernetesRule.DEFINITION_REMOVED,
                        "the release no longer holds its custom resource definitions (%s: true → false): Helm deletes them, and with them every object of their kinds"
                                .formatted(value),
                        "Keep the value, or first annotate the definitions with helm.sh/resource-policy: keep.",
                        "Values"));
    }

    /** Velero's schedules are values of its chart. */
    private static Stream<Finding> schedules(ResourceChange change) {
        if (!change.propertiesAfter().path("Chart").asText().equals("velero")) {
            return Stream.empty();
        }
        var before = HelmValues.of(change.propertiesBefore()).path("schedules");
        var after = HelmValues.of(change.propertiesAfter()).path("schedules");
        var findings = new ArrayList<Finding>();
        before.properties().forEach(schedule -> {
            var name = schedule.getKey();
            var ttl = "template.ttl";
            var proposed = after.path(name);
            if (proposed.isMissingNode() || isOff(proposed) && !isOff(schedule.getValue())) {
                backup(change, "the schedule %s of backups is removed".formatted(name))
                        .forEach(findings::add);
            } else if (Backups.isShorter(Fields.at(schedule.getValue(), ttl), Fields.at(proposed, ttl))) {
                backup(
                                change,
                                "backups of the schedule %s are kept for a shorter time (ttl: %s → %s)"
                                        .formatted(
                                                name,
                                                show(Fields.at(schedule.getValue(), ttl)),
                                                show(Fields.at(proposed, ttl))))
                        .forEach(findings::add);
            }
            Backups.narrowed(schedule.getValue().path("template"), proposed.path("template"))
                    .filter(what -> proposed.isObject())
                    .ifPresent(what -> backup(change, "the schedule %s: %s".formatted(name, what))
                            .forEach(findings::add));
        });
        return findings.stream();
    }

    private static boolean isOff(JsonNode schedule) {
        return Fields.isTrue(schedule.path("disabled")) || Fields.isTrue(schedule.path("paused"));
    }

    private static Stream<Finding> backup(ResourceChange change, String what) {
        return finding(
                change,
                Severity.DANGEROUS,
                KubernetesRule.CLUSTER_BACKUP,
                what,
                "Check that another backup holds the same for as long before this one changes.",
                "Values");
    }

    private static Stream<Finding> replicas(ResourceChange change) {
        var before = HelmValues.of(change.propertiesBefore());
        var after = HelmValues.of(change.propertiesAfter());
        return Stream.of("replicaCount", "replicas").flatMap(field -> {
            var was = Fields.number(before.path(field));
            var is = Fields.number(after.path(field));
            return was.isPresent() && is.isPresent() && is.get().compareTo(was.get()) < 0
                    ? finding(
                            change,
                            Severity.NOTABLE,
                            KubernetesRule.POD_REPLICAS_LOWERED,
                            "the release runs fewer pods (%s: %s → %s)"
                                    .formatted(field, show(before.path(field)), show(after.path(field))),
                            "Check that one of them failing or being drained interrupts nothing.",
                            "Values")
                    : Stream.empty();
        });
    }

    private static Stream<Finding> release(
            ResourceChange change, Severity severity, String what, String cure, String property) {
        return finding(change, severity, KubernetesRule.HELM_RELEASE, what, cure, property);
    }

    /** The values of a release are never shown: passwords are often among them. */
    private static Stream<Finding> finding(
            ResourceChange change, Severity severity, KubernetesRule rule, String what, String cure, String property) {
        var evidence = property.equals("Values")
                ? List.<PropertyChange>of()
                : List.of(new PropertyChange(
                        "Properties." + property,
                        change.propertiesBefore().path(property),
                        change.propertiesAfter().path(property),
                        Replacement.NO));
        return Stream.of(new Finding(rule, severity, change, ObjectChange.sentence(what), cure, evidence));
    }
}
