package dev.meridian.app.review.kubernetes.workload;

import static dev.meridian.app.review.finding.Severity.DANGEROUS;
import static dev.meridian.app.review.finding.Severity.HARMLESS;
import static dev.meridian.app.review.finding.Severity.NOTABLE;
import static dev.meridian.app.review.kubernetes.object.Fields.show;

import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.kubernetes.change.KubernetesRule;
import dev.meridian.app.review.kubernetes.change.ObjectChange;
import dev.meridian.app.review.kubernetes.object.Fields;
import dev.meridian.app.review.kubernetes.object.Image;
import dev.meridian.app.review.kubernetes.object.PodTemplate;
import dev.meridian.app.review.kubernetes.object.PodTemplate.Container;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Containers that run another image, get traffic too early or may use less. */
public final class Containers {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** Stores whose servers do not start on the files of another major version. */
    private static final Set<String> STORES = Set.of(
            "postgres",
            "postgresql",
            "postgis",
            "mysql",
            "mariadb",
            "percona-server",
            "mongo",
            "mongodb",
            "elasticsearch",
            "opensearch",
            "cassandra",
            "neo4j",
            "influxdb");

    private Containers() {}

    public static Stream<Finding> examine(ObjectChange change) {
        var before = PodTemplate.of(change.before());
        var after = PodTemplate.of(change.after());
        // A job's template never changes, which is a finding of its own.
        if (before.isEmpty() || after.isEmpty() || change.kind().equals("Job")) {
            return Stream.empty();
        }
        var former = before.get().containers();
        return after.get().containers().values().stream()
                .filter(container -> former.containsKey(container.name()))
                .flatMap(container -> {
                    var known = former.get(container.name());
                    return Stream.of(
                                    image(change, known, container),
                                    readiness(change, known, container),
                                    limits(change, known, container))
                            .flatMap(findings -> findings);
                });
    }

    private static Stream<Finding> image(ObjectChange change, Container former, Container container) {
        var before = former.node().path("image").asText();
        var after = container.node().path("image").asText();
        if (before.equals(after) || after.isEmpty()) {
            return Stream.empty();
        }
        if (Fields.isToken(before) || Fields.isToken(after)) {
            return image(change, HARMLESS, KubernetesRule.POD_IMAGE, former, container, "runs another image", "");
        }
        var one = Image.of(before);
        var other = Image.of(after);
        var isMajorStep = one.majorVersion().isPresent()
                && other.majorVersion().isPresent()
                && !one.majorVersion().equals(other.majorVersion());
        if (isMajorStep && one.name().equals(other.name()) && holdsData(change, other)) {
            return image(
                    change,
                    DANGEROUS,
                    KubernetesRule.STORE_VERSION,
                    former,
                    container,
                    "starts on files of another major version",
                    "Dump and restore, or upgrade the files first: the server refuses those of another major version.");
        }
        if (other.floats() && !one.floats()) {
            return image(
                    change,
                    NOTABLE,
                    KubernetesRule.POD_IMAGE,
                    former,
                    container,
                    "runs whatever image has the name when a pod starts",
                    "Name a version or a digest, so that all pods run the same and one can go back.");
        }
        if (isMajorStep || !one.repository().equals(other.repository())) {
            return image(
                    change,
                    NOTABLE,
                    KubernetesRule.POD_IMAGE,
                    former,
                    container,
                    isMajorStep ? "gets another major version" : "runs an image of another repository",
                    isMajorStep
                            ? "Read what the major version breaks, and check that one can go back."
                            : "Check who publishes it, and that the nodes may pull it.");
        }
        return image(change, HARMLESS, KubernetesRule.POD_IMAGE, former, container, "is rolled out", "");
    }

    private static boolean holdsData(ObjectChange change, Image image) {
        var isKept = change.kind().equals("StatefulSet")
                || PodTemplate.of(change.after()).stream()
                        .flatMap(pod -> pod.volumes().values().stream())
                        .anyMatch(volume -> volume.has("persistentVolumeClaim"));
        return isKept && !change.kind().equals("CronJob") && STORES.contains(image.name());
    }

    private static Stream<Finding> image(
            ObjectChange change,
            Severity severity,
            KubernetesRule rule,
            Container former,
            Container container,
            String what,
            String cure) {
        var before = former.node().path("image");
        var after = container.node().path("image");
        return change.finding(
                severity,
                rule,
                "container %s %s (image: %s → %s)".formatted(container.name(), what, show(before), show(after)),
                cure,
                container.path() + ".image",
                before,
                after);
    }

    private static Stream<Finding> readiness(ObjectChange change, Container former, Container container) {
        var field = "readinessProbe";
        var before = former.node().path(field);
        var after = container.node().path(field);
        if (Fields.isAbsent(before) || !Fields.isAbsent(after)) {
            return Stream.empty();
        }
        var serves = !Fields.isAbsent(container.node().path("ports"));
        return change.finding(
                serves ? DANGEROUS : NOTABLE,
                KubernetesRule.POD_READINESS,
                "container %s counts as ready as soon as it starts: its readiness probe is removed"
                        .formatted(container.name()),
                "Keep the probe; without it roll-outs send traffic to pods that do not answer yet.",
                container.path() + "." + field,
                before,
                after);
    }

    private static Stream<Finding> limits(ObjectChange change, Container former, Container container) {
        return List.of("memory", "cpu").stream().flatMap(resource -> {
            var path = "resources.limits." + resource;
            var before = Fields.at(former.node(), path);
            var after = Fields.at(container.node(), path);
            var was = Fields.number(before);
            var is = Fields.number(after);
            if (was.isEmpty() || is.isEmpty()) {
                return Stream.empty();
            }
            var isLower = resource.equals("memory")
                    ? is.get().compareTo(was.get()) < 0
                    : is.get().compareTo(was.get().multiply(HALF)) < 0;
            return isLower
                    ? change.finding(
                            NOTABLE,
                            KubernetesRule.POD_RESOURCES_LOWERED,
                            "container %s may use less %s (%s → %s)"
                                    .formatted(container.name(), resource, show(before), show(after)),
                            resource.equals("memory")
                                    ? "Compare with what it uses at its peak: beyond the limit it is killed."
                                    : "Compare with what it uses at its peak: beyond the limit it is slowed down.",
                            container.path() + "." + path,
                            before,
                            after)
                    : Stream.empty();
        });
    }
}
