package dev.meridian.environments.ingress;

import static java.util.Objects.requireNonNull;

/**
 * How requests from the internet reach each region: firewall and load balancer. Services say what they take of them.
 *
 * @param domain the domain of the environment; a region answers on {@code <region>.<domain>} too
 * @param hostedZoneId the public Route 53 zone that holds the domain and is already delegated to
 * @param addresses whether clients may rely on the addresses
 * @param capacity how much each load balancer can take before it has had time to grow
 * @param firewall what is let through
 */
public record IngressDefinition(
        String domain, String hostedZoneId, Addresses addresses, Capacity capacity, FirewallDefinition firewall) {
    public IngressDefinition {
        requireNonNull(domain, "domain");
        requireNonNull(hostedZoneId, "hostedZoneId");
        requireNonNull(addresses, "addresses");
        requireNonNull(capacity, "capacity");
        requireNonNull(firewall, "firewall");
    }

    /** Whether clients may rely on the addresses that the domain's name stands for. */
    public enum Addresses {
        /** They ask the name each time. */
        CHANGING,
        /** One address in each zone stays, for clients whose own firewalls name addresses: a network load balancer. */
        FIXED
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
}
