package dev.meridian.app.review.recovery.backup;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.RuleId;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.recovery.weakness.Recovery;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** How often a {@code cron()} or {@code rate()} of AWS runs. */
final class Schedule {
    private static final double DAYS_OF_MONTH = 30.4;
    private static final double DAYS_OF_WEEK = 7;
    private static final double MONTHS = 12;

    /** Two schedules of which one runs on 30 and one on 31 days a month are as good as each other. */
    private static final double TOLERANCE = 0.95;

    private Schedule() {}

    /** A finding if it runs less often; dangerous unless it is about trying restores. */
    static Stream<Finding> rarer(Setting schedule, RuleId rule, String what) {
        if (!schedule.differs()) {
            return Stream.empty();
        }
        var before = runsAMonth(schedule.before().asText());
        var after = runsAMonth(schedule.after().asText());
        if (before.isEmpty() || after.isEmpty() || schedule.isUnknown()) {
            return Stream.of(schedule.notable(
                    rule,
                    "A schedule changes %s, and the two cannot be compared.".formatted(schedule.fromTo()),
                    "Check that it does not run less often."));
        }
        return after.getAsDouble() < before.getAsDouble() * TOLERANCE
                ? Stream.of(schedule.finding(
                        rule == Recovery.RESTORE_TEST ? Severity.NOTABLE : Severity.DANGEROUS,
                        rule,
                        "%s: the schedule changes %s.".formatted(what, schedule.fromTo()),
                        rule == Recovery.RESTORE_TEST
                                ? "Check how long a backup that cannot be restored may go unnoticed."
                                : "Check how much work may be lost between two of them."))
                : Stream.empty();
    }

    /** Runs a month, on average; empty for what is no schedule of AWS. */
    static OptionalDouble runsAMonth(String expression) {
        if (expression.startsWith("rate(") && expression.endsWith(")")) {
            return rate(expression.substring("rate(".length(), expression.length() - 1));
        }
        if (!expression.startsWith("cron(") || !expression.endsWith(")")) {
            return OptionalDouble.empty();
        }
        var fields = List.of(expression
                .substring("cron(".length(), expression.length() - 1)
                .trim()
                .split(" +"));
        if (fields.size() < 5) {
            return OptionalDouble.empty();
        }
        var minutes = count(fields.get(0), 60);
        var hours = count(fields.get(1), 24);
        var days = days(fields.get(2), fields.get(4));
        var months = count(fields.get(3), MONTHS);
        return minutes.isPresent() && hours.isPresent() && days.isPresent() && months.isPresent()
                ? OptionalDouble.of(minutes.getAsDouble()
                        * hours.getAsDouble()
                        * days.getAsDouble()
                        * months.getAsDouble()
                        / MONTHS)
                : OptionalDouble.empty();
    }

    private static OptionalDouble rate(String text) {
        var parts = text.trim().split(" +");
        var every = parts.length == 2 ? Values.number(TextNode.valueOf(parts[0])) : OptionalDouble.empty();
        if (every.isEmpty() || every.getAsDouble() <= 0) {
            return OptionalDouble.empty();
        }
        double a = DAYS_OF_MONTH / every.getAsDouble();
        return switch (parts[1]) {
            case "minute", "minutes" -> OptionalDouble.of(a * 24 * 60);
            case "hour", "hours" -> OptionalDouble.of(a * 24);
            case "day", "days" -> OptionalDouble.of(a);
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble days(String ofMonth, String ofWeek) {
        if (isAny(ofWeek)) {
            return isAny(ofMonth) ? OptionalDouble.of(DAYS_OF_MONTH) : count(ofMonth, DAYS_OF_MONTH);
        }
        if (ofWeek.contains("#") || ofWeek.endsWith("L")) {
            return OptionalDouble.of(1);
        }
        var days = count(ofWeek, DAYS_OF_WEEK);
        return days.isPresent()
                ? OptionalDouble.of(days.getAsDouble() * DAYS_OF_MONTH / DAYS_OF_WEEK)
                : OptionalDouble.empty();
    }

    /** How many values of a field are meant, of this many that it can have. */
    private static OptionalDouble count(String field, double all) {
        double sum = 0;
        for (String part : field.split(",")) {
            int slash = part.indexOf('/');
            var range = slash < 0 ? part : part.substring(0, slash);
            double step = slash < 0 ? 1 : number(part.substring(slash + 1));
            double values =
                    slash >= 0 && range.indexOf('-') < 0 && !isAny(range) ? all - number(range) : width(range, all);
            if (Double.isNaN(values) || Double.isNaN(step) || step <= 0) {
                return OptionalDouble.empty();
            }
            sum += slash < 0 ? values : Math.ceil(values / step);
        }
        return OptionalDouble.of(sum);
    }

    private static double width(String range, double all) {
        if (isAny(range)) {
            return all;
        }
        int dash = range.indexOf('-');
        if (dash <= 0) {
            return range.isEmpty() ? Double.NaN : 1;
        }
        double width = number(range.substring(dash + 1)) - number(range.substring(0, dash));
        return (width < 0 ? width + all : width) + 1;
    }

    private static double number(String text) {
        int day = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT").indexOf(text);
        if (day >= 0) {
            return day + 1;
        }
        int month = List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
                .indexOf(text);
        return month >= 0 ? month + 1 : Values.number(TextNode.valueOf(text)).orElse(Double.NaN);
    }

    private static boolean isAny(String field) {
        return field.equals("*") || field.equals("?");
    }
}
