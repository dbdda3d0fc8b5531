package dev.meridian.app.lock;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a lock says of an assembly.
 *
 * @param problems what must not be, a line each
 * @param cure what to do about all of them; empty if there is none
 * @param remarks what may be, but should be known, a line each
 */
public record Verdict(List<String> problems, String cure, List<String> remarks) {
    /** Nothing to say. */
    public static final Verdict NONE = new Verdict(List.of(), "", List.of());

    public Verdict {
        problems = List.copyOf(problems);
        requireNonNull(cure, "cure");
        remarks = List.copyOf(remarks);
    }
}
