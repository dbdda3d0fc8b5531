package dev.meridian.app.review.assembly;

import java.util.List;

/** One side of a review cannot be read; the message names every file that is wrong and what to do about it. */
public final class UnreadableAssemblyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableAssemblyException(String problem) {
        super(problem);
    }

    /** All problems of one side at once. */
    UnreadableAssemblyException(String origin, List<String> problems) {
        super("%s has %d problem(s):%n- %s".formatted(origin, problems.size(), String.join("\n- ", problems)));
    }
}
