package dev.meridian.app.review.kubernetes.workload;

import static dev.meridian.app.review.finding.Severity.DANGEROUS;
import static dev.meridian.app.review.finding.Severity.NOTABLE;
import static dev.meridian.app.review.kubernetes.object.Fields.isFalse;
import static dev.meridian.app.review.kubernetes.object.Fields.isTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.kubernetes.change.KubernetesRule;
import dev.meridian.app.review.kubernetes.change.ObjectChange;
import dev.meridian.app.review.kubernetes.object.Fields;
import dev.meridian.app.review.kubernetes.object.PodTemplate;
import dev.meridian.app.review.kubernetes.object.PodTemplate.Container;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rights that pods get on their node and did not have ("Pod Security Standards" and "Configure a Security Context for a Pod
 * or Container" in the Kubernetes documentation). New pods are judged by what no standard but the privileged one allows.
 */
public final class PodSecurity {
    private static final String CURE = "Grant the container only what it needs; a node's isolation ends with this.";
    private static final String HARDENING_CURE = "Keep the setting unless the container cannot run with it.";

    private static final List<String> HOST_NAMESPACES = List.of("hostNetwork", "hostPID", "hostIPC");

    private PodSecurity() {}

    public static Stream<Finding> examine(ObjectChange change) {
        var after = PodTemplate.of(change.after());
        if (after.isEmpty()) {
            return Stream.empty();
        }
        var before = PodTemplate.of(change.before());
        var containersBefore = before.map(PodTemplate::containers).orElse(Map.of());
        return Stream.concat(
                pod(change, before, after.get()),
                after.get().containers().values().stream().flatMap(container -> {
                    var former = Optional.ofNullable(containersBefore.get(container.name()));
                    return Stream.concat(
                            rights(change, former, container),
                            former.stream().flatMap(known -> hardening(change, known, container)));
                }));
    }

    private static Stream<Finding> pod(ObjectChange change, Optional<PodTemplate> before, PodTemplate after) {
        var former = before.map(PodTemplate::spec).orElse(MissingNode.getInstance());
        var shared = HOST_NAMESPACES.stream()
                .filter(field -> isTrue(after.spec().path(field)) && !isTrue(former.path(field)))
                .flatMap(field -> change.finding(
                        DANGEROUS,
                        KubernetesRule.POD_SECURITY,
                        "the pods share their node's %s (%s: true)"
                                .formatted(field.substring(4).toLowerCase(Locale.ROOT), field),
                        CURE,
                        after.pathOf(field),
                        former.path(field),
                        after.spec().path(field)));
        var known = before.map(PodSecurity::hostPaths).orElse(Set.of());
        var mounted = hostPaths(after).stream()
                .filter(path -> !known.contains(path))
                .flatMap(path -> change.finding(
                        DANGEROUS,
                        KubernetesRule.POD_SECURITY,
                        "the pods mount %s of their node".formatted(path),
                        CURE,
                        after.pathOf("volumes"),
                        MissingNode.getInstance(),
                        ObjectChange.text(path)));
        return Stream.concat(shared, mounted);
    }

    private static Set<String> hostPaths(PodTemplate pod) {
        var paths = new LinkedHashSet<String>();
        for (var volume : pod.volumes().values()) {
            var path = volume.path("hostPath").path("path");
            if (path.isTextual()) {
                paths.add(path.asText());
            }
        }
        return paths;
    }

    private static Stream<Finding> rights(ObjectChange change, Optional<Container> former, Container container) {
        return Stream.of(
                        becomes(change, former, container, "privileged", "true", "is privileged"),
                        becomes(change, former, container, "procMount", "Unmasked", "sees all of /proc"),
                        becomes(change, former, container, "runAsUser", "0", "runs as root"),
                        becomes(change, former, container, "seccompProfile", "Unconfined", "may make any system call"),
                        becomes(
                                change,
                                former,
                                container,
                                "appArmorProfile",
                                "Unconfined",
                                "is not confined by AppArmor"),
                        capabilities(change, former, container))
                .flatMap(findings -> findings);
    }

    private static Stream<Finding> becomes(
            ObjectChange change,
            Optional<Container> former,
            Container container,
            String field,
            String value,
            String what) {
        var before = former.map(known -> security(known, field)).orElse(MissingNode.getInstance());
        var after = security(container, field);
        if (!after.asText().equalsIgnoreCase(value) || before.asText().equalsIgnoreCase(value)) {
            return Stream.empty();
        }
        // A new container as root is what most images do; only the other rights are for the privileged.
        if (former.isEmpty() && field.equals("runAsUser")) {
            return Stream.empty();
        }
        return finding(change, DANGEROUS, container, field, before, after, what, CURE);
    }

    private static Stream<Finding> capabilities(ObjectChange change, Optional<Container> former, Container container) {
        var before = former.map(known -> known.node().path("securityContext").path("capabilities"))
                .orElse(MissingNode.getInstance());
        var after = container.node().path("securityContext").path("capabilities");
        var added = Fields.texts(after.path("add"));
        added.removeAll(Fields.texts(before.path("add")));
        var grants = added.stream()
                .flatMap(capability -> finding(
                        change,
                        capability.equals("NET_BIND_SERVICE") ? NOTABLE : DANGEROUS,
                        container,
                        "capabilities.add",
                        before.path("add"),
                        after.path("add"),
                        "gets the capability " + capability,
                        CURE));
        if (!dropsAll(before) || dropsAll(after)) {
            return grants;
        }
        return Stream.concat(
                grants,
                finding(
                        change,
                        DANGEROUS,
                        container,
                        "capabilities.drop",
                        before.path("drop"),
                        after.path("drop"),
                        "keeps capabilities that it dropped before",
                        HARDENING_CURE));
    }

    private static boolean dropsAll(JsonNode capabilities) {
        return Fields.texts(capabilities.path("drop")).stream().anyMatch("ALL"::equalsIgnoreCase);
    }

    private static Stream<Finding> hardening(ObjectChange change, Container former, Container container) {
        return Stream.of(
                        escalation(change, former, container),
                        root(change, former, container),
                        seccomp(change, former, container),
                        dropped(
                                change,
                                former,
                                container,
                                "readOnlyRootFilesystem",
                                NOTABLE,
                                "may write to its image's files"))
                .flatMap(findings -> findings);
    }

    private static Stream<Finding> escalation(ObjectChange change, Container former, Container container) {
        var before = former.security("allowPrivilegeEscalation");
        var after = container.security("allowPrivilegeEscalation");
        return isFalse(before) && !isFalse(after) && !Fields.isToken(after)
                ? finding(
                        change,
                        DANGEROUS,
                        container,
                        "allowPrivilegeEscalation",
                        before,
                        after,
                        "may gain more rights than its parent process",
                        HARDENING_CURE)
                : Stream.empty();
    }

    private static Stream<Finding> root(ObjectChange change, Container former, Container container) {
        var user = container.security("runAsUser");
        var isAnotherUser = Fields.number(user).filter(id -> id.signum() > 0).isPresent();
        return dropped(
                change,
                former,
                container,
                "runAsNonRoot",
                isAnotherUser ? NOTABLE : DANGEROUS,
                isAnotherUser ? "is no longer checked not to run as root" : "may run as root");
    }

    private static Stream<Finding> seccomp(ObjectChange change, Container former, Container container) {
        var before = security(former, "seccompProfile");
        var after = security(container, "seccompProfile");
        return !Fields.isAbsent(before) && !before.asText().equals("Unconfined") && Fields.isAbsent(after)
                ? finding(
                        change,
                        NOTABLE,
                        container,
                        "seccompProfile",
                        before,
                        after,
                        "has no seccomp profile any more",
                        HARDENING_CURE)
                : Stream.empty();
    }

    private static Stream<Finding> dropped(
            ObjectChange change, Container former, Container container, String field, Severity severity, String what) {
        var before = former.security(field);
        var after = container.security(field);
        return isTrue(before) && !isTrue(after) && !Fields.isToken(after)
                ? finding(change, severity, container, field, before, after, what, HARDENING_CURE)
                : Stream.empty();
    }

    /** The field, or of a profile its type. */
    private static JsonNode security(Container container, String field) {
        var value = container.security(field);
        return value.isObject() ? value.path("type") : value;
    }

    private static Stream<Finding> finding(
            ObjectChange change,
            Severity severity,
            Container container,
            String field,
            JsonNode before,
            JsonNode after,
            String what,
            String cure) {
        return change.finding(
                severity,
                KubernetesRule.POD_SECURITY,
                "container %s %s (%s: %s → %s)"
                        .formatted(container.name(), what, field, Fields.show(before), Fields.show(after)),
                cure,
                container.path() + ".securityContext." + field,
                before,
                after);
    }
}
