package dev.meridian.constructs.backup;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** What restore testing plans and their selections have in common. */
final class RestoreTesting {
    /** Every kind of resource needs it. */
    static final String COMMON_POLICY = "service-role/AWSBackupServiceRolePolicyForRestores";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,50}");

    private RestoreTesting() {}

    /** Neither name takes hyphens, and neither can change. */
    static void checkName(String name) {
        requireNonNull(name, "name");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name must have 1 to 50 letters, digits or underscores, got '%s'".formatted(name));
        }
    }
}
