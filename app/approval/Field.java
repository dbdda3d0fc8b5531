package dev.meridian.app.approval;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an entry of the list consists of. */
enum Field {
    STACK,
    RESOURCE,
    RULE,
    REASON,
    EXPIRES;

    static final String NAMES = Arrays.stream(values()).map(Field::title).collect(Collectors.joining(", "));

    /** As the file writes it. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Field> of(String title) {
        return Arrays.stream(values())
                .filter(field -> field.title().equals(title))
                .findFirst();
    }
}
