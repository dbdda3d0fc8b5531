package dev.meridian.environments.compose;

import static java.util.Objects.requireNonNull;

/** A folder that a container on a laptop sees and that is not of its image alone. */
public sealed interface Mount {
    /** The path at which the container sees it. */
    String path();

    /**
     * A folder of the project, so that a change to the source shows at once.
     *
     * @param folder the folder, named from the project's, as {@code ./backend}
     */
    record Source(String folder, String path) implements Mount {
        public Source {
            requireNonNull(folder, "folder");
            requireNonNull(path, "path");
        }
    }

    /**
     * A volume that stays when the container is replaced.
     *
     * @param volume its name, as {@code api_logs}
     */
    record Kept(String volume, String path) implements Mount {
        public Kept {
            requireNonNull(volume, "volume");
            requireNonNull(path, "path");
        }
    }

    /** What the image has at this path, although a folder of the project is mounted above it. */
    record OfImage(String path) implements Mount {
        public OfImage {
            requireNonNull(path, "path");
        }
    }

    /**
     * Memory that is gone with the container.
     *
     * @param sizeMiB how much it may hold
     */
    record Scratch(String path, int sizeMiB) implements Mount {
        public Scratch {
            requireNonNull(path, "path");
        }
    }
}
