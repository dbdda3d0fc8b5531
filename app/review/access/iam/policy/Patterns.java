package dev.meridian.app.review.access.iam.policy;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which actions, resources or principals a statement is about.
 *
 * @param except whether it is about all but these, as {@code NotAction}, {@code NotResource} and {@code NotPrincipal} say
 * @param globs the patterns
 */
public record Patterns(boolean except, List<Glob> globs) {
    private static final Patterns EVERYTHING = new Patterns(false, List.of(Glob.everything()));

    public Patterns {
        globs = List.copyOf(globs);
    }

    public static Patterns everything() {
        return EVERYTHING;
    }

    /** Whether this certainly contains all that the other contains. */
    public boolean covers(Patterns other) {
        if (!except && !other.except) {
            return other.globs.stream().allMatch(this::mentions);
        }
        if (!except) {
            return isEverything();
        }
        if (!other.except) {
            return globs.stream().allMatch(excluded -> other.globs.stream().allMatch(excluded::excludes));
        }
        return globs.stream().allMatch(other::mentions);
    }

    /** Whether one of the patterns as written covers this one. */
    private boolean mentions(Glob glob) {
        return globs.stream().anyMatch(mine -> mine.covers(glob));
    }

    public boolean isEverything() {
        return except ? globs.isEmpty() : globs.stream().anyMatch(Glob::isEverything);
    }

    /** One for each pattern; exceptions cannot be taken apart. */
    Stream<Patterns> atoms() {
        return except ? Stream.of(this) : globs.stream().map(glob -> new Patterns(false, List.of(glob)));
    }

    public Stream<String> texts() {
        return globs.stream().map(Glob::text);
    }
}
