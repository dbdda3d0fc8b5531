package dev.meridian.constructs.workload.probes;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a container is restarted, and when it takes requests.
 *
 * @param liveness restarts it when it fails
 * @param readiness keeps requests away while it fails
 * @param startup holds the other two back until it succeeds once
 */
public record HealthProbes(
        Optional<HealthProbe> liveness, Optional<HealthProbe> readiness, Optional<HealthProbe> startup) {
    /** Nothing is asked. */
    public static final HealthProbes NONE = new HealthProbes(Optional.empty(), Optional.empty(), Optional.empty());

    /** @throws IllegalArgumentException if liveness or startup needs more than one success, which Kubernetes refuses */
    public HealthProbes {
        requireNonNull(readiness, "readiness");
        requireSingleSuccess("liveness", liveness);
        requireSingleSuccess("startup", startup);
    }

    /** The names of the ports that are asked. */
    public List<String> ports() {
        return Stream.of(liveness, readiness, startup)
                .flatMap(Optional::stream)
                .flatMap(probe -> probe.check().port().stream())
                .toList();
    }

    private static void requireSingleSuccess(String what, Optional<HealthProbe> probe) {
        probe.map(HealthProbe::successThreshold)
                .filter(threshold -> threshold != 1)
                .ifPresent(threshold -> {
                    throw new IllegalArgumentException(
                            "a %s probe's successThreshold must be 1, got %d; only readiness may ask for more"
                                    .formatted(what, threshold));
                });
    }
}
