package dev.meridian.app.review.access.iam;

import dev.meridian.app.review.access.iam.attachment.Attachment;
import dev.meridian.app.review.access.iam.attachment.Attachment.Kind;
import dev.meridian.app.review.access.iam.attachment.StackPolicies;
import dev.meridian.app.review.access.iam.policy.Patterns;
import dev.meridian.app.review.access.iam.policy.Statement;
import dev.meridian.app.review.access.iam.policy.ValueReader;
import dev.meridian.app.review.change.ResourceChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sums up a new role, user or group: who may use it and what it may do, in one sentence. */
final class NewIdentity {
    private final StackPolicies policies;
    private final Wording wording;
    private final ValueReader values;

    NewIdentity(StackPolicies policies, Wording wording, ValueReader values) {
        this.policies = policies;
        this.wording = wording;
        this.values = values;
    }

    String describe(ResourceChange change) {
        var kind = change.type().substring(change.type().lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
        var self = values.reference(change.logicalId());
        var parts = new ArrayList<String>();
        var trusted = allowed(Kind.TRUST, self);
        if (!trusted.isEmpty()) {
            parts.add("that "
                    + Wording.shortened(
                            trusted.stream()
                                    .map(Statement::principals)
                                    .map(wording::principals)
                                    .distinct()
                                    .toList(),
                            ", ")
                    + " may assume");
        }
        var actions = allowed(Kind.IDENTITY, self).stream()
                .map(Statement::actions)
                .flatMap(Patterns::texts)
                .toList();
        if (!actions.isEmpty()) {
            parts.add("that may do " + wording.list(actions.stream()));
        }
        var managed = ManagedPolicies.managed(values, change.propertiesAfter().path("ManagedPolicyArns"));
        if (!managed.isEmpty()) {
            parts.add("with " + wording.list(managed.stream().map(ManagedPolicies.Managed::describe)));
        }
        return "is a new " + kind + (parts.isEmpty() ? "" : " " + String.join(", ", parts));
    }

    private List<Statement> allowed(Kind kind, String target) {
        return policies.statements(new Attachment.Holder(kind, target)).stream()
                .filter(Statement::allow)
                .toList();
    }
}
