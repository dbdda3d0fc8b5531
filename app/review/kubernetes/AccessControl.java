package dev.meridian.app.review.kubernetes;

import static dev.meridian.app.review.finding.Severity.DANGEROUS;
import static dev.meridian.app.review.finding.Severity.NOTABLE;
import static dev.meridian.app.review.kubernetes.object.Fields.isFalse;
import static dev.meridian.app.review.kubernetes.object.Fields.show;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.kubernetes.change.KubernetesRule;
import dev.meridian.app.review.kubernetes.change.ObjectChange;
import dev.meridian.app.review.kubernetes.object.Fields;
import dev.meridian.app.review.kubernetes.object.Grant;
import dev.meridian.app.review.kubernetes.object.PodTemplate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may do what in the cluster, and which pods it admits ("Using RBAC Authorization" and "Pod Security Admission" in the
 * Kubernetes documentation).
 */
final class AccessControl {
    private static final Set<String> ROLES = Set.of("Role", "ClusterRole");
    private static final Set<String> BINDINGS = Set.of("RoleBinding", "ClusterRoleBinding");
    private static final Set<String> SECRET_STORES = Set.of("SecretStore", "ClusterSecretStore");

    /** Groups that hold everybody, with a login or without. */
    private static final Set<String> EVERYBODY =
            Set.of("system:anonymous", "system:unauthenticated", "system:authenticated", "system:serviceaccounts");

    private static final Set<String> POWERFUL_ROLES = Set.of("cluster-admin", "admin", "system:masters");
    private static final List<String> STANDARDS = List.of("privileged", "baseline", "restricted");
    private static final String AGGREGATE = "rbac.authorization.k8s.io/aggregate-to-";
    private static final String ENFORCE = "pod-security.kubernetes.io/enforce";
    private static final String ROLE_ARN = "eks.amazonaws.com/role-arn";

    private AccessControl() {}

    static Stream<Finding> examine(ObjectChange change) {
        var kind = change.kind();
        if (ROLES.contains(kind)) {
            return Stream.concat(role(change), aggregation(change));
        }
        if (BINDINGS.contains(kind)) {
            return binding(change);
        }
        if (Admission.KINDS.contains(kind)) {
            return Admission.examine(change);
        }
        if (SECRET_STORES.contains(kind) || kind.equals("ExternalSecret")) {
            return secrets(change);
        }
        if (kind.equals("Namespace")) {
            return change.isChanged() ? podSecurityStandard(change) : Stream.empty();
        }
        if (kind.equals("ServiceAccount")) {
            return change.isChanged() ? serviceAccount(change) : Stream.empty();
        }
        return identity(change);
    }

    private static Stream<Finding> role(ObjectChange change) {
        var before = Grant.of(change.before().path("rules"));
        var added = Grant.of(change.after().path("rules")).stream()
                .filter(grant -> !grant.isCoveredBy(before))
                .toList();
        if (added.isEmpty() || change.isAdded() && added.stream().noneMatch(Grant::isPowerful)) {
            return Stream.empty();
        }
        // A new role is nothing until somebody is bound to it.
        var severity = added.stream().anyMatch(change.isAdded() ? Grant::isEverything : Grant::isPowerful)
                ? DANGEROUS
                : NOTABLE;
        return change.finding(
                severity,
                KubernetesRule.RBAC_ROLE,
                "the role now allows to " + added.stream().map(Grant::toString).collect(joining("; ")),
                "Name the resources and verbs its subjects need, without wildcards.",
                "rules");
    }

    private static Stream<Finding> binding(ObjectChange change) {
        var role = change.after("roleRef.name").asText();
        var known = change.differs("roleRef") ? Set.<String>of() : subjects(change.before());
        var added = subjects(change.after());
        added.removeAll(known);
        if (added.isEmpty()) {
            return Stream.empty();
        }
        var isForEverybody = added.stream().anyMatch(subject -> EVERYBODY.contains(after(subject, ' ')));
        return change.finding(
                isForEverybody || isPowerful(change.kind(), role) ? DANGEROUS : NOTABLE,
                KubernetesRule.RBAC_BINDING,
                "%s now has the role %s".formatted(String.join(", ", added), role),
                "Check that they need all that the role allows.",
                "subjects",
                "roleRef");
    }

    /** The role edit reads the Secrets of the namespaces it is bound in, and runs code there. */
    private static boolean isPowerful(String binding, String role) {
        return POWERFUL_ROLES.contains(role) || binding.equals("ClusterRoleBinding") && role.equals("edit");
    }

    private static Stream<Finding> aggregation(ObjectChange change) {
        var before = change.before("metadata.labels");
        var grants = Grant.of(change.after().path("rules"));
        return change.isChanged()
                ? change.after("metadata.labels").properties().stream()
                        .filter(label -> label.getKey().startsWith(AGGREGATE) && Fields.isTrue(label.getValue()))
                        .filter(label -> !Fields.isTrue(before.path(label.getKey())))
                        .flatMap(label -> change.finding(
                                grants.stream().anyMatch(Grant::isPowerful) ? DANGEROUS : NOTABLE,
                                KubernetesRule.RBAC_ROLE,
                                "whoever has the role %s may now what this one allows: %s"
                                        .formatted(
                                                label.getKey().substring(AGGREGATE.length()),
                                                grants.stream()
                                                        .map(Grant::toString)
                                                        .collect(joining("; "))),
                                "Bind the role to those who need it instead of adding it to one that many have.",
                                "metadata.labels." + label.getKey(),
                                before.path(label.getKey()),
                                label.getValue()))
                : Stream.empty();
    }

