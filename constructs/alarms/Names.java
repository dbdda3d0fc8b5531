package dev.meridian.constructs.alarms;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How names of recipients become construct ids. */
final class Names {
    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private Names() {}

    static void requireKebab(String what, String name) {
        requireNonNull(name, what);
        if (!KEBAB.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "%s must be lower-case words joined by hyphens, got '%s'".formatted(what, name));
        }
    }

    static String pascal(String kebab) {
        return Arrays.stream(kebab.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
