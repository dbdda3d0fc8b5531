package dev.meridian.environments.workload;

import dev.meridian.environments.workload.container.ContainerBuilder;
import dev.meridian.environments.workload.container.Image;
import dev.meridian.environments.workload.container.Resources;
import dev.meridian.environments.workload.scaling.Importance;
import dev.meridian.environments.workload.scaling.Placement;
import dev.meridian.environments.workload.scaling.RollOut;
import dev.meridian.environments.workload.scaling.Scaling;
import dev.meridian.environments.workload.scaling.VerticalScaling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names each part of a service where it is set: one pod of one container until said otherwise. */
public final class ServiceDefinitionBuilder extends ContainerBuilder<ServiceDefinitionBuilder> {
    private final String name;
    private final List<Port> ports = new ArrayList<>();
    private String serviceName;
    private Optional<Probe> liveness = Optional.empty();
    private Optional<Probe> readiness = Optional.empty();
    private Optional<Probe> startup = Optional.empty();
    private Scaling scaling = Scaling.fixed(1);
    private Optional<VerticalScaling> verticalScaling = Optional.empty();
    private RollOut rollOut = ServiceDefinition.DEFAULT_ROLL_OUT;
    private Placement placement = Placement.ANYWHERE;
    private Importance importance = Importance.STANDARD;
    private List<Exposure> exposures = List.of();
    private int gracePeriodSeconds = ServiceDefinition.DEFAULT_GRACE_PERIOD_SECONDS;

    ServiceDefinitionBuilder(String name, Image image, Resources resources) {
        super(image, resources);
        this.name = name;
        this.serviceName = name;
    }

    @Override
    protected ServiceDefinitionBuilder self() {
        return this;
    }

    /** Is found under this name. Default: its own. */
    public ServiceDefinitionBuilder serviceName(String serviceName) {
        this.serviceName = serviceName;
        return this;
    }

    /** Listens on one port more. */
    public ServiceDefinitionBuilder port(String name, int port) {
        return port(name, port, port);
    }

    /** Listens on one port more, which others reach by another number. */
    public ServiceDefinitionBuilder port(String name, int container, int service) {
        ports.add(new Port(name, container, service));
        return this;
    }

    /** Restarts it when this fails. Default: only when it ends. */
    public ServiceDefinitionBuilder liveness(Probe liveness) {
        this.liveness = Optional.of(liveness);
        return this;
    }

    /** Keeps requests away while this fails. Default: never. */
    public ServiceDefinitionBuilder readiness(Probe readiness) {
        this.readiness = Optional.of(readiness);
        return this;
    }

    /** Asks nothing else until this succeeds. Default: it does at once. */
    public ServiceDefinitionBuilder startup(Probe startup) {
        this.startup = Optional.of(startup);
        return this;
    }

    /** How many pods there are. Default: one. */
    public ServiceDefinitionBuilder scaling(Scaling scaling) {
        this.scaling = scaling;
        return this;
    }

    /** How large they are made. Default: as defined. */
    public ServiceDefinitionBuilder verticalScaling(VerticalScaling verticalScaling) {
        this.verticalScaling = Optional.of(verticalScaling);
        return this;
    }

    /** How a new version takes over. Default: {@link ServiceDefinition#DEFAULT_ROLL_OUT}. */
    public ServiceDefinitionBuilder rollOut(RollOut rollOut) {
        this.rollOut = rollOut;
        return this;
    }

    /** On which nodes it runs. Default: {@link Placement#ANYWHERE}. */
    public ServiceDefinitionBuilder placement(Placement placement) {
        this.placement = placement;
        return this;
    }

    /** Whose pods stay when there is no room. Default: {@link Importance#STANDARD}. */
    public ServiceDefinitionBuilder importance(Importance importance) {
        this.importance = importance;
        return this;
    }

    /** Lets these requests from the internet in. Default: none. */
    public ServiceDefinitionBuilder exposures(Exposure... exposures) {
        this.exposures = List.of(exposures);
        return this;
    }

    /** Has this long to finish its work. Default: {@value ServiceDefinition#DEFAULT_GRACE_PERIOD_SECONDS} s. */
    public ServiceDefinitionBuilder gracePeriodSeconds(int gracePeriodSeconds) {
        this.gracePeriodSeconds = gracePeriodSeconds;
        return this;
    }

    /** The service as said so far. */
    public ServiceDefinition build() {
        return new ServiceDefinition(
                name,
                serviceName,
                container(),
                ports,
                new Probes(liveness, readiness, startup),
                scaling,
                verticalScaling,
                rollOut,
                placement,
                importance,
                exposures,
                gracePeriodSeconds);
    }
}
