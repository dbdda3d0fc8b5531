package dev.meridian.environments.validation.rule;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Schedules of five fields, as "CronJob" in the Kubernetes documentation has them. */
public final class Cron {
    private static final Pattern PART = Pattern.compile("(\\*|(\\d{1,2})(?:-(\\d{1,2}))?)(?:/(\\d{1,2}))?");

    private static final List<Field> FIELDS = List.of(
            new Field("minute", 0, 59),
            new Field("hour", 0, 23),
            new Field("day of the month", 1, 31),
            new Field("month", 1, 12),
            new Field("day of the week", 0, 6));

    private Cron() {}

    private record Field(String name, int least, int most) {
        boolean takes(String text) {
            for (var part : text.split(",", -1)) {
                var matcher = PART.matcher(part);
                if (!matcher.matches() || !within(matcher)) {
                    return false;
                }
            }
            return true;
        }

        private boolean within(Matcher part) {
            var first = number(part, 2).orElse(least);
            var last = number(part, 3).orElse(first);
            var step = number(part, 4).orElse(1);
            return least <= first && first <= last && last <= most && 1 <= step && step <= most;
        }

        private static Optional<Integer> number(Matcher part, int group) {
            return Optional.ofNullable(part.group(group)).map(Integer::valueOf);
        }
    }

    /** Requires a schedule that comes round. */
    public static void require(Problems problems, String what, String schedule) {
        var fields = schedule.split(" ", -1);
        if (fields.length != FIELDS.size()) {
            problems.add(
                    "%s must have the five fields of cron, such as '0 3 * * *', with one space between, got '%s'",
                    what, schedule);
            return;
        }
        for (var i = 0; i < fields.length; i++) {
            var field = FIELDS.get(i);
            problems.require(
                    field.takes(fields[i]),
                    "%s: %s must be *, numbers from %d to %d, ranges, lists or steps of them, got '%s' in '%s'",
                    what,
                    field.name(),
                    field.least(),
                    field.most(),
                    fields[i],
                    schedule);
        }
    }
}
