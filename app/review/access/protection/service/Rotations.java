package dev.meridian.app.review.access.protection.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.access.protection.safeguard.ProtectionRule;
import dev.meridian.app.review.access.setting.Setting;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.finding.Finding;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Finds secrets that are changed less often or not at all ("Schedule expressions in Secrets Manager rotation"). */
final class Rotations {
    static final String TYPE = "AWS::SecretsManager::RotationSchedule";

    private static final double DAYS_OF_MONTH = 30.4;

    /** A month may have 28 or 31 days. */
    private static final double TOLERANCE = 1.1;

    private Rotations() {}

    static Stream<Finding> examine(ResourceChange change) {
        if (change.kind() == Kind.ADDED) {
            return Stream.empty();
        }
        if (change.kind() == Kind.REMOVED) {
            return change.stack().after().isEmpty() || isSecretGone(change)
                    ? Stream.empty()
                    : Stream.of(finding(change, "The secret is not changed any more: its rotation is removed."));
        }
        var was = change.propertiesBefore().path("RotationRules");
        var is = change.propertiesAfter().path("RotationRules");
        var before = days(was);
        var after = days(is);
        return before.isPresent() && after.isPresent() && after.getAsDouble() > before.getAsDouble() * TOLERANCE
                ? Stream.of(finding(
                        change, "The secret is changed less often: %s, was %s.".formatted(words(is), words(was))))
                : Stream.empty();
    }

    private static Finding finding(ResourceChange change, String what) {
        return Finding.notable(
                ProtectionRule.CREDENTIAL_ROTATION,
                change,
                what,
                "Leave the rotation as it was, or say how long a stolen password may be of use.",
                change.properties());
    }

    private static boolean isSecretGone(ResourceChange change) {
        var secret = change.propertiesBefore().path("SecretId").path("Ref").asText();
        return !secret.isEmpty() && change.stack().after(secret).isMissingNode();
    }

    private static String words(JsonNode rules) {
        var days = Setting.of(rules, "AutomaticallyAfterDays");
        return days.isAbsent()
                ? Setting.of(rules, "ScheduleExpression").words()
                : "every %s days".formatted(days.words());
    }

    /** The days between two changes, on average; empty where nobody can say. */
    private static OptionalDouble days(JsonNode rules) {
        var days = Setting.of(rules, "AutomaticallyAfterDays").number();
        if (days.isPresent()) {
            return OptionalDouble.of(days.getAsInt());
        }
        var expression = Setting.of(rules, "ScheduleExpression").text().orElse("");
        var open = expression.indexOf('(');
        if (open < 0 || !expression.endsWith(")")) {
            return OptionalDouble.empty();
        }
        var parts =
                expression.substring(open + 1, expression.length() - 1).strip().split("\\s+");
        return expression.startsWith("rate(") ? rate(parts) : cron(parts);
    }

    private static OptionalDouble rate(String[] parts) {
        var every = parts.length == 2 ? count(parts[0]) : 0;
        if (every <= 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(parts[1].startsWith("hour") ? every / 24 : every);
    }

    /** Of the days, months and weekdays: a list by its length, a step by how often it fits. */
    private static OptionalDouble cron(String[] parts) {
        if (parts.length != 6) {
            return OptionalDouble.empty();
        }
        var isByWeekday = !parts[4].equals("?") && !parts[4].equals("*");
        var ofMonth = isByWeekday
                ? parts[4].contains("#") || parts[4].endsWith("L") ? 1 : times(parts[4], 7) * DAYS_OF_MONTH / 7
                : times(parts[2], DAYS_OF_MONTH);
        var aYear = ofMonth * times(parts[3], 12);
        return aYear > 0 ? OptionalDouble.of(365 / aYear) : OptionalDouble.empty();
    }

    private static double times(String field, double most) {
        var slash = field.indexOf('/');
        if (slash >= 0) {
            var step = count(field.substring(slash + 1));
            return step > 0 ? Math.max(1, most / step) : 0;
        }
        if (field.equals("*") || field.equals("?")) {
            return most;
        }
        return field.contains("-") ? 0 : field.split(",").length;
    }

    private static double count(String text) {
        return !text.isEmpty() && text.length() < 6 && text.chars().allMatch(Character::isDigit)
                ? Integer.parseInt(text)
                : 0;
    }
}
