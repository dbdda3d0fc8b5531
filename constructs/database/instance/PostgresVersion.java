package dev.meridian.constructs.database.instance;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A PostgreSQL release as Amazon RDS names it. RDS applies minor releases by itself in the maintenance window; to be
 * earlier, upgrade the replicas first, since RDS refuses a writer that is ahead of them, and then raise the version
 * here. A new major version is not a change of this value alone: rehearse it on a restored snapshot.
 *
 * @param name major and minor, such as {@code 16.13}
 */
public record PostgresVersion(String name) {
    private static final Pattern NAME = Pattern.compile("(\\d{2})\\.\\d{1,2}");
    private static final int OLDEST_MAJOR = 14;
    private static final int NEWEST_MAJOR = 17;

    /** The release a database gets unless it asks for another: 16.13. */
    public static final PostgresVersion DEFAULT = new PostgresVersion("16.13");

    /**
     * Checks the form of the name and that its major version is one whose parameters this package knows.
     *
     * @throws IllegalArgumentException for a name without minor version, or a major version outside 14 to 17
     */
    public PostgresVersion {
        requireNonNull(name, "name");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "PostgreSQL version must be written as major.minor, such as 16.13, got '%s'".formatted(name));
        }
        var major = majorOf(name);
        if (major < OLDEST_MAJOR || major > NEWEST_MAJOR) {
            throw new IllegalArgumentException(
                    "PostgreSQL major version must be %d to %d, got %d".formatted(OLDEST_MAJOR, NEWEST_MAJOR, major));
        }
    }

    /** The major version, such as 16. */
    public int major() {
        return majorOf(name);
    }

    String parameterGroupFamily() {
        return "postgres" + major();
    }

    private static int majorOf(String name) {
        return Integer.parseInt(name.substring(0, name.indexOf('.')));
    }
}
