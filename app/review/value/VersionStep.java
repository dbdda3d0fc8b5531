package dev.meridian.app.review.value;

import java.util.ArrayList;
import java.util.List;

/** How far a version moves. */
public enum VersionStep {
    NONE,
    /** Within a major version. */
    MINOR,
    MAJOR,
    /** To an older version. */
    BACK,
    UNKNOWN;

    /** How many digits of a number are read: more than any version has, few enough not to overflow. */
    private static final int DIGITS = 12;

    /**
     * The step between two versions, such as {@code 16.13}, {@code OpenSearch_2.11} or {@code
     * 8.0.mysql_aurora.3.05.2}. A version that is the beginning of the other, such as {@code 16} of {@code 16.13}, is
     * within it.
     *
     * @param majorParts how many of the numbers make the major version
     */
    public static VersionStep between(String before, String after, int majorParts) {
        var old = numbers(before);
        var proposed = numbers(after);
        if (old.isEmpty() || proposed.isEmpty()) {
            return UNKNOWN;
        }
        for (int part = 0; part < Math.min(old.size(), proposed.size()); part++) {
            int order = Long.compare(old.get(part), proposed.get(part));
            if (order > 0) {
                return BACK;
            }
            if (order < 0) {
                return part < majorParts ? MAJOR : MINOR;
            }
        }
        return before.equals(after) ? NONE : MINOR;
    }

    /** The numbers in a version, in their order. */
    public static List<Long> numbers(String version) {
        var numbers = new ArrayList<Long>();
        int at = 0;
        while (at < version.length()) {
            int end = at;
            while (end < version.length() && version.charAt(end) >= '0' && version.charAt(end) <= '9') {
                end++;
            }
            if (end > at) {
                numbers.add(Long.parseLong(version.substring(at, Math.min(end, at + DIGITS))));
            }
            at = end + 1;
        }
        return numbers;
    }
}
