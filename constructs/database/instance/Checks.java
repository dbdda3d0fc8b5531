package dev.meridian.constructs.database.instance;

import java.util.regex.Pattern;

/** Rules that several props of a database share. Not for users of the constructs. */
public final class Checks {
    /** The longest retention of automated backups (Amazon RDS User Guide, Backup retention period). */
    public static final int MOST_BACKUP_DAYS = 35;

    private static final Pattern IDENTIFIER = Pattern.compile("[a-z](?:-?[a-z0-9])*");
    private static final int LONGEST_IDENTIFIER = 63;

    private Checks() {}

    /**
     * Refuses what RDS does not accept as an identifier (Amazon RDS User Guide, Naming constraints in Amazon RDS).
     *
     * @throws IllegalArgumentException for such an identifier
     */
    public static void requireIdentifier(String name, String identifier) {
        if (identifier.length() > LONGEST_IDENTIFIER
                || !IDENTIFIER.matcher(identifier).matches()) {
            throw new IllegalArgumentException(
                    ("%s must be 1 to %d lower-case letters, digits or single hyphens, a letter first, no hyphen last,"
                                    + " got '%s'")
                            .formatted(name, LONGEST_IDENTIFIER, identifier));
        }
    }

    /**
     * Refuses a value out of its range.
     *
     * @throws IllegalArgumentException for such a value
     */
    public static void requireBetween(String name, int least, int most, int value) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s must be %d to %d, got %d".formatted(name, least, most, value));
        }
    }
}
