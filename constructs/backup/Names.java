package dev.meridian.constructs.backup;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** What the names of restore testing plans and selections have in common: neither takes hyphens, neither can change. */
final class Names {
    static final String COMMON_POLICY = "service-role/AWSBackupServiceRolePolicyForRestores";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,50}");

    private Names() {}

    static void check(String name) {
        requireNonNull(name, "name");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name must have 1 to 50 letters, digits or underscores, got '%s'".formatted(name));
        }
    }
}
