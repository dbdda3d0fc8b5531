package dev.meridian.app.review.access.iam.judgement;

import dev.meridian.app.review.access.iam.policy.Condition;
import dev.meridian.app.review.access.iam.policy.Conditions;
import dev.meridian.app.review.access.iam.policy.Patterns;
import dev.meridian.app.review.access.iam.policy.Statement;
import java.util.Comparator;
import java.util.List;

/**
 * What is newly allowed.
 *
 * @param statement what of the proposed statement nothing allowed before
 * @param way in what it goes beyond what was allowed
 * @param lost the conditions under which alone it was allowed; none unless that is the way
 */
public record Widening(Statement statement, Way way, Conditions lost) {
    /** In what a statement goes beyond another. */
    public enum Way {
        CONDITIONS,
        PRINCIPALS,
        ACTIONS,
        RESOURCES,
        /** It is like no other. */
        ALTOGETHER
    }

    /** How a statement goes beyond those that were allowed, some of which stand beside it. */
    public static Widening of(Statement statement, List<Statement> before, List<Statement> after) {
        var allowed = before.stream().filter(Statement::allow).toList();
        var conditional = allowed.stream()
                .filter(old -> !isForAnybody(old) || isForAnybody(statement))
                .filter(old -> old.withConditions(Conditions.none()).covers(statement))
                .min(Comparator.comparingInt(
                        old -> dropped(old.conditions(), statement).size()));
        if (conditional.isPresent() && isBeside(statement, conditional.get(), after)) {
            return new Widening(statement, Way.ALTOGETHER, Conditions.none());
        }
        if (conditional.isPresent()) {
            return new Widening(statement, Way.CONDITIONS, conditional.get().conditions());
        }
        return new Widening(statement, otherWay(statement, allowed), Conditions.none());
    }

    /** Nothing is lost of a condition where its statement stays and another has one of the same kind for something else. */
    private static boolean isBeside(Statement statement, Statement old, List<Statement> after) {
        return after.contains(old)
                && dropped(old.conditions(), statement).isEmpty()
                && !old.conditions().imply(statement.conditions());
    }

    private static Way otherWay(Statement statement, List<Statement> allowed) {
        var all = Patterns.everything();
        if (allowed.stream().anyMatch(old -> old.withPrincipals(all).covers(statement))) {
            return Way.PRINCIPALS;
        }
        if (allowed.stream().anyMatch(old -> old.withResources(all).covers(statement))) {
            return Way.RESOURCES;
        }
        return allowed.stream().anyMatch(old -> old.withActions(all).covers(statement)) ? Way.ACTIONS : Way.ALTOGETHER;
    }

    /** A condition is all that limits such a statement, so that another principal is no loss of it. */
    private static boolean isForAnybody(Statement statement) {
        return statement.principals().texts().anyMatch("AWS:*"::equals);
    }

    /** The conditions that nothing of their kind replaces. */
    List<Condition> dropped() {
        return dropped(lost, statement);
    }

    private static List<Condition> dropped(Conditions conditions, Statement statement) {
        return conditions.all().stream()
                .filter(old -> statement.conditions().all().stream().noneMatch(old::isLike))
                .toList();
    }

    /** The conditions that admit more than before, with the values that do. */
    List<Condition> loosened() {
        return statement.conditions().all().stream()
                .flatMap(now -> lost.all().stream().filter(now::isLike).map(now::beyond))
                .filter(now -> !now.values().isEmpty())
                .toList();
    }

    /** Whether conditions do no more than admit some further values that are named. */
    boolean onlyNamesFurtherValues() {
        return way == Way.CONDITIONS
                && dropped().isEmpty()
                && !loosened().isEmpty()
                && loosened().stream().noneMatch(Condition::hasWildcard)
                && statement.conditions().all().stream().noneMatch(Condition::isNegated);
    }
}
