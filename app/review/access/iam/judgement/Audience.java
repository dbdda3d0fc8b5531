package dev.meridian.app.review.access.iam.judgement;

import dev.meridian.app.review.access.iam.policy.Condition;
import dev.meridian.app.review.access.iam.policy.Glob;
import dev.meridian.app.review.access.iam.policy.Patterns;
import dev.meridian.app.review.access.iam.policy.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Whom a statement of a resource's policy, or of a role's trust, admits; the widest last. */
enum Audience {
    /** The account itself, which lets its own policies decide. */
    OWN_ACCOUNT,
    /** Somebody of the same account, as far as can be told. */
    OWN,
    /** A service of AWS. */
    SERVICE,
    /** Users of an identity provider. */
    FEDERATED,
    /** Another account or somebody in it. */
    OTHER_ACCOUNT,
    ANYBODY;

    /**
     * Keys that say who calls, from which network or on whose behalf; after "Blocking public access to your Amazon S3
     * storage" (The meaning of "public") and "AWS global condition context keys".
     */
    private static final Set<String> CALLER_KEYS = Set.of(
            "aws:sourcearn",
            "aws:sourceaccount",
            "aws:sourceorgid",
            "aws:sourceorgpaths",
            "aws:sourceowner",
            "aws:sourceip",
            "aws:sourcevpc",
            "aws:sourcevpce",
            "aws:vpcsourceip",
            "aws:principalarn",
            "aws:principalaccount",
            "aws:principalorgid",
            "aws:principalorgpaths",
            "aws:userid",
            "aws:username",
            "sts:externalid",
            "kms:calleraccount",
            "s3:dataaccesspointarn",
            "s3:dataaccesspointaccount",
            "sns:endpoint",
            "lambda:eventsourcetoken",
            "elasticfilesystem:accesspointarn",
            "elasticfilesystem:accessedviamounttarget");

    /**
     * The accounts from which Elastic Load Balancing writes access logs, after "Enable access logs for your Application
     * Load Balancer": AWS itself, as a service's name would be.
     */
    private static final Set<String> LOAD_BALANCING = Set.of(
            "127311923021",
            "033677994240",
            "027434742980",
            "797873946194",
            "098369216593",
            "091100254016",
            "121062877647",
            "412137745753",
            "740734521339",
            "770363063475",
            "754344448648",
            "589379963580",
            "718504428378",
            "383597477331",
            "600734575887",
            "114774131450",
            "783225319266",
            "582318560864",
            "985666609251",
            "054676820928",
            "156460612806",
            "652711504416",
            "635631232127",
            "009996457667",
            "897822967062",
            "076674570225",
            "507241528517",
            "048591011584",
            "190560391635",
            "638102146993",
            "037604701340");

    static Audience of(Patterns principals, Optional<String> account) {
        if (principals.except()) {
            return ANYBODY;
        }
        return principals.globs().stream()
                .map(principal -> of(principal, account))
                .max(Audience::compareTo)
                .orElse(OWN);
    }

    private static Audience of(Glob principal, Optional<String> account) {
        var text = principal.text();
        if (principal.isEverything() || text.equals("AWS:*")) {
            return ANYBODY;
        }
        if (text.startsWith("Service:")) {
            return SERVICE;
        }
        if (text.startsWith("Federated:")) {
            return FEDERATED;
        }
        var parts = principal.arnComponents(); // behind the kind: arn, partition, service, no region, account and name
        var owner = parts.size() > 5 ? parts.get(5).split(":", 2)[0] : "";
        if (!text.startsWith("AWS:arn:") || !isAccount(owner)) {
            return text.startsWith("CanonicalUser:") && text.indexOf('{') < 0 ? OTHER_ACCOUNT : OWN;
        }
        if (!account.filter(owner::equals).isPresent()) {
            return LOAD_BALANCING.contains(owner) ? SERVICE : OTHER_ACCOUNT;
        }
        return text.endsWith(":root") ? OWN_ACCOUNT : OWN;
    }

    private static boolean isAccount(String text) {
        return text.length() == 12 && text.chars().allMatch(Character::isDigit);
    }

    /** Whether a condition says which callers are meant. */
    static boolean isLimited(Statement statement) {
        return statement.conditions().all().stream()
                .anyMatch(condition -> condition.isLimiting()
                        && (CALLER_KEYS.contains(condition.key())
                                || condition.key().startsWith("aws:principaltag/")
                                || condition.key().endsWith(":sub")
                                || condition.key().endsWith(":aud")));
    }

    /**
     * Whether a service acts on behalf of such an account alone, or on one resource of it: no other account is named, and
     * the rest is not left open.
     */
    static boolean isScopedTo(Predicate<String> account, Statement statement) {
        var scoping = statement.conditions().all().stream()
                .filter(condition -> condition.isLimiting()
                        && (condition.key().equals("aws:sourcearn")
                                || condition.key().equals("aws:sourceaccount")
                                || condition.key().startsWith("kms:encryptioncontext:aws:")))
                .toList();
        return !scoping.isEmpty()
                && scoping.stream()
                        .flatMap(condition -> condition.values().stream())
                        .allMatch(value -> isOf(account, value));
    }

    /** An account, or an ARN whose account is such a one or, as of buckets, not said. */
    private static boolean isOf(Predicate<String> account, Glob value) {
        var parts = value.arnComponents();
        var owner = parts.size() > 5 ? parts.get(4) : value.text();
        if (isAccount(owner)) {
            return account.test(owner);
        }
        return !owner.contains("*") && (parts.size() < 6 || !parts.get(5).startsWith("*"));
    }

    /** Whether any condition at all narrows it, be it who calls or what for. */
    static boolean isConditional(Statement statement) {
        return statement.conditions().all().stream().anyMatch(Condition::isLimiting);
    }
}
