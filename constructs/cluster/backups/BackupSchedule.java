package dev.meridian.constructs.cluster.backups;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What is backed up regularly, such as requirement F14 has it: namespaces {@code production} and {@code staging}, daily
 * at 02:00, kept for 72 hours.
 *
 * @param name the schedule's name: 1 to {@value #MAX_NAME_LENGTH} lower-case letters, digits and inner hyphens; backups
 *     are called by it
 * @param cron when, in UTC: minute, hour, day of the month, month and day of the week, such as {@code 0 2 * * *}
 * @param keepHours for how many hours each backup is kept, at least 1
 * @param namespaces whose objects, at least one
 */
public record BackupSchedule(String name, String cron, int keepHours, List<String> namespaces) {
    static final int MAX_NAME_LENGTH = 40;

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern CRON = Pattern.compile("[0-9*/,-]+( [0-9*/,-]+){2} [0-9A-Z*/,-]+ [0-9A-Z*/,-]+");

    /** @throws IllegalArgumentException naming the rule that a value breaks */
    public BackupSchedule {
        namespaces = List.copyOf(namespaces);
        if (name.length() > MAX_NAME_LENGTH || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a backup schedule's name must be 1 to %d lower-case letters, digits and inner hyphens, got '%s'"
                            .formatted(MAX_NAME_LENGTH, name));
        }
        if (!CRON.matcher(cron).matches()) {
            throw new IllegalArgumentException(
                    "cron must have five fields, such as '0 2 * * *' for every day at 02:00 UTC, got '%s'"
                            .formatted(cron));
        }
        if (keepHours < 1) {
            throw new IllegalArgumentException("keepHours must be at least 1, got %d".formatted(keepHours));
        }
        if (namespaces.isEmpty()) {
            throw new IllegalArgumentException(
                    "backup schedule '%s' needs at least one namespace, got none".formatted(name));
        }
        for (var namespace : namespaces) {
            if (!NAMESPACE.matcher(namespace).matches()) {
                throw new IllegalArgumentException(
                        "backup schedule '%s' needs namespaces by name, got '%s'".formatted(name, namespace));
            }
        }
    }
}
