package dev.meridian.environments.workload;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * When a container is restarted, and when it takes requests.
 *
 * @param liveness restarts it when it fails
 * @param readiness keeps requests away while it fails
 * @param startup holds the other two back until it succeeds once
 */
public record Probes(Optional<Probe> liveness, Optional<Probe> readiness, Optional<Probe> startup) {
    /** Nothing is asked. */
    public static final Probes NONE = new Probes(Optional.empty(), Optional.empty(), Optional.empty());

    public Probes {
        requireNonNull(liveness, "liveness");
        requireNonNull(readiness, "readiness");
        requireNonNull(startup, "startup");
    }
}
