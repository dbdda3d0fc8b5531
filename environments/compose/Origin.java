package dev.meridian.environments.compose;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** Where the image of a service on a laptop comes from. Folders are named from the project's, as {@code ./backend}. */
public sealed interface Origin {
    /** The folder that is built, if any. */
    Optional<String> folder();

    /** The image that clusters run. */
    record Pulled() implements Origin {
        @Override
        public Optional<String> folder() {
            return Optional.empty();
        }
    }

    /**
     * A Dockerfile of the project's own.
     *
     * @param context the folder that is built
     * @param dockerfile the Dockerfile's name in it
     */
    record Dockerfile(String context, String dockerfile) implements Origin {
        public Dockerfile {
            requireNonNull(context, "context");
            requireNonNull(dockerfile, "dockerfile");
        }

        @Override
        public Optional<String> folder() {
            return Optional.of(context);
        }
    }

    /**
     * Meridian's own recipe for a TypeScript service that {@code npm run build} compiles into {@code dist/index.js}: a
     * multi-stage image of production dependencies that runs as {@value #USER} and checks its own health.
     *
     * @param context the folder that is built, with {@code package.json}, its lock file, {@code tsconfig.json} and
     *     {@code src}
     */
    record NodeRecipe(String context) implements Origin {
        /** The numeric user of the image. */
        public static final int USER = 1_001;

        public NodeRecipe {
            requireNonNull(context, "context");
        }

        @Override
        public Optional<String> folder() {
            return Optional.of(context);
        }
    }
}
