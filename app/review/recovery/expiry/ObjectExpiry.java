package dev.meridian.app.review.recovery.expiry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Expiration of current objects ("Expiring objects" in the Amazon S3 User Guide). A rule takes away what it applies to
 * unless a rule that applies to all of that did so as early before.
 */
final class ObjectExpiry {
    private static final String CURE =
            "Check that nobody needs these objects for longer: those that are older are deleted within a day, in a versioned bucket hidden behind delete markers.";

    private ObjectExpiry() {}

    static Stream<Finding> examine(ResourceChange change) {
        var rules = Setting.of(change, "LifecycleConfiguration.Rules");
        if (!rules.differs() || rules.isUnknown()) {
            return Stream.empty();
        }
        var before = Values.list(rules.before()).stream()
                .filter(ObjectExpiry::isInForce)
                .toList();
        return Values.list(rules.after()).stream()
                .filter(ObjectExpiry::isInForce)
                .flatMap(rule -> earlier(rules, before, rule));
    }

    private static boolean isInForce(JsonNode rule) {
        return !rule.path("Status").asText().equals("Disabled")
                && !(Values.isAbsent(rule.path("ExpirationInDays")) && Values.isAbsent(rule.path("ExpirationDate")));
    }

    private static Stream<Finding> earlier(Setting rules, List<JsonNode> before, JsonNode rule) {
        var covering = before.stream().filter(former -> covers(former, rule)).toList();
        if (covering.stream().anyMatch(former -> isAsEarly(former, rule))) {
            return Stream.empty();
        }
        if (Stream.concat(Stream.of(rule), covering.stream()).anyMatch(ObjectExpiry::isUnknown)) {
            return Stream.of(rules.notable(
                    Expiry.OBJECTS,
                    "When %s expire changes in a way that cannot be compared before it is deployed."
                            .formatted(objects(rule)),
                    CURE));
        }
        var former = covering.stream()
                .map(ObjectExpiry::days)
                .flatMap(days -> days.stream().boxed())
                .min(Double::compare);
        return Stream.of(rules.dangerous(
                Expiry.OBJECTS,
                former.isPresent() && days(rule).isPresent()
                        ? "%s expire after %s, and did so after %s: those in between are deleted."
                                .formatted(
                                        capitalized(objects(rule)),
                                        told(days(rule)),
                                        told(OptionalDouble.of(former.get())))
                        : "%s start to expire, %s: those that are older are deleted."
                                .formatted(
                                        capitalized(objects(rule)),
                                        days(rule).isPresent()
                                                ? "after " + told(days(rule))
                                                : "on " + Values.text(rule.path("ExpirationDate"))),
                CURE));
    }

    private static boolean isAsEarly(JsonNode former, JsonNode rule) {
        if (Values.areSame(former.path("ExpirationInDays"), rule.path("ExpirationInDays"))
                && Values.areSame(former.path("ExpirationDate"), rule.path("ExpirationDate"))) {
            return true;
        }
        var was = days(former);
        var is = days(rule);
        return was.isPresent() && is.isPresent() && was.getAsDouble() <= is.getAsDouble()
                // Dates are written as ISO 8601 at midnight, so that they sort as text.
                || was.isEmpty()
                        && is.isEmpty()
                        && former.path("ExpirationDate").isTextual()
                        && former.path("ExpirationDate")
                                        .asText()
                                        .compareTo(rule.path("ExpirationDate").asText())
                                <= 0;
    }

    /** Whether the former rule applied to all that this one applies to. */
    private static boolean covers(JsonNode former, JsonNode rule) {
        var tags = new HashSet<>(Values.list(rule.path("TagFilters")));
        return prefix(rule).startsWith(prefix(former))
                && tags.containsAll(Values.list(former.path("TagFilters")))
                && number(former, "ObjectSizeGreaterThan", 0) <= number(rule, "ObjectSizeGreaterThan", 0)
                && number(former, "ObjectSizeLessThan", Double.POSITIVE_INFINITY)
                        >= number(rule, "ObjectSizeLessThan", Double.POSITIVE_INFINITY);
    }

    private static String prefix(JsonNode rule) {
        var prefix = rule.path("Prefix");
        return prefix.isContainerNode() ? prefix.toString() : prefix.asText("");
    }

    private static double number(JsonNode rule, String property, double unless) {
        return Values.number(rule.path(property)).orElse(unless);
    }

    private static OptionalDouble days(JsonNode rule) {
        return Values.number(rule.path("ExpirationInDays"));
    }

    private static boolean isUnknown(JsonNode rule) {
        return days(rule).isEmpty() && !rule.path("ExpirationDate").isTextual();
    }

    private static String objects(JsonNode rule) {
        boolean isPart = !Values.isAbsent(rule.path("TagFilters"))
                || !Values.isAbsent(rule.path("ObjectSizeGreaterThan"))
                || !Values.isAbsent(rule.path("ObjectSizeLessThan"));
        return (isPart ? "some objects" : "objects")
                + (prefix(rule).isEmpty() ? "" : " under " + Values.text(rule.path("Prefix")));
    }

    private static String told(OptionalDouble days) {
        return days.orElse(0) == 1 ? "1 day" : "%.0f days".formatted(days.orElse(0));
    }

    private static String capitalized(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
