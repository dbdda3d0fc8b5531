package dev.meridian.constructs.alarms.database;

import dev.meridian.constructs.database.instance.DatabaseInstanceClass;
import java.util.Map;

/** How much memory a DB instance class has (Amazon RDS User Guide, Hardware specifications for DB instance classes). */
final class ClassMemory {
    static final double BYTES_PER_GIB = 1L << 30;

    /** What {@code max_connections} is by default: memory over this, at most 5,000 (Amazon RDS User Guide, Quotas). */
    private static final double BYTES_PER_CONNECTION = 9_531_392;

    private static final int MAX_CONNECTIONS = 5_000;

    /**
     * What the system and RDS keep for themselves before that formula is applied. AWS gives no figure; instances with
     * 2, 4, 8 and 15.25 GiB report 198, 413, 856 and 1,660 connections, which this stays a little below.
     */
    private static final double RESERVED_GIB = 0.25;

    private static final double RESERVED_SHARE = 0.04;

    /** How much a {@code large} of each letter has. */
    private static final Map<Character, Integer> LARGE_GIB = Map.of('t', 8, 'm', 8, 'r', 16, 'x', 32);

    private static final Map<String, Integer> SMALL_GIB = Map.of("micro", 1, "small", 2, "medium", 4);

    private ClassMemory() {}

    static int gib(DatabaseInstanceClass instanceClass) {
        var parts = instanceClass.name().split("\\.");
        var size = parts[2];
        var small = SMALL_GIB.get(size);
        return small == null ? LARGE_GIB.get(parts[1].charAt(0)) * larges(size) : small;
    }

    static double bytes(DatabaseInstanceClass instanceClass) {
        return gib(instanceClass) * BYTES_PER_GIB;
    }

    static int connections(DatabaseInstanceClass instanceClass) {
        var free = (gib(instanceClass) * (1 - RESERVED_SHARE) - RESERVED_GIB) * BYTES_PER_GIB;
        return (int) Math.min(free / BYTES_PER_CONNECTION, MAX_CONNECTIONS);
    }

    /** A size grows by doubling: {@code xlarge} is two of {@code large}, {@code 4xlarge} eight. */
    private static int larges(String size) {
        if (size.equals("large")) {
            return 1;
        }
        var factor = size.substring(0, size.length() - "xlarge".length());
        return 2 * (factor.isEmpty() ? 1 : Integer.parseInt(factor));
    }
}
