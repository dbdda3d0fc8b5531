package dev.meridian.constructs.balancing;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How names of services, listeners and peers become construct ids, one id for each name. */
final class Names {
    /** A part never starts with a digit: {@code auth-1} and {@code auth1} would share an id. */
    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*");

    private Names() {}

    static String requireKebab(String what, String name) {
        if (!KEBAB.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "%s must be lower-case words joined by hyphens, each starting with a letter, got '%s'"
                            .formatted(what, name));
        }
        return name;
    }

    static String pascal(String kebab) {
        return Arrays.stream(kebab.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
