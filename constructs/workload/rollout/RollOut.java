package dev.meridian.constructs.workload.rollout;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.container.Image;
import java.util.Map;
import java.util.TreeMap;

/** How a new version takes the place of the old one. */
public sealed interface RollOut {
    /** The versions that run, with their images, if the service's own image is this one. */
    Map<Track, Image> tracks(Image own);

    /** The version that the service's own name leads to; {@link Track#ONLY} for all of them. */
    Track served();

    /**
     * Pods are replaced by and by.
     *
     * @param surge how many pods there may be beyond the wanted number
     * @param unavailable how many of the wanted number may be missing
     */
    record Rolling(Amount surge, Amount unavailable) implements RollOut {
        /** One pod more at a time, and none is missing. */
        public static final Rolling DEFAULT = new Rolling(Amount.of(1), Amount.of(0));

        /** @throws IllegalArgumentException if neither lets a pod be replaced */
        public Rolling {
            if (surge.isNone() && unavailable.isNone()) {
                throw new IllegalArgumentException(
                        "surge and unavailable must not both be 0, since no pod could ever be replaced");
            }
        }

        @Override
        public Map<Track, Image> tracks(Image own) {
            return Map.of(Track.ONLY, own);
        }

        @Override
        public Track served() {
            return Track.ONLY;
        }
    }

    /** One pod after the other, the last one first, each gone before its successor comes: for pods with disks. */
    record InOrder() implements RollOut {
        @Override
        public Map<Track, Image> tracks(Image own) {
            return Map.of(Track.ONLY, own);
        }

        @Override
        public Track served() {
            return Track.ONLY;
        }
    }

    /**
     * Two versions stand side by side, each as large as the service, and all requests go to one of them. A release gives
     * the idle colour the new image, then makes it live; a rollback makes the other one live again.
     *
     * @param live the colour that requests go to, and that has the service's own image
     * @param idleImage the image of the other colour
     */
    record BlueGreen(Colour live, Image idleImage) implements RollOut {
        public BlueGreen {
            requireNonNull(live, "live");
            requireNonNull(idleImage, "idleImage");
        }

        @Override
        public Map<Track, Image> tracks(Image own) {
            var tracks = new TreeMap<Track, Image>();
            tracks.put(Track.BLUE, live == Colour.BLUE ? own : idleImage);
            tracks.put(Track.GREEN, live == Colour.GREEN ? own : idleImage);
            return tracks;
        }

        @Override
        public Track served() {
            return live == Colour.BLUE ? Track.BLUE : Track.GREEN;
        }
    }

    /**
     * A new version stands beside the old one, as large as it, and takes a share of the requests. The share is the load
     * balancer's; callers inside the cluster stay with the old one.
     *
     * @param candidate the new image; the service's own is the old one
     */
    record Canary(Image candidate) implements RollOut {
        public Canary {
            requireNonNull(candidate, "candidate");
        }

        @Override
        public Map<Track, Image> tracks(Image own) {
            var tracks = new TreeMap<Track, Image>();
            tracks.put(Track.STABLE, own);
            tracks.put(Track.CANDIDATE, candidate);
            return tracks;
        }

        @Override
        public Track served() {
            return Track.STABLE;
        }
    }

    /** Two versions that stand side by side. */
    enum Colour {
        BLUE,
        GREEN
    }
}
