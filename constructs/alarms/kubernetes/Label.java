package dev.meridian.constructs.alarms.kubernetes;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** The names of Kubernetes objects. */
final class Label {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private Label() {}

    static void require(String what, String name) {
        requireNonNull(name, what);
        if (!LABEL.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "%s must have 1 to 63 lower-case letters, digits or inner hyphens, got '%s'".formatted(what, name));
        }
    }
}
