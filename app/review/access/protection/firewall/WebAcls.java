package dev.meridian.app.review.access.protection.firewall;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.access.protection.safeguard.ProtectionRule;
import dev.meridian.app.review.access.setting.Setting;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what a web ACL (AWS WAF) or a rule group no longer stops: rules that go, that count or allow where they stopped,
 * that match less, and requests that no rule matches. Rules are told apart by their names, whatever their priorities.
 */
public final class WebAcls {
    private static final String WEB_ACL = "AWS::WAFv2::WebACL";
    private static final String RULE_GROUP = "AWS::WAFv2::RuleGroup";
    private static final JsonPointer LIMIT = JsonPointer.compile("/Statement/RateBasedStatement/Limit");
    private static final String CURE = "Leave the rule as it was, or count it elsewhere before it goes.";

    /** What happens to a request that a rule matches. */
    private enum Effect {
        ALLOWS,
        COUNTS,
        CHALLENGES,
        STOPS,
        UNKNOWN
    }

    private WebAcls() {}

    public static Stream<Finding> examine(ResourceChange change) {
        if (change.kind() == Kind.REMOVED) {
            return removed(change);
        }
        if (change.kind() == Kind.ADDED
                || !change.type().equals(WEB_ACL) && !change.type().equals(RULE_GROUP)) {
            return Stream.empty();
        }
        return Stream.concat(defaultAction(change), rules(change));
    }

    private static Stream<Finding> removed(ResourceChange change) {
        if (!change.type().equals("AWS::WAFv2::WebACLAssociation")
                || change.stack().after().isEmpty()
                || isGuardedGone(change)) {
            return Stream.empty();
        }
        return Stream.of(Finding.dangerous(
                ProtectionRule.FIREWALL,
                change,
                "No web firewall stands before the resource any more: the association with its web ACL is removed.",
                "Keep the association, or say which firewall takes its place.",
                List.of()));
    }

    private static boolean isGuardedGone(ResourceChange change) {
        var guarded = change.propertiesBefore().path("ResourceArn").path("Ref").asText();
        return !change.stack().before(guarded).isMissingNode()
                && change.stack().after(guarded).isMissingNode();
    }

    private static Stream<Finding> defaultAction(ResourceChange change) {
        var was = change.propertiesBefore().path("DefaultAction");
        var is = change.propertiesAfter().path("DefaultAction");
        return was.has("Block") && is.has("Allow")
                ? Stream.of(Finding.dangerous(
                        ProtectionRule.FIREWALL,
                        change,
                        "Requests that no rule matches are allowed, and were blocked.",
                        "Leave Block as the default action.",
                        change.in("DefaultAction").toList()))
                : Stream.empty();
    }

    private static Stream<Finding> rules(ResourceChange change) {
        var was = byName(change.propertiesBefore());
        var is = byName(change.propertiesAfter());
        var findings = new ArrayList<Finding>();
        was.forEach((name, rule) -> {
            var proposed = is.get(name);
            if (proposed == null) {
                removedRule(change, name, rule, is).forEach(findings::add);
            } else if (!proposed.equals(rule)) {
                rule(change, name, rule, proposed).forEach(findings::add);
            }
        });
        is.forEach((name, rule) -> {
            if (!was.containsKey(name) && effect(rule) == Effect.ALLOWS) {
                findings.add(finding(
                        change,
                        Severity.NOTABLE,
                        "A new rule %s allows what it matches past the rules after it.".formatted(name)));
            }
        });
        return findings.stream();
    }

    private static Map<String, JsonNode> byName(JsonNode properties) {
        var rules = new LinkedHashMap<String, JsonNode>();
        Setting.of(properties, "Rules")
                .items()
                .forEach(rule -> rules.put(Setting.of(rule, "Name").words(), rule));
        return rules;
    }

    private static Stream<Finding> removedRule(
            ResourceChange change, String name, JsonNode rule, Map<String, JsonNode> proposed) {
        var isRenamed = proposed.values().stream()
                .anyMatch(other -> other.path("Statement").equals(rule.path("Statement"))
                        && effect(other).compareTo(effect(rule)) >= 0);
        var effect = effect(rule);
        if (isRenamed || effect == Effect.ALLOWS) {
            return Stream.empty();
        }
        return Stream.of(finding(
                change,
                effect == Effect.COUNTS ? Severity.NOTABLE : Severity.DANGEROUS,
                "The rule %s is removed, which %s.".formatted(name, words(effect))));
    }

