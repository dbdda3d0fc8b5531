package dev.meridian.environments.workload;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Requests from the internet that reach a service: over TLS only, plain ones are sent back to ask again.
 *
 * @param host the host they ask for, within the environment's domain; empty for any
 * @param path the path, or the beginning of the path up to a slash, that they ask for; {@code /} for any
 * @param priority where in the order of all exposures this one is tried, 1 (first) to 50,000; it never changes
 * @param port the name of the service's port
 * @param healthPath the path that answers 200 while a pod is well
 * @param tls how far requests are encrypted
 */
public record Exposure(Optional<String> host, String path, int priority, String port, String healthPath, Tls tls) {
    public Exposure {
        requireNonNull(host, "host");
        requireNonNull(path, "path");
        requireNonNull(port, "port");
        requireNonNull(healthPath, "healthPath");
        requireNonNull(tls, "tls");
    }

    /** How far requests are encrypted. */
    public enum Tls {
        /** Up to the load balancer; inside the VPC they are plain. */
        TO_LOAD_BALANCER,
        /** Up to the pods, which bring certificates of their own. */
        TO_POD
    }

    /** These requests, encrypted up to the load balancer. */
    public static Exposure of(String host, String path, int priority, String port, String healthPath) {
        return new Exposure(Optional.of(host), path, priority, port, healthPath, Tls.TO_LOAD_BALANCER);
    }

    /** Requests for any host of the environment's domain. */
    public static Exposure anyHost(String path, int priority, String port, String healthPath) {
        return new Exposure(Optional.empty(), path, priority, port, healthPath, Tls.TO_LOAD_BALANCER);
    }
}
