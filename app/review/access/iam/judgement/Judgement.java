package dev.meridian.app.review.access.iam.judgement;

import dev.meridian.app.review.access.iam.judgement.Widening.Way;
import dev.meridian.app.review.access.iam.policy.Condition;
import dev.meridian.app.review.access.iam.policy.Glob;
import dev.meridian.app.review.access.iam.policy.Statement;
import dev.meridian.app.review.finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How bad it is that something is newly allowed. */
public final class Judgement {
    /** Keys that do not narrow what may be touched. */
    private static final Set<String> NOT_NARROWING = Set.of(
            "aws:securetransport",
            "aws:multifactorauthpresent",
            "aws:multifactorauthage",
            "aws:requestedregion",
            "aws:currenttime",
            "aws:epochtime",
            "iam:passedtoservice");

    /** Keys whose values are accounts or organisations, so that a further value lets strangers in. */
    private static final Set<String> ACCOUNT_KEYS = Set.of(
            "aws:sourceaccount",
            "aws:sourceorgid",
            "aws:principalaccount",
            "aws:principalorgid",
            "aws:resourceaccount",
            "kms:calleraccount",
            "sts:externalid");

    /**
     * A judgement.
     *
     * @param rule what was found
     * @param severity how bad it is
     */
    public record Verdict(PolicyRule rule, Severity severity) {
        public static Verdict dangerous(PolicyRule rule) {
            return new Verdict(rule, Severity.DANGEROUS);
        }
    }

    private final Optional<String> account;

    public Judgement(Optional<String> account) {
        this.account = account;
    }

    /** Judges what an identity may newly do. */
    public Verdict ofIdentity(Widening widening) {
        var statement = widening.statement();
        var actions = statement.actions();
        var breadth = Breadth.of(statement.resources());
        var narrowed = isNarrowed(statement);
        if (actions.isEverything() && breadth == Breadth.EVERYTHING) {
            return Verdict.dangerous(PolicyRule.ADMINISTRATOR);
        }
        if (!actions.except() && escalates(statement, breadth)) {
            return Verdict.dangerous(PolicyRule.ESCALATION);
        }
        var wide = actions.except()
                || actions.globs().stream().anyMatch(Actions::isWholeService)
                || (Breadth.isAnyBucket(statement.resources())
                        && !narrowed
                        && actions.globs().stream().anyMatch(Actions::touchesObjects))
                || (breadth == Breadth.EVERYTHING
                        && !narrowed
                        && !actions.globs().stream()
                                .allMatch(action -> Actions.isReadOnly(action) || Actions.isWithoutResources(action)));
        return new Verdict(rule(widening), wide || drops(widening) ? Severity.DANGEROUS : Severity.NOTABLE);
    }

    private static boolean escalates(Statement statement, Breadth breadth) {
        var bounded = statement.conditions().all().stream()
                .anyMatch(condition -> condition.isLimiting() && condition.key().equals("iam:permissionsboundary"));
        var actions = statement.actions().globs();
        return (!bounded && actions.stream().anyMatch(Actions::escalates))
                || (breadth != Breadth.NAMED
                        && !isNarrowed(statement)
                        && actions.stream().anyMatch(Actions::reaches));
    }

    /** Judges who may newly assume a role. */
    public Verdict ofTrust(Widening widening, boolean isNewRole) {
        var statement = widening.statement();
        var audience = Audience.of(statement.principals(), account);
        if (audience == Audience.ANYBODY && !Audience.isLimited(statement)) {
            return Verdict.dangerous(PolicyRule.PUBLIC);
        }
        if (!isNewRole) {
            var onlyTags = widening.way() == Way.ACTIONS
                    && !statement.actions().except()
                    && statement
                            .actions()
                            .texts()
                            .allMatch(Set.of("sts:TagSession", "sts:SetSourceIdentity")::contains);
            return new Verdict(PolicyRule.TRUST_WIDENED, onlyTags ? Severity.NOTABLE : Severity.DANGEROUS);
        }
        var stranger = audience == Audience.OTHER_ACCOUNT && !Audience.isLimited(statement);
        return stranger || (audience == Audience.FEDERATED && admitsWholeProvider(statement))
                ? Verdict.dangerous(PolicyRule.TRUST_WIDENED)
                : new Verdict(PolicyRule.IDENTITY_ADDED, Severity.NOTABLE);
    }

    /** Whether all users, or all repositories of an organisation, pass: no subject is named, or one with a wildcard early. */
    private static boolean admitsWholeProvider(Statement statement) {
        var conditions = statement.conditions().all();
        if (conditions.stream().anyMatch(condition -> condition.key().isEmpty())) {
            return false;
        }
        var web = statement.actions().texts().anyMatch("sts:AssumeRoleWithWebIdentity"::equalsIgnoreCase);
        var subjects = conditions.stream()
                .filter(condition -> condition.isLimiting() && condition.key().endsWith(web ? ":sub" : ":aud"))
                .toList();
        var cognito =
                conditions.stream().anyMatch(condition -> condition.key().equals("cognito-identity.amazonaws.com:aud"));
        return (subjects.isEmpty() && !cognito)
                || subjects.stream()
                        .flatMap(condition -> condition.values().stream())
                        .anyMatch(value -> value.hasWildcard() && isEarlyWildcard(value.text()));
    }

