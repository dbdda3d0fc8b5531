package dev.meridian.environments.workload;

import static java.util.Objects.requireNonNull;

import dev.meridian.environments.workload.container.ContainerDefinition;
import dev.meridian.environments.workload.container.Image;
import dev.meridian.environments.workload.container.Resources;
import dev.meridian.environments.workload.container.Volume;
import dev.meridian.environments.workload.scaling.Importance;
import dev.meridian.environments.workload.scaling.Placement;
import dev.meridian.environments.workload.scaling.RollOut;
import dev.meridian.environments.workload.scaling.Scaling;
import dev.meridian.environments.workload.scaling.VerticalScaling;
import java.util.List;
import java.util.Optional;

/**
 * Something that runs all the time in every region of its environment.
 *
 * @param name its name within its namespace
 * @param serviceName the name under which other pods find it
 * @param container what runs in its pods
 * @param ports where it listens; none if it only works on its own
 * @param probes when it is restarted, and when it takes requests
 * @param scaling how many pods there are
 * @param verticalScaling how large they are made, if that may change
 * @param rollOut how a new version takes over
 * @param placement on which nodes they run
 * @param importance whose pods stay when there is no room for all
 * @param exposures which requests from the internet reach it
 * @param gracePeriodSeconds how long a pod has to finish its work when it is stopped, 1 to 3600
 */
public record ServiceDefinition(
        String name,
        String serviceName,
        ContainerDefinition container,
        List<Port> ports,
        Probes probes,
        Scaling scaling,
        Optional<VerticalScaling> verticalScaling,
        RollOut rollOut,
        Placement placement,
        Importance importance,
        List<Exposure> exposures,
        int gracePeriodSeconds) {
    /** Seconds that a pod has to finish its work: {@value}. */
    public static final int DEFAULT_GRACE_PERIOD_SECONDS = 60;

    /** One pod at a time is replaced, and none is missing meanwhile. */
    public static final RollOut DEFAULT_ROLL_OUT = new RollOut.Rolling(1, 0);

    public ServiceDefinition {
        requireNonNull(name, "name");
        requireNonNull(serviceName, "serviceName");
        requireNonNull(container, "container");
        requireNonNull(probes, "probes");
        requireNonNull(scaling, "scaling");
        requireNonNull(verticalScaling, "verticalScaling");
        requireNonNull(rollOut, "rollOut");
        requireNonNull(placement, "placement");
        requireNonNull(importance, "importance");
        ports = List.copyOf(ports);
        exposures = List.copyOf(exposures);
    }

    /** The port of this name. */
    public Optional<Port> port(String name) {
        return ports.stream().filter(port -> port.name().equals(name)).findFirst();
    }

    /** Whether each of its pods has a disk of its own, and so a name that stays. */
    public boolean keepsDisks() {
        return container.volumes().stream().anyMatch(Volume.Disk.class::isInstance);
    }

    /** Starts with what every service has; the rest is named where it is set. */
    public static ServiceDefinitionBuilder builder(String name, Image image, Resources resources) {
        return new ServiceDefinitionBuilder(name, image, resources);
    }
}
