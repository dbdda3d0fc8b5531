package dev.meridian.environments.workload.scaling;

import static java.util.Objects.requireNonNull;

import dev.meridian.environments.workload.container.Image;

/** How a new version takes the place of the old one. */
public sealed interface RollOut {
    /**
     * Pod by pod.
     *
     * @param surge how many pods there may be beyond the wanted number
     * @param unavailable how many of the wanted number may be missing
     */
    record Rolling(int surge, int unavailable) implements RollOut {}

    /**
     * Two versions stand side by side, and all requests go to one of them. A release deploys the new image to the idle
     * colour, then makes it live; a rollback makes the other one live again.
     *
     * @param live the colour that requests go to
     * @param other the image of the colour that is idle; the service's own image is the live one's
     */
    record BlueGreen(Colour live, Image other) implements RollOut {
        public BlueGreen {
            requireNonNull(live, "live");
            requireNonNull(other, "other");
        }
    }

    /**
     * A share of the requests tries the new version. A release raises the share step by step; a rollback sets it to 0.
     *
     * @param candidate the new image
     * @param percent the share of requests that go to it, 0 to 100
     */
    record Canary(Image candidate, int percent) implements RollOut {
        public Canary {
            requireNonNull(candidate, "candidate");
        }
    }

    /** Two versions that stand side by side. */
    enum Colour {
        BLUE,
        GREEN
    }
}
