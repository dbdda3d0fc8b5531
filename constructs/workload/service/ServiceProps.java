package dev.meridian.constructs.workload.service;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.container.Image;
import dev.meridian.constructs.workload.container.Port;
import dev.meridian.constructs.workload.exposure.ServiceAddress;
import dev.meridian.constructs.workload.exposure.TargetBinding;
import dev.meridian.constructs.workload.labels.Owner;
import dev.meridian.constructs.workload.pods.PodProps;
import dev.meridian.constructs.workload.probes.HealthProbes;
import dev.meridian.constructs.workload.rollout.RollOut;
import dev.meridian.constructs.workload.rollout.Track;
import dev.meridian.constructs.workload.scaling.Disruption;
import dev.meridian.constructs.workload.scaling.Scaling;
import dev.meridian.constructs.workload.scaling.VerticalScaling;
import dev.meridian.constructs.workload.volumes.Volume;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that runs all the time: a Deployment, or a StatefulSet if its pods have disks of their own.
 *
 * @param name its name within the namespace, which also its account, container and network policy have; at most 52
 *     lower-case letters, digits and hyphens
 * @param namespace where it lives
 * @param partOf the system that it belongs to
 * @param component what it is within the system
 * @param pod what its pods are
 * @param ports where they listen
 * @param address under which name others find them
 * @param probes when they are restarted, and when they take requests
 * @param scaling how many there are
 * @param verticalScaling how large they are made, if that may change
 * @param disruption how many may be missing while nodes are emptied
 * @param rollOut how a new version takes over
 * @param bindings which load balancers send them requests
 * @param drainSeconds how long a pod that is to stop goes on as if nothing was, until everybody knows; below its grace
 *     period
 * @param minReadySeconds how long a new pod must be ready before the next one is replaced
 * @param progressDeadlineSeconds after which time without progress a roll-out counts as failed; more than
 *     {@code minReadySeconds}
 * @param revisionHistoryLimit how many earlier versions are kept for a rollback by hand
 */
