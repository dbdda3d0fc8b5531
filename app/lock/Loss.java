package dev.meridian.app.lock;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A locked resource that would be lost: taken away, made anew or abandoned.
 *
 * @param resource its logical id, or its kind, namespace and name
 * @param cause what happens, which many may share, such as the removal of a stack
 * @param approvables what approves it, any of them
 * @param homes what approves it too, but no second loss: new resources, of which each can be what only one of them was
 */
record Loss(String resource, Cause cause, List<Approvable> approvables, List<Approvable> homes) {
    Loss {
        requireNonNull(resource, "resource");
        requireNonNull(cause, "cause");
        approvables = List.copyOf(approvables);
        homes = List.copyOf(homes);
    }

    /**
     * What happens.
     *
     * @param sentence how a message says it
     * @param extent whether it happens to one resource or to all of a stack
     * @param approvable the entry that approves it best
     */
    record Cause(String sentence, Extent extent, Approvable approvable) {
        Cause {
            requireNonNull(sentence, "sentence");
            requireNonNull(extent, "extent");
            requireNonNull(approvable, "approvable");
        }
    }

    /** How much a cause happens to. */
    enum Extent {
        RESOURCE,
        WHOLE
    }
}
