package dev.meridian.app.review.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.kubernetes.change.KubernetesRule;
import dev.meridian.app.review.kubernetes.change.ObjectChange;
import dev.meridian.app.review.kubernetes.object.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the cluster asks before it admits an object ("Dynamic Admission Control" in the Kubernetes documentation). */
final class Admission {
    private static final Set<String> WEBHOOKS =
            Set.of("ValidatingWebhookConfiguration", "MutatingWebhookConfiguration");
    private static final Set<String> ADMISSION_POLICIES =
            Set.of("ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding");

    /** The kinds of objects that it looks at. */
    static final Set<String> KINDS =
            Stream.of(WEBHOOKS, ADMISSION_POLICIES).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private Admission() {}

    static Stream<Finding> examine(ObjectChange change) {
        return WEBHOOKS.contains(change.kind()) ? webhooks(change) : admissionPolicy(change);
    }

    private static Stream<Finding> webhooks(ObjectChange change) {
        var cure = "Check what relied on the check, and that nothing is admitted meanwhile that it refused.";
        if (change.isRemoved()) {
            return change.dangerous(
                    KubernetesRule.ADMISSION, "an admission webhook is removed: the cluster admits unchecked", cure);
        }
        var after = webhooksByName(change.after());
        return webhooksByName(change.before()).entrySet().stream().flatMap(former -> {
            var webhook = after.get(former.getKey());
            if (webhook == null) {
                return change.dangerous(
                        KubernetesRule.ADMISSION,
                        "the admission webhook %s is removed: the cluster admits unchecked".formatted(former.getKey()),
                        cure,
                        "webhooks");
            }
            var isRequired = former.getValue().path("failurePolicy").asText().equals("Ignore")
                    && !webhook.path("failurePolicy").asText().equals("Ignore");
            if (isRequired) {
                return change.notable(
                        KubernetesRule.ADMISSION_BLOCKED,
                        "the cluster refuses what the webhook %s is asked about while it does not answer (failurePolicy: Ignore → Fail)"
                                .formatted(former.getKey()),
                        "Check that it runs in several pods, and that it is not asked about its own.",
                        "webhooks");
            }
            var isSkipped = webhook.path("failurePolicy").asText().equals("Ignore")
                    && !former.getValue().path("failurePolicy").asText().equals("Ignore");
            return isSkipped
                    ? change.dangerous(
                            KubernetesRule.ADMISSION,
                            "the cluster admits unchecked while the webhook %s does not answer (failurePolicy: Fail → Ignore)"
                                    .formatted(former.getKey()),
                            cure,
                            "webhooks")
                    : Stream.empty();
        });
    }

    private static Map<String, JsonNode> webhooksByName(JsonNode configuration) {
        var webhooks = new LinkedHashMap<String, JsonNode>();
        Fields.items(configuration.path("webhooks"))
                .forEach(webhook -> webhooks.put(webhook.path("name").asText(), webhook));
        return webhooks;
    }

    private static Stream<Finding> admissionPolicy(ObjectChange change) {
        var before = Fields.texts(change.before("spec.validationActions"));
        var after = Fields.texts(change.after("spec.validationActions"));
        var denies = before.contains("Deny") && !after.contains("Deny");
        return change.isRemoved() || denies
                ? change.dangerous(
                        KubernetesRule.ADMISSION,
                        change.isRemoved()
                                ? "an admission policy is removed: the cluster admits unchecked"
                                : "an admission policy no longer denies: %s → %s".formatted(before, after),
                        "Check what relied on it, and that nothing is admitted meanwhile that it refused.",
                        "spec.validationActions")
                : Stream.empty();
    }
}
