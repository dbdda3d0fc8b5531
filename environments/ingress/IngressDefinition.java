package dev.meridian.environments.ingress;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How requests from the internet reach each region: firewall, load balancer, services.
 *
 * @param domain the domain of the environment; a region answers on {@code <region>.<domain>} too
 * @param hostedZoneId the public Route 53 zone that holds the domain and is already delegated to
 * @param capacity how much each load balancer can take before it has had time to grow
 * @param services what stands behind the load balancer
 * @param firewall what is let through
 */
public record IngressDefinition(
        String domain,
        String hostedZoneId,
        Capacity capacity,
        List<ServiceDefinition> services,
        FirewallDefinition firewall) {
    public IngressDefinition {
        requireNonNull(domain, "domain");
        requireNonNull(hostedZoneId, "hostedZoneId");
        requireNonNull(capacity, "capacity");
        requireNonNull(firewall, "firewall");
        services = List.copyOf(services);
    }

    /** How much a load balancer can take before it has had time to grow. */
    public sealed interface Capacity {
        /**
         * Never less than what this many connections need; it is paid for by the hour.
         *
         * @param concurrentConnections how many connections are open at once at the peak; at least 1
         */
        record Reserved(int concurrentConnections) implements Capacity {}

        /** It grows and shrinks with its traffic, and is slow to follow a sudden peak. */
        record Elastic() implements Capacity {}
    }

    /**
     * A service behind the load balancer.
     *
     * @param name its name
     * @param priority where in the order of all services its paths are tried, 1 (first) to 50,000; it never changes
     * @param pathPattern the paths it answers, such as {@code /*}
     * @param port the port of its pods, 1 to 65535
     * @param healthPath the path that answers 200 while it is well
     */
    public record ServiceDefinition(String name, int priority, String pathPattern, int port, String healthPath) {
        public ServiceDefinition {
            requireNonNull(name, "name");
            requireNonNull(pathPattern, "pathPattern");
            requireNonNull(healthPath, "healthPath");
        }
    }
}
