package dev.meridian.app.review.access.iam;

import dev.meridian.app.review.access.iam.attachment.Attachment;
import dev.meridian.app.review.access.iam.attachment.Attachment.Holder;
import dev.meridian.app.review.access.iam.attachment.Attachment.Kind;
import dev.meridian.app.review.access.iam.attachment.Carriers;
import dev.meridian.app.review.access.iam.attachment.Deployment;
import dev.meridian.app.review.access.iam.attachment.StackPolicies;
import dev.meridian.app.review.access.iam.judgement.Judgement;
import dev.meridian.app.review.access.iam.judgement.Judgement.Verdict;
import dev.meridian.app.review.access.iam.judgement.PolicyRule;
import dev.meridian.app.review.access.iam.judgement.Widening;
import dev.meridian.app.review.access.iam.judgement.Widening.Way;
import dev.meridian.app.review.access.iam.policy.Statement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what the policies of a stack newly allow or no longer deny. All that is said of one role, bucket or key is taken
 * together, before and after, so that statements which move from one policy to another are no news.
 */
final class PolicyDocuments {
    private final Deployment deployment;
    private final Judgement judgement;
    private final Wording wording;
    private final StackPolicies before;
    private final StackPolicies after;

    private PolicyDocuments(List<ResourceChange> changes) {
        var stack = changes.get(0).stack();
        deployment = Deployment.of(stack);
        judgement = new Judgement(deployment.account());
        wording = new Wording(deployment);
        before = StackPolicies.before(stack.before(), changes, deployment);
        after = StackPolicies.after(stack.after(), changes, deployment);
    }

    /** The findings of one stack's changes. */
    static Stream<Finding> examine(List<ResourceChange> changes) {
        var carriers = changes.stream()
                .filter(change -> Carriers.carries(change.type()))
                .toList();
        if (carriers.isEmpty()) {
            return Stream.empty();
        }
        var documents = new PolicyDocuments(changes);
        return carriers.stream().flatMap(documents::findings);
    }

    private Stream<Finding> findings(ResourceChange change) {
        var findings = new FindingsOfOne(change);
        var removed = removedPolicy(change, findings);
        if (!removed) {
            denied(change, findings);
        }
        for (var attachment : after.carriedBy(change.logicalId())) {
            if (!attachment.fallback()) {
                allowed(attachment, findings);
                unread(attachment, findings);
            }
        }
        if (findings.isEmpty() && isNewIdentity(change)) {
            findings.add(
                    new Verdict(PolicyRule.IDENTITY_ADDED, Severity.NOTABLE),
                    new NewIdentity(after, wording, deployment.reader(Map.of())).describe(change),
                    "");
        }
        return findings.all();
    }

    private static boolean isNewIdentity(ResourceChange change) {
        return change.kind() == ResourceChange.Kind.ADDED
                && List.of("AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group")
                        .contains(change.type());
    }

    private void allowed(Attachment attachment, FindingsOfOne findings) {
        var holder = attachment.holder();
        var old = before.statements(holder);
        var now = after.statements(holder);
        for (var statement : attachment.document().statements()) {
            if (statement.allow()) {
                for (var beyond : statement.beyond(old)) {
                    var widening = Widening.of(beyond, old, judgement.isOfOwnService(beyond, old) ? now : List.of());
                    judge(holder, widening, old)
                            .ifPresent(verdict ->
                                    findings.add(verdict, sentence(holder, widening), attachment.property()));
                }
            }
        }
    }

    private Optional<Verdict> judge(Holder holder, Widening widening, List<Statement> old) {
        var isNew = after.has(holder) && !before.has(holder);
        return switch (holder.kind()) {
            case IDENTITY -> unlessToldWithIdentity(judgement.ofIdentity(widening), isNew);
            case TRUST -> unlessToldWithIdentity(judgement.ofTrust(widening, isNew), isNew);
            case RESOURCE -> judgement.ofResource(widening, isNew, old);
            case GUARDRAIL -> old.isEmpty() ? Optional.empty() : Optional.of(judgement.ofEndpoint(widening));
            case ENDPOINT -> isNew ? Optional.empty() : Optional.of(judgement.ofEndpoint(widening));
        };
    }

    /** What is narrow of a new role is told once, with the role. */
    private static Optional<Verdict> unlessToldWithIdentity(Verdict verdict, boolean isNew) {
        return isNew && verdict.severity() != Severity.DANGEROUS ? Optional.empty() : Optional.of(verdict);
    }

    private void denied(ResourceChange change, FindingsOfOne findings) {
        for (var attachment : before.carriedBy(change.logicalId())) {
            var holder = attachment.holder();
            var isGone = holder.kind() != Kind.GUARDRAIL && before.has(holder) && !after.has(holder);
            if (attachment.fallback() || isGone) {
                continue;
            }
            var now = after.statements(holder);
            for (var statement : attachment.document().statements()) {
                if (!statement.allow()) {
                    for (var beyond : statement.beyond(now)) {
                        findings.add(
                                Verdict.dangerous(PolicyRule.DENY_REMOVED),
                                "no longer denies " + permission(holder, beyond),
                                attachment.property());
                    }
                }
            }
        }
    }

    private boolean removedPolicy(ResourceChange change, FindingsOfOne findings) {
        var removed = before.carriedBy(change.logicalId()).stream()
                .filter(attachment -> after.isOpen(attachment.holder())
                        && attachment.holder().kind() != Kind.IDENTITY
                        && !before.isOpen(attachment.holder()))
                .findFirst();
        removed.ifPresent(attachment -> findings.add(
                Verdict.dangerous(PolicyRule.POLICY_REMOVED),
                "has no policy any more, which allows everything; before, it allowed "
                        + attachment.document().statements().stream()
                                .filter(Statement::allow)
                                .map(statement -> permission(attachment.holder(), statement))
                                .collect(Collectors.joining("; ")),
                attachment.property()));
        return removed.isPresent();
    }

    private void unread(Attachment attachment, FindingsOfOne findings) {
        var known = before.attachedTo(attachment.holder()).stream()
                .flatMap(other -> other.document().unread().stream())
                .toList();
        attachment.document().unread().stream()
                .filter(text -> !known.contains(text))
                .forEach(text -> findings.add(
                        new Verdict(PolicyRule.POLICY_UNREADABLE, Severity.NOTABLE),
                        "has a policy that nobody can read before it is deployed: " + wording.of(text),
                        attachment.property()));
    }

    private String sentence(Holder holder, Widening widening) {
        var sentence = "newly allows " + permission(holder, widening.statement());
        if (widening.way() != Way.CONDITIONS) {
            return sentence;
        }
        return sentence + ", so far only if " + wording.of(widening.lost());
    }

    private String permission(Holder holder, Statement statement) {
        var words = new ArrayList<String>();
        if (holder.kind() != Kind.IDENTITY && holder.kind() != Kind.GUARDRAIL) {
            words.add(wording.principals(statement));
        }
        words.add(wording.of(statement.actions()));
        if (holder.kind() != Kind.TRUST
                && (holder.kind() != Kind.RESOURCE || !statement.resources().isEverything())) {
            words.add("on " + wording.all(statement.resources()));
        }
        var conditions = holder.kind() == Kind.IDENTITY || holder.kind() == Kind.GUARDRAIL
                ? statement.conditions()
                : Wording.withoutPrincipals(statement);
        if (!conditions.isEmpty()) {
            words.add("if " + wording.of(conditions));
        }
        return String.join(" ", words);
    }
}
