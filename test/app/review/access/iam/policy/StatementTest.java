package dev.meridian.app.review.access.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Compares with a plain evaluation of every request there is in a small world. */
class StatementTest {
    private static final List<String> ACTIONS = List.of("s:get", "s:put", "t:get");
    private static final List<String> RESOURCES = List.of("a", "b/x", "b/y");
    private static final List<String> PRINCIPALS = List.of("AWS:p", "AWS:q");
    private static final List<String> VALUES = List.of("", "k", "kk", "l");

    private record Request(String action, String resource, String principal, String value) {}

    @Property(tries = 4000)
    void nothing_beyond_means_that_no_request_is_newly_allowed(
            @ForAll("policies") List<Statement> before, @ForAll("policies") List<Statement> after) {
        var beyond = after.stream()
                .flatMap(statement -> statement.beyond(before).stream())
                .toList();

        requests()
                .filter(request -> matches(after, request) && !matches(before, request))
                .forEach(request -> assertThat(matches(beyond, request))
                        .as("%s is told as newly allowed", request)
                        .isTrue());
    }

    @Property
    void a_policy_is_never_beyond_itself_in_any_order(@ForAll("policies") List<Statement> policy) {
        var reversed = new ArrayList<>(policy);
        Collections.reverse(reversed);

        assertThat(policy)
                .allSatisfy(statement -> assertThat(statement.beyond(reversed)).isEmpty());
    }

    @Property
    void fewer_actions_are_never_beyond_more(@ForAll("statements") Statement statement) {
        var all = statement.actions();
        var fewer = all.except()
                ? new Patterns(
                        true,
                        Stream.concat(all.globs().stream(), Stream.of(Glob.ignoringCase("u:*")))
                                .toList())
                : new Patterns(false, all.globs().subList(0, all.globs().size() - 1));

        assertThat(statement.withActions(fewer).beyond(List.of(statement))).isEmpty();
    }

    @Property
    void a_further_action_is_always_beyond(@ForAll("policies") List<Statement> policy) {
        var named = policy.stream()
                .filter(statement -> !statement.actions().except()
                        && !statement.actions().isEverything()
                        && !statement.resources().globs().isEmpty())
                .toList();
        for (var statement : named) {
            var more = Stream.concat(statement.actions().globs().stream(), Stream.of(Glob.ignoringCase("v:new")))
                    .toList();

            assertThat(statement.withActions(new Patterns(false, more)).beyond(named))
                    .singleElement()
                    .satisfies(beyond -> assertThat(beyond.actions().texts()).containsExactly("v:new"));
        }
    }

    @Test
    void statements_that_are_merged_are_not_beyond() {
        var get = statement("s:get", "a");
        var put = statement("s:put", "a");
        var both = get.withActions(patterns(false, List.of("s:get", "s:put")));

        assertThat(both.beyond(List.of(get, put))).isEmpty();
        assertThat(both.beyond(List.of(get)))
                .singleElement()
                .satisfies(beyond -> assertThat(beyond.actions().texts()).containsExactly("s:put"));
    }

    @Test
    void actions_keep_to_the_resources_for_which_they_are_new() {
        var before = List.of(statement("s:get", "*"), statement("s:put", "a"));
        var after = statement("s:get", "*")
                .withActions(patterns(false, List.of("s:get", "s:put")))
                .withResources(patterns(false, List.of("a", "b/x")));

        assertThat(after.beyond(before)).singleElement().satisfies(beyond -> {
            assertThat(beyond.actions().texts()).containsExactly("s:put");
            assertThat(beyond.resources().texts()).containsExactly("b/x");
        });
    }

    @Provide
    Arbitrary<List<Statement>> policies() {
        return statements().list().ofMinSize(1).ofMaxSize(3);
    }

    @Provide
    Arbitrary<Statement> statements() {
        return Combinators.combine(
                        patterns(List.of("s:get", "s:put", "t:get", "s:*", "*:get", "*", "S:Get")),
                        patterns(List.of("a", "b/x", "b/y", "b/*", "*", "b/?")),
                        patterns(List.of("AWS:p", "AWS:q", "AWS:*")),
                        conditions())
                .as((actions, resources, principals, conditions) -> new Statement(
                        true,
                        principals,
                        new Patterns(
                                actions.except(),
                                actions.texts().map(Glob::ignoringCase).toList()),
                        resources,
                        conditions));
    }

    private static Arbitrary<Patterns> patterns(List<String> texts) {
        var some = Arbitraries.of(texts).list().uniqueElements().ofMinSize(1).ofMaxSize(2);
        return Combinators.combine(Arbitraries.of(false, false, true), some).as(StatementTest::patterns);
    }

    private static Arbitrary<Conditions> conditions() {
        var operators = Arbitraries.of(
                "StringEquals",
                "StringLike",
                "StringNotEquals",
                "StringNotLike",
                "StringEqualsIfExists",
                "StringLikeIfExists",
                "Null");
        var one = operators.flatMap(operator -> {
            var values = operator.equals("Null") ? List.of("true", "false") : List.of("k", "kk", "l", "k*", "*");
            return Arbitraries.of(values)
                    .list()
                    .uniqueElements()
                    .ofMinSize(1)
                    .ofMaxSize(2)
                    .map(some -> Condition.of(operator, "key", some));
        });
        return one.list().ofMaxSize(1).map(Conditions::new);
    }

    private static Patterns patterns(boolean except, List<String> texts) {
        return new Patterns(except, texts.stream().map(Glob::pattern).toList());
    }

    private static Statement statement(String action, String resource) {
        return new Statement(
                true,
                Patterns.everything(),
                patterns(false, List.of(action)),
                patterns(false, List.of(resource)),
                Conditions.none());
    }

    private static Stream<Request> requests() {
        return ACTIONS.stream().flatMap(action -> RESOURCES.stream().flatMap(resource -> PRINCIPALS.stream()
                .flatMap(principal -> VALUES.stream().map(value -> new Request(action, resource, principal, value)))));
    }

    private static boolean matches(List<Statement> statements, Request request) {
        return statements.stream()
                .anyMatch(statement -> matches(statement.actions(), request.action())
                        && matches(statement.resources(), request.resource())
                        && matches(statement.principals(), request.principal())
                        && statement.conditions().all().stream()
                                .allMatch(condition -> holds(condition, request.value())));
    }

    private static boolean matches(Patterns patterns, String text) {
        return patterns.texts()
                        .anyMatch(pattern -> matches(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT)))
                != patterns.except();
    }

    private static boolean matches(String pattern, String text) {
        return text.matches(pattern.replace("*", ".*").replace("?", "."));
    }

    /** A request without the key has an empty value here. */
    private static boolean holds(Condition condition, String value) {
        var texts = condition.values().stream().map(Glob::text).toList();
        var equal = texts.contains(value);
        var like = texts.stream().anyMatch(text -> matches(text, value));
        return switch (condition.operator()) {
            case "Null" -> texts.contains(String.valueOf(value.isEmpty()));
            case "StringEquals" -> !value.isEmpty() && equal;
            case "StringLike" -> !value.isEmpty() && like;
            case "StringEqualsIfExists" -> value.isEmpty() || equal;
            case "StringLikeIfExists" -> value.isEmpty() || like;
            case "StringNotEquals" -> value.isEmpty() || !equal;
            case "StringNotLike" -> value.isEmpty() || !like;
            default -> throw new IllegalArgumentException(condition.operator());
        };
    }
}
