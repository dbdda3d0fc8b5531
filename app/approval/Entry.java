package dev.meridian.app.approval;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An entry of the list as it is written, and what is wrong with it. */
final class Entry {
    /** The shortest text that can be a sentence with a reason in it. */
    static final int LEAST_REASON = 15;

    /** An approval is of one change, not of a kind of change for ever. */
    static final int MOST_DAYS_AHEAD = 366;

    private final String title;
    private final Map<Field, String> values = new EnumMap<>(Field.class);
    private final Set<Field> unreadable = EnumSet.noneOf(Field.class);
    private final List<String> problems = new ArrayList<>();

    /** @param title what a message calls it, such as {@code entry 2 (line 7)} */
    Entry(String title) {
        this.title = title;
    }

    void put(String name, String value) {
        var field = Field.of(name);
        if (field.isEmpty()) {
            add("has no field '%s'; there are %s".formatted(name, Field.NAMES));
        } else if (values.putIfAbsent(field.get(), value.strip()) != null) {
            add("%s is given twice, got '%s' the second time; keep one".formatted(name, value));
        }
    }

    /** Notes a field whose value is not to be looked at any further. */
    void refuse(String name, String problem) {
        Field.of(name).ifPresent(unreadable::add);
        add(name + " " + problem);
    }

    /** The approval; empty if anything is wrong, which is then added to the problems. */
    Optional<Approval> check(LocalDate today, List<String> problems) {
        Stream.of(Field.values())
                .filter(field -> !values.containsKey(field) && !unreadable.contains(field))
                .forEach(field -> add("%s is missing; every entry has %s".formatted(field.title(), Field.NAMES)));
        Stream.of(Field.STACK, Field.RESOURCE, Field.RULE).forEach(this::checkPattern);
        checkRule();
        checkBreadth();
        checkReason();
        var expires = expires(today);
        problems.addAll(this.problems);
        return this.problems.isEmpty() ? expires.map(this::approval) : Optional.empty();
    }

    private void add(String problem) {
        problems.add(title + ": " + problem);
    }

    private Approval approval(LocalDate expires) {
        return new Approval(value(Field.STACK), value(Field.RESOURCE), value(Field.RULE), value(Field.REASON), expires);
    }

    private void checkPattern(Field field) {
        var value = values.get(field);
        if (value != null && (value.isEmpty() || value.chars().anyMatch(Character::isWhitespace))) {
            add("%s must be a name without spaces, in which * stands for any characters, got '%s'"
                    .formatted(field.title(), value));
        }
    }

    private void checkRule() {
        var rule = value(Field.RULE);
        if (!rule.isEmpty() && !new NamePattern(rule).isUnlimited() && rule.indexOf('/') < 0) {
            add("rule must be one of the review's, such as data/removed or data/*, got '%s'".formatted(rule));
        }
    }

    private void checkBreadth() {
        if (Stream.of(Field.STACK, Field.RESOURCE, Field.RULE).map(this::value).allMatch(value -> new NamePattern(value)
                .isUnlimited())) {
            add("stack '%s', resource '%s' and rule '%s' approve everything; name what is approved"
                    .formatted(value(Field.STACK), value(Field.RESOURCE), value(Field.RULE)));
        }
    }

    private void checkReason() {
        var reason = values.get(Field.REASON);
        if (reason != null && reason.length() < LEAST_REASON) {
            add("reason must be a sentence that says why the change is right, at least %d characters, got '%s'"
                    .formatted(LEAST_REASON, reason));
        }
    }

    private Optional<LocalDate> expires(LocalDate today) {
        var written = values.get(Field.EXPIRES);
        if (written == null) {
            return Optional.empty();
        }
        LocalDate expires;
        try {
            expires = LocalDate.parse(written);
        } catch (DateTimeException e) {
            add("expires must be a day such as %s, got '%s'".formatted(today.plusDays(30), written));
            return Optional.empty();
        }
        if (expires.isAfter(today.plusDays(MOST_DAYS_AHEAD))) {
            add("expires must be at most %d days ahead, on %s, got '%s'"
                    .formatted(MOST_DAYS_AHEAD, today.plusDays(MOST_DAYS_AHEAD), written));
        }
        return Optional.of(expires);
    }

    private String value(Field field) {
        return values.getOrDefault(field, "");
    }
}
