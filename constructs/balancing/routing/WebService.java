package dev.meridian.constructs.balancing.routing;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.balancing.loadbalancer.Checks;
import dev.meridian.constructs.balancing.loadbalancer.CrossZone;
import dev.meridian.constructs.balancing.targets.GroupHealth;
import dev.meridian.constructs.balancing.targets.HealthCheck;
import dev.meridian.constructs.balancing.targets.Stickiness;
import dev.meridian.constructs.balancing.targets.TargetChoice;
import java.util.HashSet;
import java.util.List;

/**
 * A service that an {@code ApplicationEntry} carries requests to. Its targets are addresses of pods, which a {@code
 * TargetGroupBinding} registers by the ARN of the target group.
 *
 * @param name lower-case words joined by hyphens; names the target groups and rules
 * @param port where the pods listen
 * @param protocol whether the way to the pods is encrypted
 * @param version the HTTP the pods speak
 * @param healthCheck how a pod proves that it can take requests
 * @param deregistrationDelaySeconds for how long a leaving pod finishes its requests, 0 to 3,600; less than the pod's
 *     own grace period
 * @param choice how the pod of each request is chosen
 * @param stickiness whether a client keeps meeting the same pod
 * @param groupHealth what happens when too few pods are healthy
 * @param crossZone whether requests may go to pods in other zones
 * @param routes which requests are this service's
 * @param split how requests are shared between the service's colours
 */