    private static Set<String> subjects(JsonNode binding) {
        return Fields.items(binding.path("subjects")).stream()
                .map(subject -> subject.path("kind").asText() + " "
                        + (subject.path("namespace").asText().isEmpty()
                                ? ""
                                : subject.path("namespace").asText() + "/")
                        + subject.path("name").asText())
                .collect(toCollection(LinkedHashSet::new));
    }

    private static Stream<Finding> podSecurityStandard(ObjectChange change) {
        var before = change.before("metadata.labels").path(ENFORCE);
        var after = change.after("metadata.labels").path(ENFORCE);
        if (Fields.isToken(after) || standard(after) >= standard(before)) {
            return Stream.empty();
        }
        return change.finding(
                DANGEROUS,
                KubernetesRule.POD_SECURITY_STANDARD,
                "the namespace enforced the pod security standard %s, now %s".formatted(show(before), show(after)),
                "Keep the standard, and put pods that need more into a namespace of their own.",
                "metadata.labels." + ENFORCE,
                before,
                after);
    }

    private static int standard(JsonNode label) {
        return Math.max(0, STANDARDS.indexOf(label.asText()));
    }

    private static Stream<Finding> serviceAccount(ObjectChange change) {
        var before = change.before("metadata.annotations").path(ROLE_ARN);
        var after = change.after("metadata.annotations").path(ROLE_ARN);
        var role = before.equals(after)
                ? Stream.<Finding>empty()
                : change.finding(
                        NOTABLE,
                        KubernetesRule.SERVICE_ACCOUNT,
                        "pods of the service account had the IAM role %s, now %s".formatted(show(before), show(after)),
                        "Check that the role allows what its pods do, and no more.",
                        "metadata.annotations." + ROLE_ARN,
                        before,
                        after);
        var field = "automountServiceAccountToken";
        var token = isFalse(change.before(field)) && !isFalse(change.after(field))
                ? change.notable(
                        KubernetesRule.SERVICE_ACCOUNT,
                        "pods of the service account now get a token for the cluster's API",
                        "Mount it only into pods that call the API.",
                        field)
                : Stream.<Finding>empty();
        return Stream.concat(role, token);
    }

    private static Stream<Finding> identity(ObjectChange change) {
        var before = PodTemplate.of(change.before());
        var after = PodTemplate.of(change.after());
        if (before.isEmpty() || after.isEmpty()) {
            return Stream.empty();
        }
        var former = before.get().spec();
        var proposed = after.get().spec();
        var account = "serviceAccountName";
        var accountChanged = former.path(account)
                        .asText("default")
                        .equals(proposed.path(account).asText("default"))
                ? Stream.<Finding>empty()
                : change.finding(
                        NOTABLE,
                        KubernetesRule.SERVICE_ACCOUNT,
                        "the pods had the service account %s, now %s"
                                .formatted(
                                        former.path(account).asText("default"),
                                        proposed.path(account).asText("default")),
                        "Check what the other account may do in the cluster and in AWS.",
                        after.get().pathOf(account),
                        former.path(account),
                        proposed.path(account));
        var token = "automountServiceAccountToken";
        var tokenMounted = isFalse(former.path(token)) && !isFalse(proposed.path(token))
                ? change.finding(
                        NOTABLE,
                        KubernetesRule.SERVICE_ACCOUNT,
                        "the pods may now get a token for the cluster's API (%s: false → %s)"
                                .formatted(token, show(proposed.path(token))),
                        "Mount it only into pods that call the API.",
                        after.get().pathOf(token),
                        former.path(token),
                        proposed.path(token))
                : Stream.<Finding>empty();
        return Stream.concat(accountChanged, tokenMounted);
    }

    private static Stream<Finding> secrets(ObjectChange change) {
        if (!change.isChanged()) {
            return Stream.empty();
        }
        var conditions = "spec.conditions";
        if (!Fields.isAbsent(change.before(conditions)) && Fields.isAbsent(change.after(conditions))) {
            return change.dangerous(
                    KubernetesRule.SECRET_STORE,
                    "every namespace may now read secrets from the store",
                    "Keep the conditions that name the namespaces.",
                    conditions);
        }
        var widened = change.differs(conditions)
                ? changed(change, NOTABLE, "the namespaces that may read from the store change", conditions)
                : Stream.<Finding>empty();
        var source = Stream.of("spec.provider", "spec.secretStoreRef", "spec.dataFrom")
                .filter(change::differs)
                .filter(path -> !path.equals("spec.dataFrom") || !Fields.isAbsent(change.after(path)))
                .flatMap(path -> changed(
                        change,
                        NOTABLE,
                        "secrets come from elsewhere (%s: %s → %s)"
                                .formatted(path, show(change.before(path)), show(change.after(path))),
                        path));
        return Stream.concat(widened, source);
    }

    private static Stream<Finding> changed(ObjectChange change, Severity severity, String what, String path) {
        return change.finding(
                severity,
                KubernetesRule.SECRET_STORE,
                what,
                "Check whose secrets can be read there, and that those that pods need exist there.",
                path);
    }

    private static String after(String text, char separator) {
        return text.substring(text.indexOf(separator) + 1);
    }
}