    private static boolean isEarlyWildcard(String subject) {
        var literal = subject.substring(0, subject.indexOf('*') < 0 ? subject.indexOf('?') : subject.indexOf('*'));
        return literal.isEmpty()
                || (literal.startsWith("repo:") && literal.indexOf('/') >= literal.length() - 1)
                || literal.equals("repo:")
                || literal.equals("system:serviceaccount:");
    }

    /** Judges who may newly do what with a resource; nothing for what its account may do by default. */
    public Optional<Verdict> ofResource(Widening widening, boolean isNewResource, List<Statement> before) {
        var statement = widening.statement();
        var isKnownPrincipal = before.stream()
                .anyMatch(other -> other.allow() && other.principals().covers(statement.principals()));
        var audience = Audience.of(statement.principals(), account);
        if (audience == Audience.ANYBODY && !Audience.isLimited(statement)) {
            return Optional.of(Verdict.dangerous(PolicyRule.PUBLIC));
        }
        var rule =
                isKnownPrincipal || widening.way() == Way.CONDITIONS ? rule(widening) : PolicyRule.PRINCIPALS_BROADENED;
        if (audience == Audience.OTHER_ACCOUNT && !Audience.isConditional(statement)) {
            return Optional.of(Verdict.dangerous(rule));
        }
        var scoped = isOfOwnService(statement, before);
        if (isNewResource && scoped) {
            return Optional.empty();
        }
        if (isNewResource) {
            return audience == Audience.OWN_ACCOUNT
                    ? Optional.empty()
                    : Optional.of(new Verdict(rule, Severity.NOTABLE));
        }
        if (audience == Audience.SERVICE && !isKnownPrincipal && !Audience.isConditional(statement)) {
            return Optional.of(Verdict.dangerous(rule));
        }
        if (drops(widening)) {
            return Optional.of(Verdict.dangerous(rule));
        }
        if (scoped && isKnownPrincipal && widening.way() == Way.ALTOGETHER && isOrdinary(statement)) {
            return Optional.of(new Verdict(rule, Severity.HARMLESS));
        }
        var actions = statement.actions();
        if (audience != Audience.OWN_ACCOUNT
                && (actions.except() || actions.globs().stream().anyMatch(Actions::escalates))) {
            return Optional.of(Verdict.dangerous(actions.except() ? rule : PolicyRule.ESCALATION));
        }
        var whole = audience != Audience.OWN_ACCOUNT
                && (actions.except() || actions.globs().stream().anyMatch(Actions::isWholeService));
        return Optional.of(new Verdict(rule, whole ? Severity.DANGEROUS : Severity.NOTABLE));
    }

    /**
     * Whether a service may act on behalf of this account and no other, but for those that the policy admitted already.
     */
    public boolean isOfOwnService(Statement statement, List<Statement> before) {
        return Audience.of(statement.principals(), account) == Audience.SERVICE
                && Audience.isScopedTo(
                        id -> account.filter(id::equals).isPresent()
                                || before.stream().anyMatch(old -> old.allow() && names(old, id)),
                        statement);
    }

    private static boolean names(Statement statement, String id) {
        return Stream.concat(
                        statement.principals().texts(),
                        statement.conditions().all().stream()
                                .flatMap(condition -> condition.values().stream())
                                .map(Glob::text))
                .anyMatch(text -> text.contains(id));
    }

    private static boolean isOrdinary(Statement statement) {
        return !statement.actions().except()
                && statement.actions().globs().stream()
                        .noneMatch(action -> Actions.isWholeService(action) || Actions.escalates(action));
    }

    /** Judges what may newly pass a VPC endpoint. */
    public Verdict ofEndpoint(Widening widening) {
        var statement = widening.statement();
        var wide = statement.actions().except()
                || statement.actions().globs().stream().anyMatch(Actions::isWholeService)
                || Breadth.of(statement.resources()) == Breadth.EVERYTHING;
        return new Verdict(rule(widening), wide || drops(widening) ? Severity.DANGEROUS : Severity.NOTABLE);
    }

    /** Whether a condition is gone, or admits what nobody named or other accounts. */
    private static boolean drops(Widening widening) {
        return widening.way() == Way.CONDITIONS
                && (!widening.onlyNamesFurtherValues()
                        || widening.loosened().stream().map(Condition::key).anyMatch(ACCOUNT_KEYS::contains));
    }

    private static boolean isNarrowed(Statement statement) {
        return statement.conditions().all().stream()
                .anyMatch(condition -> condition.isLimiting() && !NOT_NARROWING.contains(condition.key()));
    }

    private static PolicyRule rule(Widening widening) {
        return switch (widening.way()) {
            case CONDITIONS -> PolicyRule.CONDITION_DROPPED;
            case PRINCIPALS -> PolicyRule.PRINCIPALS_BROADENED;
            case ACTIONS -> PolicyRule.ACTIONS_BROADENED;
            case RESOURCES -> PolicyRule.RESOURCES_BROADENED;
            case ALTOGETHER -> PolicyRule.STATEMENT_ADDED;
        };
    }
}
