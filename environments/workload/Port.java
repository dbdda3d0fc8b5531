package dev.meridian.environments.workload;

import static java.util.Objects.requireNonNull;

/**
 * A TCP port of a service.
 *
 * @param name its name within the service
 * @param container where the container listens, 1 to 65535
 * @param service where the Kubernetes service is reached, 1 to 65535; the same as the container's wherever possible, which
 *     the Amazon EKS User Guide, Considerations for network policies, asks for
 */
public record Port(String name, int container, int service) {
    public Port {
        requireNonNull(name, "name");
    }
}
