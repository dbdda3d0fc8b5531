package dev.meridian.app.review.access.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.meridian.app.review.access.iam.attachment.Deployment;
import dev.meridian.app.review.access.iam.judgement.PolicyRule;
import dev.meridian.app.review.access.iam.policy.Conditions;
import dev.meridian.app.review.access.iam.policy.Glob;
import dev.meridian.app.review.access.iam.policy.Patterns;
import dev.meridian.app.review.access.iam.policy.PolicyDocument;
import dev.meridian.app.review.access.iam.policy.PolicyReader;
import dev.meridian.app.review.access.iam.policy.Statement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.finding.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds keys that their account may no longer manage, or nobody at all: unlike other policies a key policy must name even the
 * account, and once nobody may change it, only AWS Support can help ("Default key policy" in the AWS KMS guide).
 */
final class KeyLockout {
    private static final Set<String> TYPES = Set.of("AWS::KMS::Key", "AWS::KMS::ReplicaKey");
    private static final String POLICY = "KeyPolicy";
    private static final Glob MANAGEMENT = Glob.ignoringCase("kms:PutKeyPolicy");
    private static final Patterns MANAGING = new Patterns(false, List.of(MANAGEMENT));

    private final Optional<String> account;

    private KeyLockout(Optional<String> account) {
        this.account = account;
    }

    static Stream<Finding> examine(ResourceChange change) {
        if (!TYPES.contains(change.type()) || change.kind() == Kind.ADDED || change.kind() == Kind.REMOVED) {
            return Stream.empty();
        }
        var was = change.propertiesBefore().path(POLICY);
        var is = change.propertiesAfter().path(POLICY);
        if (is.isMissingNode() || is.equals(was)) {
            return Stream.empty();
        }
        var deployment = Deployment.of(change.stack());
        var reader = new PolicyReader(deployment.reader(Map.of()));
        var after = reader.document(is);
        return after.unread().isEmpty()
                ? new KeyLockout(deployment.account())
                                .sentence(reader.document(was.isMissingNode() ? accountAlone() : was), after)
                                .map(sentence -> Finding.dangerous(
                                        PolicyRule.KEY_LOCKOUT,
                                        change,
                                        sentence,
                                        PolicyRule.KEY_LOCKOUT.cure(),
                                        change.in(POLICY).toList()))
                                .stream()
                : Stream.empty();
    }

    /** What KMS gives a key without a policy. */
    private static JsonNode accountAlone() {
        var document = JsonNodeFactory.instance.objectNode();
        var statement = document.putArray("Statement")
                .addObject()
                .put("Effect", "Allow")
                .put("Action", "kms:*")
                .put("Resource", "*");
        statement.putObject("Principal").putObject("AWS").put("Fn::Sub", "arn:aws:iam::${AWS::AccountId}:root");
        return document;
    }

    private Optional<String> sentence(PolicyDocument before, PolicyDocument after) {
        if (!isManagedByAnybody(before)) {
            return Optional.empty();
        }
        if (!isManagedByAnybody(after)) {
            return Optional.of("Nobody may manage the key any more: no statement allows kms:PutKeyPolicy without a"
                    + " condition, so that what the key encrypts may be lost.");
        }
        if (!isManagedByAccount(before)) {
            // Then the root of some other account has the key in its keeping, if any has.
            return account.isPresent() ? new KeyLockout(Optional.empty()).sentence(before, after) : Optional.empty();
        }
        return isManagedByAccount(after)
                ? Optional.empty()
                : Optional.of("The account itself may no longer manage the key: its root is not allowed"
                        + " kms:PutKeyPolicy, and with the last role that is, what the key encrypts is lost.");
    }

    private boolean isManagedByAnybody(PolicyDocument document) {
        return grants(document).findAny().isPresent()
                && denials(document)
                        .noneMatch(denial -> denial.principals().isEverything()
                                || denial.principals().texts().anyMatch("AWS:*"::equals)
                                        && !denial.principals().except());
    }

    private boolean isManagedByAccount(PolicyDocument document) {
        return grants(document).anyMatch(this::isForAccount)
                && denials(document).noneMatch(this::isForAccount);
    }

    private static Stream<Statement> grants(PolicyDocument document) {
        return unconditional(document).filter(Statement::allow);
    }

    private static Stream<Statement> denials(PolicyDocument document) {
        return unconditional(document).filter(statement -> !statement.allow());
    }

    private static Stream<Statement> unconditional(PolicyDocument document) {
        return document.statements().stream()
                .filter(statement -> statement.conditions().equals(Conditions.none())
                        && statement.actions().covers(MANAGING));
    }

    private boolean isForAccount(Statement statement) {
        var names = statement.principals().globs().stream().anyMatch(this::isAccount);
        return statement.principals().except() != names;
    }

    /** Whether a principal is everybody or the account; where nobody knows the account, any account's root. */
    private boolean isAccount(Glob principal) {
        var text = principal.text();
        if (principal.isEverything() || text.equals("AWS:*")) {
            return true;
        }
        return text.startsWith("AWS:arn:")
                && text.endsWith(":root")
                && (account.isEmpty() || !namesAnother(text) || text.contains("::" + account.get() + ":"));
    }

    private static boolean namesAnother(String text) {
        var end = text.length() - ":root".length();
        return end >= 12 && text.substring(end - 12, end).chars().allMatch(Character::isDigit);
    }
}
