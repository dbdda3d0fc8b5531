package dev.meridian.app.review.kubernetes.workload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** How often the schedule of a CronJob runs ("Schedule syntax" in the Kubernetes documentation). */
final class CronExpression {
    private static final double DAYS_OF_MONTH = 30.4;
    private static final double DAYS_OF_WEEK = 7;
    private static final double MONTHS = 12;

    /** Two schedules of which one runs on 30 and one on 31 days a month are as good as each other. */
    private static final double TOLERANCE = 0.95;

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    private CronExpression() {}

    static boolean isRarer(JsonNode before, JsonNode after) {
        var was = runsAMonth(before.asText());
        var is = runsAMonth(after.asText());
        return was.isPresent() && is.isPresent() && is.getAsDouble() < was.getAsDouble() * TOLERANCE;
    }

    /** Runs a month, on average; empty for what it cannot read. */
    static OptionalDouble runsAMonth(String expression) {
        return switch (expression.strip()) {
            case "@yearly", "@annually" -> OptionalDouble.of(1 / MONTHS);
            case "@monthly" -> OptionalDouble.of(1);
            case "@weekly" -> OptionalDouble.of(DAYS_OF_MONTH / DAYS_OF_WEEK);
            case "@daily", "@midnight" -> OptionalDouble.of(DAYS_OF_MONTH);
            case "@hourly" -> OptionalDouble.of(DAYS_OF_MONTH * 24);
            default -> ofFields(List.of(BLANKS.split(expression.strip())));
        };
    }

    private static OptionalDouble ofFields(List<String> fields) {
        if (fields.size() != 5) {
            return OptionalDouble.empty();
        }
        var ofMonth = count(fields.get(2), DAYS_OF_MONTH);
        var ofWeek = count(fields.get(4), DAYS_OF_WEEK);
        var parts = new double[] {
            count(fields.get(0), 60),
            count(fields.get(1), 24),
            days(fields.get(2), fields.get(4), ofMonth, ofWeek * DAYS_OF_MONTH / DAYS_OF_WEEK),
            count(fields.get(3), MONTHS) / MONTHS
        };
        var runs = 1.0;
        for (var part : parts) {
            runs *= part;
        }
        return runs > 0 ? OptionalDouble.of(runs) : OptionalDouble.empty();
    }

    /** If both are restricted, a day that either names is one. */
    private static double days(String ofMonth, String ofWeek, double inMonth, double inWeeks) {
        if (ofWeek.startsWith("*")) {
            return inMonth;
        }
        return ofMonth.startsWith("*") ? inWeeks : Math.min(DAYS_OF_MONTH, inMonth + inWeeks);
    }

    /** How many values a field names; not a number if it cannot be read. */
    private static double count(String field, double all) {
        var count = 0.0;
        for (var part : field.split(",")) {
            var slash = part.indexOf('/');
            var range = slash < 0 ? part : part.substring(0, slash);
            var step = slash < 0 ? 1 : number(part.substring(slash + 1));
            var dash = range.indexOf('-');
            double values;
            if (range.equals("*") || range.equals("?")) {
                values = all;
            } else if (dash > 0) {
                values = number(range.substring(dash + 1)) - number(range.substring(0, dash)) + 1;
            } else {
                values = slash < 0 ? 1 : all - number(range);
            }
            count += slash < 0 ? values : Math.ceil(values / step);
        }
        return count;
    }

    private static double number(String text) {
        return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : Double.NaN;
    }
}
