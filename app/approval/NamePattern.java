package dev.meridian.app.approval;

import static java.util.Objects.requireNonNull;

/**
 * A text in which {@code *} stands for any characters, none included.
 *
 * @param text such as {@code atlas-staging-*}
 */
record NamePattern(String text) {
    private static final char ANYTHING = '*';

    NamePattern {
        requireNonNull(text, "text");
    }

    /** Whether it says nothing of what it matches, such as {@code *} and {@code *}{@code /*}. */
    boolean isUnlimited() {
        return text.indexOf(ANYTHING) >= 0 && text.chars().noneMatch(Character::isLetterOrDigit);
    }

    /** In time proportional to the product of the two lengths at worst: only the last star passed is ever tried again. */
    boolean matches(String value) {
        var position = 0;
        var next = 0;
        var lastStar = -1;
        var resume = 0;
        while (position < value.length()) {
            if (next < text.length() && text.charAt(next) == ANYTHING) {
                lastStar = next++;
                resume = position;
            } else if (next < text.length() && text.charAt(next) == value.charAt(position)) {
                next++;
                position++;
            } else if (lastStar >= 0) {
                next = lastStar + 1;
                position = ++resume;
            } else {
                return false;
            }
        }
        while (next < text.length() && text.charAt(next) == ANYTHING) {
            next++;
        }
        return next == text.length();
    }
}
