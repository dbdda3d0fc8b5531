package dev.meridian.constructs.workload.job;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The five fields of cron as Kubernetes reads them (Kubernetes documentation, CronJob, Schedule syntax). */
final class CronExpression {
    private static final List<Field> FIELDS = List.of(
            new Field("minute", 0, 59, List.of()),
            new Field("hour", 0, 23, List.of()),
            new Field("day of the month", 1, 31, List.of()),
            new Field(
                    "month",
                    1,
                    12,
                    List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
            new Field("day of the week", 0, 6, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")));

    private CronExpression() {}

    static void require(String expression) {
        var values = expression.trim().split("\\s+");
        if (values.length != FIELDS.size()) {
            throw new IllegalArgumentException(
                    "a schedule must have the five fields of cron, such as 0 2 * * *, got '%s'".formatted(expression));
        }
        for (int index = 0; index < values.length; index++) {
            var field = FIELDS.get(index);
            if (!field.takes(values[index])) {
                throw new IllegalArgumentException("the %s of a schedule must be within %d to %d, got '%s' in '%s'"
                        .formatted(field.name(), field.least(), field.most(), values[index], expression));
            }
        }
    }

    private record Field(String name, int least, int most, List<String> words) {
        private static final Pattern PART =
                Pattern.compile("(?:([*?])|([0-9A-Za-z]+)(?:-([0-9A-Za-z]+))?)(?:/([1-9][0-9]{0,2}))?");
        private static final int NO_NUMBER = -1;

        boolean takes(String value) {
            for (var part : value.split(",", -1)) {
                if (!takesPart(part)) {
                    return false;
                }
            }
            return true;
        }

        private boolean takesPart(String part) {
            var matcher = PART.matcher(part);
            if (!matcher.matches()) {
                return false;
            }
            if (matcher.group(1) != null) {
                return true;
            }
            var from = number(matcher.group(2));
            var to = matcher.group(3) == null ? from : number(matcher.group(3));
            return from >= least && to <= most && from <= to;
        }

        private int number(String text) {
            if (Character.isDigit(text.charAt(0))) {
                return text.length() <= 2 && text.chars().allMatch(Character::isDigit)
                        ? Integer.parseInt(text)
                        : NO_NUMBER;
            }
            var place = words.indexOf(text.toUpperCase(Locale.ROOT));
            return place < 0 ? NO_NUMBER : place + least;
        }
    }
}