    private static Stream<Finding> rule(ResourceChange change, String name, JsonNode was, JsonNode is) {
        var findings = new ArrayList<Finding>();
        var before = effect(was);
        var after = effect(is);
        if (before != Effect.UNKNOWN && after.compareTo(before) < 0) {
            findings.add(finding(
                    change, Severity.DANGEROUS, "The rule %s %s, and %s.".formatted(name, now(after), words(before))));
        }
        var weaker = new ArrayList<String>();
        compare(was.path("Statement"), is.path("Statement"), weaker);
        var limit = limit(was.at(LIMIT), is.at(LIMIT));
        limit.ifPresent(weaker::add);
        if (!weaker.isEmpty()) {
            var isSlight = before == Effect.COUNTS
                    || limit.isPresent() && weaker.size() == 1 && !isDoubled(was.at(LIMIT), is.at(LIMIT));
            findings.add(finding(
                    change,
                    isSlight ? Severity.NOTABLE : Severity.DANGEROUS,
                    "The rule %s stops less: %s.".formatted(name, String.join("; ", weaker))));
        }
        return findings.stream();
    }

    private static void compare(JsonNode was, JsonNode is, List<String> weaker) {
        scope(was.path("RateBasedStatement"), is.path("RateBasedStatement"), weaker);
        managed(was.path("ManagedRuleGroupStatement"), is.path("ManagedRuleGroupStatement"), weaker);
        managed(was.path("RuleGroupReferenceStatement"), is.path("RuleGroupReferenceStatement"), weaker);
    }

    /** How a limit is raised; empty if it is not. */
    private static Optional<String> limit(JsonNode was, JsonNode is) {
        var before = new Setting(was).number();
        var after = new Setting(is).number();
        return before.isPresent() && after.isPresent() && after.getAsInt() > before.getAsInt()
                ? Optional.of("its limit is %d requests, was %d".formatted(after.getAsInt(), before.getAsInt()))
                : Optional.empty();
    }

    private static boolean isDoubled(JsonNode was, JsonNode is) {
        return new Setting(is).number().orElse(0)
                >= 2L * new Setting(was).number().orElse(0);
    }

    private static void managed(JsonNode was, JsonNode is, List<String> weaker) {
        if (was.isMissingNode() || is.isMissingNode()) {
            return;
        }
        var relaxed = new ArrayList<>(relaxed(is));
        relaxed.removeAll(relaxed(was));
        if (!relaxed.isEmpty()) {
            weaker.add("its rules %s no longer stop anything".formatted(String.join(", ", relaxed)));
        }
        scope(was, is, weaker);
    }

    private static void scope(JsonNode was, JsonNode is, List<String> weaker) {
        var before = was.path("ScopeDownStatement");
        var after = is.path("ScopeDownStatement");
        if (!is.isMissingNode() && !after.isMissingNode() && !after.equals(before)) {
            weaker.add(before.isMissingNode() ? "it looks at some requests only" : "it looks at other requests");
        }
    }

    /** The rules of a group that are excluded or only count. */
    private static List<String> relaxed(JsonNode group) {
        var excluded = Setting.of(group, "ExcludedRules").items().stream()
                .map(rule -> Setting.of(rule, "Name").words());
        var counted = Setting.of(group, "RuleActionOverrides").items().stream()
                .filter(rule -> rule.path("ActionToUse").has("Count")
                        || rule.path("ActionToUse").has("Allow"))
                .map(rule -> Setting.of(rule, "Name").words());
        return Stream.concat(excluded, counted).toList();
    }

    private static Effect effect(JsonNode rule) {
        var action = rule.path("Action");
        var override = rule.path("OverrideAction");
        if (override.has("Count")) {
            return Effect.COUNTS;
        }
        if (override.has("None") || action.has("Block")) {
            return Effect.STOPS;
        }
        if (action.has("Captcha") || action.has("Challenge")) {
            return Effect.CHALLENGES;
        }
        if (action.has("Count")) {
            return Effect.COUNTS;
        }
        return action.has("Allow") ? Effect.ALLOWS : Effect.UNKNOWN;
    }

    private static String words(Effect effect) {
        return switch (effect) {
            case ALLOWS -> "allowed what it matched";
            case COUNTS -> "counted what it matched";
            case CHALLENGES -> "challenged what it matched";
            case STOPS, UNKNOWN -> "stopped what it matched";
        };
    }

    private static String now(Effect effect) {
        return switch (effect) {
            case ALLOWS -> "allows what it matches";
            case COUNTS -> "only counts what it matches";
            case CHALLENGES -> "only challenges what it matches";
            case STOPS, UNKNOWN -> "stops what it matches";
        };
    }

    private static Finding finding(ResourceChange change, Severity severity, String what) {
        return new Finding(
                ProtectionRule.FIREWALL,
                severity,
                change,
                what,
                CURE,
                change.in("Rules").toList());
    }
}
