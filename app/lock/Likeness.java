package dev.meridian.app.lock;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How much a new resource looks like one that is gone.
 *
 * @param isNamesake whether both have the same fixed name
 * @param ofIds how much of their ids is alike, in thousandths
 * @param ofNames how much of their fixed names is alike, in thousandths
 */
record Likeness(boolean isNamesake, int ofIds, int ofNames) implements Comparable<Likeness> {
    private static final int WHOLE = 1000;

    /** What the CDK appends to a logical id: it is made of the construct's path, so it differs whenever that does. */
    private static final Pattern HASH = Pattern.compile("(?<=.)[0-9A-F]{8}$");

    /** Where a word of an id or of a name ends, as in {@code Orders|Database|Replica|1} and {@code atlas|-|production}. */
    private static final Pattern BOUNDARY = Pattern.compile(
            "(?<=[^A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)|(?<=[^A-Za-z0-9])|(?=[^A-Za-z0-9])");

    private static final Comparator<Likeness> ORDER =
            comparing(Likeness::isNamesake).thenComparing(Likeness::ofIds).thenComparing(Likeness::ofNames);

    static Likeness of(String lostId, LockedResource lost, String newId, LockedResource candidate) {
        return new Likeness(
                lost.name().isPresent() && lost.name().equals(candidate.name()),
                likeness(
                        HASH.matcher(lostId).replaceFirst(""),
                        HASH.matcher(newId).replaceFirst("")),
                likeness(lost.name(), candidate.name()));
    }

    @Override
    public int compareTo(Likeness other) {
        return ORDER.compare(this, other);
    }

    private static int likeness(Optional<String> one, Optional<String> other) {
        return one.isPresent() && other.isPresent() ? likeness(one.get(), other.get()) : 0;
    }

    /** The share of whole words that both begin or end with: single letters are alike by chance. */
    private static int likeness(String one, String other) {
        var ones = List.of(BOUNDARY.split(one));
        var others = List.of(BOUNDARY.split(other));
        var shorter = Math.min(ones.size(), others.size());
        var head = 0;
        var alike = 0;
        while (head < shorter && ones.get(head).equals(others.get(head))) {
            alike += ones.get(head).length();
            head++;
        }
        for (var tail = 1;
                tail <= shorter - head && ones.get(ones.size() - tail).equals(others.get(others.size() - tail));
                tail++) {
            alike += ones.get(ones.size() - tail).length();
        }
        return WHOLE * alike / Math.max(1, Math.max(one.length(), other.length()));
    }
}