public record WebService(
        String name,
        int port,
        Protocol protocol,
        HttpVersion version,
        HealthCheck healthCheck,
        int deregistrationDelaySeconds,
        TargetChoice choice,
        Stickiness stickiness,
        GroupHealth groupHealth,
        CrossZone crossZone,
        List<Route> routes,
        TrafficSplit split) {
    /** Unless said otherwise: plain HTTP inside the VPC. */
    public static final Protocol DEFAULT_PROTOCOL = Protocol.HTTP;

    /** Unless said otherwise: HTTP/1.1. */
    public static final HttpVersion DEFAULT_VERSION = HttpVersion.HTTP1;

    /** Seconds a leaving pod has, unless said otherwise: {@value}; Kubernetes gives it 30 and more. */
    public static final int DEFAULT_DEREGISTRATION_DELAY_SECONDS = 25;

    /** Unless said otherwise: requests may go to any zone. */
    public static final CrossZone DEFAULT_CROSS_ZONE = CrossZone.ON;

    /**
     * Checks what Elastic Load Balancing would refuse ("Target groups for your Application Load Balancers", "Sticky
     * sessions for your Application Load Balancer").
     *
     * @throws IllegalArgumentException if a figure is out of its range, there is no route or two have one priority, the
     *     health check's codes are not of the version's kind, or stickiness does not go with the choice, the zones or
     *     the split
     */
    public WebService {
        requireNonNull(name, "name");
        requireNonNull(protocol, "protocol");
        requireNonNull(version, "version");
        requireNonNull(healthCheck, "healthCheck");
        requireNonNull(choice, "choice");
        requireNonNull(stickiness, "stickiness");
        requireNonNull(groupHealth, "groupHealth");
        requireNonNull(crossZone, "crossZone");
        routes = List.copyOf(requireNonNull(routes, "routes"));
        requireNonNull(split, "split");
        Checks.requireKebab("a service's name", name);
        Checks.requirePort("port of " + name, port);
        Checks.requireWithin("deregistrationDelaySeconds of " + name, 0, 3_600, deregistrationDelaySeconds);
        if (routes.isEmpty()) {
            throw new IllegalArgumentException("service '%s' must have at least one route, got none".formatted(name));
        }
        var priorities = new HashSet<Integer>();
        routes.stream()
                .filter(route -> !priorities.add(route.priority()))
                .findFirst()
                .ifPresent(route -> {
                    throw new IllegalArgumentException(
                            "routes of '%s' must differ in priority, got %d twice".formatted(name, route.priority()));
                });
        version.requireCodes(name, healthCheck);
        if (!(stickiness instanceof Stickiness.None)) {
            requireCompatibleStickiness(name, choice, crossZone, split);
        }
    }

    /** Whether the way from the load balancer to the pods is encrypted. */
    public enum Protocol {
        /** Not encrypted; it stays inside the VPC. */
        HTTP,
        /** Encrypted; the pods bring certificates, which the load balancer does not verify. */
        HTTPS
    }

    /** The HTTP that pods speak. */
    public enum HttpVersion {
        /** HTTP/1.1, which WebSockets need. */
        HTTP1(200, 499),
        /** HTTP/2. */
        HTTP2(200, 499),
        /** gRPC over HTTP/2. */
        GRPC(0, 99);

        private final int leastCode;
        private final int mostCode;

        HttpVersion(int leastCode, int mostCode) {
            this.leastCode = leastCode;
            this.mostCode = mostCode;
        }

        private void requireCodes(String service, HealthCheck check) {
            if (!check.codesWithin(leastCode, mostCode)) {
                throw new IllegalArgumentException("successCodes of '%s' must be %d to %d for %s, got '%s'"
                        .formatted(service, leastCode, mostCode, this, check.successCodes()));
            }
        }
    }

    /** Begins a service with everything optional at its default. */
    public static Builder builder(String name, int port, Route... routes) {
        return new Builder(name, port, List.of(routes));
    }

    private static void requireCompatibleStickiness(
            String name, TargetChoice choice, CrossZone crossZone, TrafficSplit split) {
        if (choice instanceof TargetChoice.WeightedRandom) {
            throw new IllegalArgumentException(
                    "service '%s' must not be sticky with weighted random choice; take turns instead".formatted(name));
        }
        if (crossZone == CrossZone.OFF) {
            throw new IllegalArgumentException(
                    "service '%s' must not be sticky without cross-zone balancing; turn it on".formatted(name));
        }
        if (split.colours().size() > 1 && split.affinity() instanceof GroupAffinity.None) {
            throw new IllegalArgumentException(
                    "service '%s' is sticky, so its split between two colours must have an affinity, got none"
                            .formatted(name));
        }
    }

    /** Collects what differs from the defaults. */
    public static final class Builder {
        private final String name;
        private final int port;
        private final List<Route> routes;
        private Protocol protocol = DEFAULT_PROTOCOL;
        private HttpVersion version = DEFAULT_VERSION;
        private HealthCheck healthCheck = HealthCheck.http();
        private int deregistrationDelaySeconds = DEFAULT_DEREGISTRATION_DELAY_SECONDS;
        private TargetChoice choice = new TargetChoice.RoundRobin();
        private Stickiness stickiness = new Stickiness.None();
        private GroupHealth groupHealth = GroupHealth.ONE_TARGET;
        private CrossZone crossZone = DEFAULT_CROSS_ZONE;
        private TrafficSplit split = new TrafficSplit.Steady();

        private Builder(String name, int port, List<Route> routes) {
            this.name = name;
            this.port = port;
            this.routes = routes;
        }

        /** Whether the way to the pods is encrypted. Default: {@link WebService#DEFAULT_PROTOCOL}. */
        public Builder protocol(Protocol protocol) {
            this.protocol = protocol;
            return this;
        }

        /** The HTTP the pods speak. Default: {@link WebService#DEFAULT_VERSION}. */
        public Builder version(HttpVersion version) {
            this.version = version;
            return this;
        }

        /** How a pod proves that it can take requests. Default: {@link HealthCheck#http()}. */
        public Builder healthCheck(HealthCheck healthCheck) {
            this.healthCheck = healthCheck;
            return this;
        }

        /** The time of a leaving pod. Default: {@value WebService#DEFAULT_DEREGISTRATION_DELAY_SECONDS}. */
        public Builder deregistrationDelaySeconds(int deregistrationDelaySeconds) {
            this.deregistrationDelaySeconds = deregistrationDelaySeconds;
            return this;
        }

        /** How the pod of a request is chosen. Default: {@link TargetChoice.RoundRobin} without slow start. */
        public Builder choice(TargetChoice choice) {
            this.choice = choice;
            return this;
        }

        /** Whether a client keeps meeting the same pod. Default: {@link Stickiness.None}. */
        public Builder stickiness(Stickiness stickiness) {
            this.stickiness = stickiness;
            return this;
        }

        /** What happens when too few pods are healthy. Default: {@link GroupHealth#ONE_TARGET}. */
        public Builder groupHealth(GroupHealth groupHealth) {
            this.groupHealth = groupHealth;
            return this;
        }

        /** Whether requests may go to other zones. Default: {@link WebService#DEFAULT_CROSS_ZONE}. */
        public Builder crossZone(CrossZone crossZone) {
            this.crossZone = crossZone;
            return this;
        }

        /** How requests are shared between colours. Default: {@link TrafficSplit.Steady}. */
        public Builder split(TrafficSplit split) {
            this.split = split;
            return this;
        }

        /**
         * The checked service.
         *
         * @throws IllegalArgumentException as {@link WebService} says
         */
        public WebService build() {
            return new WebService(
                    name,
                    port,
                    protocol,
                    version,
                    healthCheck,
                    deregistrationDelaySeconds,
                    choice,
                    stickiness,
                    groupHealth,
                    crossZone,
                    routes,
                    split);
        }
    }
}
