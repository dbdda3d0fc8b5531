package dev.meridian.app.lock;

import java.nio.file.Path;

/** A lock that cannot be read, and how to get a readable one again. */
public final class UnreadableLockException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableLockException(Path file, String problem) {
        super(
                "%s cannot be read: %s; take it from Git again (git checkout -- %s), after a merge one of the two sides, then"
                                .formatted(file, problem, file)
                        + " run make lock");
    }
}