public record ServiceProps(
        String name,
        String namespace,
        String partOf,
        String component,
        PodProps pod,
        List<Port> ports,
        ServiceAddress address,
        HealthProbes probes,
        Scaling scaling,
        Optional<VerticalScaling> verticalScaling,
        Disruption disruption,
        RollOut rollOut,
        List<TargetBinding> bindings,
        int drainSeconds,
        int minReadySeconds,
        int progressDeadlineSeconds,
        int revisionHistoryLimit) {
    /** What it is within its system: {@value}. */
    public static final String DEFAULT_COMPONENT = "service";

    /** One pod. */
    public static final Scaling DEFAULT_SCALING = new Scaling.Fixed(1);

    /** One pod at a time may be missing. */
    public static final Disruption DEFAULT_DISRUPTION = Disruption.MaxUnavailable.DEFAULT;

    /** Seconds that a pod behind a load balancer goes on, which learns of changes through two controllers: {@value}. */
    public static final int DEFAULT_BOUND_DRAIN_SECONDS = 20;

    /** Seconds that any other pod with ports goes on, until all nodes know: {@value}. */
    public static final int DEFAULT_DRAIN_SECONDS = 5;

    /** Seconds that a new pod must be ready: {@value}, as Kubernetes has it. */
    public static final int DEFAULT_MIN_READY_SECONDS = 0;

    /** Seconds without progress: {@value}, as Kubernetes has it. */
    public static final int DEFAULT_PROGRESS_DEADLINE_SECONDS = 600;

    /** Earlier versions: {@value}, as Kubernetes has it. */
    public static final int DEFAULT_REVISION_HISTORY_LIMIT = 10;

    /**
     * Checks every component and how they fit together.
     *
     * @throws IllegalArgumentException if a name or number is not one; ports clash; a probe, binding or inbound call
     *     names a port that is not there; a binding names a version that is not there, or needs an address that is not;
     *     disks and roll-out do not go together; vertical and horizontal scaling answer the same measure; no node could
     *     ever be emptied; or a pod would be killed before it has drained
     */
    public ServiceProps {
        requireNonNull(pod, "pod");
        requireNonNull(address, "address");
        requireNonNull(probes, "probes");
        requireNonNull(scaling, "scaling");
        requireNonNull(verticalScaling, "verticalScaling");
        requireNonNull(disruption, "disruption");
        requireNonNull(rollOut, "rollOut");
        ports = List.copyOf(ports);
        bindings = List.copyOf(bindings);
        new Owner(name, namespace, partOf, component);
        ServiceRules.requirePorts(ports, address, probes, pod.traffic());
        ServiceRules.requireBindings(
                bindings,
                ports,
                address,
                rollOut.tracks(pod.container().image()).keySet());
        ServiceRules.requireRollOut(rollOut, pod.volumes());
        ServiceRules.requireTimes(
                drainSeconds, pod.gracePeriodSeconds(), minReadySeconds, progressDeadlineSeconds, revisionHistoryLimit);
        verticalScaling.ifPresent(vertical -> vertical.requireApartFrom(scaling));
        if (scaling.minimum() > 1) {
            disruption.requireRoom(scaling.minimum());
        }
    }

    /** Whose objects it has. */
    public Owner owner() {
        return new Owner(name, namespace, partOf, component);
    }

    /** The versions of it that run, with their images. */
    public Map<Track, Image> tracks() {
        return rollOut.tracks(pod.container().image());
    }

    /** Starts from what has no sensible default. */
    public static Builder builder(String name, String namespace, String partOf, PodProps pod) {
        return new Builder(name, namespace, partOf, pod);
    }

    /** Collects what differs from the defaults. */
    public static final class Builder {
        private final String name;
        private final String namespace;
        private final String partOf;
        private final PodProps pod;
        private String component = DEFAULT_COMPONENT;
        private List<Port> ports = List.of();
        private Optional<ServiceAddress> address = Optional.empty();
        private HealthProbes probes = HealthProbes.NONE;
        private Scaling scaling = DEFAULT_SCALING;
        private Optional<VerticalScaling> verticalScaling = Optional.empty();
        private Disruption disruption = DEFAULT_DISRUPTION;
        private Optional<RollOut> rollOut = Optional.empty();
        private List<TargetBinding> bindings = List.of();
        private Optional<Integer> drainSeconds = Optional.empty();
        private int minReadySeconds = DEFAULT_MIN_READY_SECONDS;
        private int progressDeadlineSeconds = DEFAULT_PROGRESS_DEADLINE_SECONDS;
        private int revisionHistoryLimit = DEFAULT_REVISION_HISTORY_LIMIT;

        private Builder(String name, String namespace, String partOf, PodProps pod) {
            this.name = name;
            this.namespace = namespace;
            this.partOf = partOf;
            this.pod = pod;
        }

        /** Is this within its system. Default: {@value ServiceProps#DEFAULT_COMPONENT}. */
        public Builder component(String component) {
            this.component = component;
            return this;
        }

        /** Listens on these. Default: none. */
        public Builder ports(List<Port> ports) {
            this.ports = ports;
            return this;
        }

        /** Is found so. Default: an address of its own under its own name, or none if it has no port. */
        public Builder address(ServiceAddress address) {
            this.address = Optional.of(address);
            return this;
        }

        /** Is asked whether it is well. Default: {@link HealthProbes#NONE}. */
        public Builder probes(HealthProbes probes) {
            this.probes = probes;
            return this;
        }

        /** Has so many pods. Default: {@link ServiceProps#DEFAULT_SCALING}. */
        public Builder scaling(Scaling scaling) {
            this.scaling = scaling;
            return this;
        }

        /** Has pods of such a size. Default: of the size that they ask for. */
        public Builder verticalScaling(VerticalScaling verticalScaling) {
            this.verticalScaling = Optional.of(verticalScaling);
            return this;
        }

        /** May miss so many pods. Default: {@link ServiceProps#DEFAULT_DISRUPTION}. */
        public Builder disruption(Disruption disruption) {
            this.disruption = disruption;
            return this;
        }

        /**
         * Takes over so. Default: {@link RollOut.InOrder} if its pods have disks, or else
         * {@link RollOut.Rolling#DEFAULT}.
         */
        public Builder rollOut(RollOut rollOut) {
            this.rollOut = Optional.of(rollOut);
            return this;
        }

        /** Gets requests from these. Default: from none. */
        public Builder bindings(List<TargetBinding> bindings) {
            this.bindings = bindings;
            return this;
        }

        /**
         * Goes on for so long. Default: {@value ServiceProps#DEFAULT_BOUND_DRAIN_SECONDS} s behind a load balancer,
         * {@value ServiceProps#DEFAULT_DRAIN_SECONDS} s with ports, or else not at all; and never as long as its grace.
         */
        public Builder drainSeconds(int drainSeconds) {
            this.drainSeconds = Optional.of(drainSeconds);
            return this;
        }

        /** Must be ready so long. Default: {@value ServiceProps#DEFAULT_MIN_READY_SECONDS} s. */
        public Builder minReadySeconds(int minReadySeconds) {
            this.minReadySeconds = minReadySeconds;
            return this;
        }

        /** Fails after so long. Default: {@value ServiceProps#DEFAULT_PROGRESS_DEADLINE_SECONDS} s. */
        public Builder progressDeadlineSeconds(int progressDeadlineSeconds) {
            this.progressDeadlineSeconds = progressDeadlineSeconds;
            return this;
        }

        /** Keeps so many versions. Default: {@value ServiceProps#DEFAULT_REVISION_HISTORY_LIMIT}. */
        public Builder revisionHistoryLimit(int revisionHistoryLimit) {
            this.revisionHistoryLimit = revisionHistoryLimit;
            return this;
        }

        /**
         * The props.
         *
         * @throws IllegalArgumentException as the record's constructor does
         */
        public ServiceProps build() {
            return new ServiceProps(
                    name,
                    namespace,
                    partOf,
                    component,
                    pod,
                    ports,
                    address.orElseGet(this::ownAddress),
                    probes,
                    scaling,
                    verticalScaling,
                    disruption,
                    rollOut.orElseGet(this::ownRollOut),
                    bindings,
                    drainSeconds.orElseGet(this::ownDrainSeconds),
                    minReadySeconds,
                    progressDeadlineSeconds,
                    revisionHistoryLimit);
        }

        private ServiceAddress ownAddress() {
            return ports.isEmpty() ? new ServiceAddress.None() : new ServiceAddress.ClusterIp(name);
        }

        private RollOut ownRollOut() {
            return pod.volumes().stream().anyMatch(Volume.Claim.class::isInstance)
                    ? new RollOut.InOrder()
                    : RollOut.Rolling.DEFAULT;
        }

        private int ownDrainSeconds() {
            if (ports.isEmpty()) {
                return 0;
            }
            var wanted = bindings.isEmpty() ? DEFAULT_DRAIN_SECONDS : DEFAULT_BOUND_DRAIN_SECONDS;
            return Math.min(wanted, pod.gracePeriodSeconds() - 1);
        }
    }
}
