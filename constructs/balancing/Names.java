package dev.meridian.constructs.balancing;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How names of services, listeners and peers become construct ids. */
final class Names {
    private Names() {}

    static String pascal(String kebab) {
        return Arrays.stream(kebab.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
