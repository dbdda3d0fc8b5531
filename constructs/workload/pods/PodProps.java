package dev.meridian.constructs.workload.pods;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.container.ContainerProps;
import dev.meridian.constructs.workload.placement.Placement;
import dev.meridian.constructs.workload.rules.Names;
import dev.meridian.constructs.workload.rules.Numbers;
import dev.meridian.constructs.workload.security.PodSecurity;
import dev.meridian.constructs.workload.traffic.Traffic;
import dev.meridian.constructs.workload.volumes.Volume;
import java.util.List;
import java.util.Optional;

/**
 * What a pod is, whatever runs it.
 *
 * @param container what runs in it
 * @param volumes its folders
 * @param security who it is on its node
 * @param identity whether it has an IAM role
 * @param apiAccess whether it can talk to the Kubernetes API
 * @param traffic whom it talks to
 * @param placement on which nodes it runs
 * @param priorityClass whose pods make room for it, by the name of a PriorityClass
 * @param gracePeriodSeconds how long it has to finish its work when it is stopped, 1 to 3600
 */
public record PodProps(
        ContainerProps container,
        List<Volume> volumes,
        PodSecurity security,
        Identity identity,
        ApiAccess apiAccess,
        Traffic traffic,
        Placement placement,
        Optional<String> priorityClass,
        int gracePeriodSeconds) {
    /** How many seconds a pod has to finish its work: {@value}. */
    public static final int DEFAULT_GRACE_PERIOD_SECONDS = 60;

    private static final int LONGEST_GRACE_PERIOD = 3_600;

    /** @throws IllegalArgumentException if a name is not one, or the grace period is out of its bounds */
    public PodProps {
        requireNonNull(container, "container");
        requireNonNull(security, "security");
        requireNonNull(identity, "identity");
        requireNonNull(apiAccess, "apiAccess");
        requireNonNull(traffic, "traffic");
        requireNonNull(placement, "placement");
        volumes = List.copyOf(volumes);
        priorityClass.ifPresent(name -> Names.object("a priorityClass", name));
        Numbers.between("gracePeriodSeconds", 1, LONGEST_GRACE_PERIOD, gracePeriodSeconds);
    }

    /** Starts from what has no sensible default. */
    public static Builder builder(ContainerProps container) {
        return new Builder(container);
    }

    /** Collects what differs from the defaults. */
    public static final class Builder {
        private final ContainerProps container;
        private List<Volume> volumes = List.of();
        private PodSecurity security = PodSecurity.DEFAULT;
        private Identity identity = Identity.NONE;
        private ApiAccess apiAccess = ApiAccess.NONE;
        private Traffic traffic = Traffic.NONE;
        private Placement placement = Placement.DEFAULT;
        private Optional<String> priorityClass = Optional.empty();
        private int gracePeriodSeconds = DEFAULT_GRACE_PERIOD_SECONDS;

        private Builder(ContainerProps container) {
            this.container = container;
        }

        /** Has these folders. Default: none. */
        public Builder volumes(List<? extends Volume> volumes) {
            this.volumes = List.copyOf(volumes);
            return this;
        }

        /** Is this on its node. Default: {@link PodSecurity#DEFAULT}. */
        public Builder security(PodSecurity security) {
            this.security = security;
            return this;
        }

        /** Has an IAM role or not. Default: {@link Identity#NONE}. */
        public Builder identity(Identity identity) {
            this.identity = identity;
            return this;
        }

        /** Talks to the Kubernetes API or not. Default: {@link ApiAccess#NONE}. */
        public Builder apiAccess(ApiAccess apiAccess) {
            this.apiAccess = apiAccess;
            return this;
        }

        /** Talks to these. Default: {@link Traffic#NONE}. */
        public Builder traffic(Traffic traffic) {
            this.traffic = traffic;
            return this;
        }

        /** Runs there. Default: {@link Placement#DEFAULT}. */
        public Builder placement(Placement placement) {
            this.placement = placement;
            return this;
        }

        /** Is as important as this PriorityClass says. Default: as the cluster's default. */
        public Builder priorityClass(String name) {
            this.priorityClass = Optional.of(name);
            return this;
        }

        /** Has this long to finish. Default: {@value PodProps#DEFAULT_GRACE_PERIOD_SECONDS} s. */
        public Builder gracePeriodSeconds(int gracePeriodSeconds) {
            this.gracePeriodSeconds = gracePeriodSeconds;
            return this;
        }

        /**
         * The props.
         *
         * @throws IllegalArgumentException as the record's constructor does
         */
        public PodProps build() {
            return new PodProps(
                    container,
                    volumes,
                    security,
                    identity,
                    apiAccess,
                    traffic,
                    placement,
                    priorityClass,
                    gracePeriodSeconds);
        }
    }
}
