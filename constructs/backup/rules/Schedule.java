package dev.meridian.constructs.backup.rules;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.regex.Pattern;

/**
 * When AWS Backup starts something.
 *
 * @param cron a six-field expression such as {@code cron(0 5 ? * * *)}: minute, hour, day of month, month, day of week,
 *     year; exactly one of the two day fields is {@code ?}
 * @param timeZone the IANA zone the expression is read in, such as {@code Europe/Dublin}; clock changes are followed
 */
public record Schedule(String cron, String timeZone) {
    private static final Pattern CRON = Pattern.compile("cron\\((\\S+) (\\S+) (\\S+) (\\S+) (\\S+) (\\S+)\\)");
    private static final String UTC = "Etc/UTC";

    /** @throws IllegalArgumentException if the expression has another form or the zone is unknown */
    public Schedule {
        requireNonNull(cron, "cron");
        requireNonNull(timeZone, "timeZone");
        var fields = CRON.matcher(cron);
        if (!fields.matches()) {
            throw new IllegalArgumentException(
                    "cron must be cron(...) with six fields, such as cron(0 5 ? * * *), got '%s'".formatted(cron));
        }
        if (fields.group(3).equals("?") == fields.group(5).equals("?")) {
            throw new IllegalArgumentException(
                    "exactly one of day of month and day of week must be '?', got '%s'".formatted(cron));
        }
        if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw new IllegalArgumentException(
                    "timeZone must be an IANA name such as Europe/Dublin, got '%s'".formatted(timeZone));
        }
    }

    /** The expression, read in UTC. */
    public static Schedule utc(String cron) {
        return new Schedule(cron, UTC);
    }
}
