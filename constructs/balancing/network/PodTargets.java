package dev.meridian.constructs.balancing.network;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.balancing.loadbalancer.Checks;
import dev.meridian.constructs.balancing.targets.GroupHealth;
import dev.meridian.constructs.balancing.targets.HealthCheck;

/**
 * Pods that a {@code NetworkEntry} carries connections to; a {@code TargetGroupBinding} registers their addresses.
 *
 * @param port where the pods listen
 * @param encryption whether the load balancer encrypts the way to them anew
 * @param probe how a pod proves that it can take connections
 * @param clientAddress how a pod learns who the client is
 * @param deregistrationDelaySeconds for how long a leaving pod keeps its connections, 0 to 3,600; then they are closed
 * @param groupHealth what happens when too few pods are healthy
 */
public record PodTargets(
        int port,
        Encryption encryption,
        Probe probe,
        ClientAddress clientAddress,
        int deregistrationDelaySeconds,
        GroupHealth groupHealth)
        implements NetworkTargets {
    /** Unless said otherwise: as the listener leaves it. */
    public static final Encryption DEFAULT_ENCRYPTION = Encryption.NONE;

    /** Unless said otherwise: the pod sees the load balancer's address. */
    public static final ClientAddress DEFAULT_CLIENT_ADDRESS = ClientAddress.REPLACED;

    /** Seconds a leaving pod has, unless said otherwise: {@value}; Kubernetes gives it 30 and more. */
    public static final int DEFAULT_DEREGISTRATION_DELAY_SECONDS = 25;

    /**
     * Checks the ranges of "AWS CloudFormation Template Reference, AWS::ElasticLoadBalancingV2::TargetGroup".
     *
     * @throws IllegalArgumentException if a figure is out of its range
     */
    public PodTargets {
        requireNonNull(encryption, "encryption");
        requireNonNull(probe, "probe");
        requireNonNull(clientAddress, "clientAddress");
        requireNonNull(groupHealth, "groupHealth");
        Checks.requirePort("port", port);
        Checks.requireWithin("deregistrationDelaySeconds", 0, 3_600, deregistrationDelaySeconds);
    }

    /** Whether the load balancer encrypts the way to the pods anew. */
    public enum Encryption {
        /** It passes on what it has: the client's bytes, or what TLS held. */
        NONE("TCP"),
        /** It speaks TLS to the pods, after ending the client's. */
        TLS("TLS");

        private final String protocol;

        Encryption(String protocol) {
            this.protocol = protocol;
        }

        /** The protocol of the target group. */
        public String protocol() {
            return protocol;
        }
    }

    /** How a pod learns who the client is. */
    public enum ClientAddress {
        /** Not at all: it sees the load balancer's address. */
        REPLACED,
        /** From the connection itself; a pod cannot then reach itself through the load balancer. */
        PRESERVED,
        /** From a proxy protocol v2 header that opens each connection, which also carries PrivateLink's endpoint. */
        PROXY_PROTOCOL
    }

    /** How a pod proves that it can take connections. */
    public sealed interface Probe {
        /**
         * It accepts a connection.
         *
         * @param intervalSeconds between two checks, 5 to 300
         */
        record Accepts(int intervalSeconds) implements Probe {
            /** @throws IllegalArgumentException if the seconds are not 5 to 300 */
            public Accepts {
                Checks.requireWithin("intervalSeconds", 5, 300, intervalSeconds);
            }

            /** Every {@value HealthCheck#DEFAULT_INTERVAL_SECONDS} seconds. */
            public Accepts() {
                this(HealthCheck.DEFAULT_INTERVAL_SECONDS);
            }
        }

        /**
         * It answers a request, over HTTPS if the way to it is encrypted anew and over HTTP if not. A pod that speaks
         * TLS 1.3 only fails the former: the checks of a network load balancer know TLS 1.2.
         *
         * @param check what is asked; codes 200 to 599
         */
        record Answers(HealthCheck check) implements Probe {
            /** @throws IllegalArgumentException if the check takes a code outside 200 to 599 */
            public Answers {
                requireNonNull(check, "check");
                if (!check.codesWithin(200, 599)) {
                    throw new IllegalArgumentException(
                            "successCodes must be 200 to 599, got '%s'".formatted(check.successCodes()));
                }
            }
        }
    }

    /** Begins with everything optional at its default. */
    public static Builder builder(int port) {
        return new Builder(port);
    }

    /** Collects what differs from the defaults. */
    public static final class Builder {
        private final int port;
        private Encryption encryption = DEFAULT_ENCRYPTION;
        private Probe probe = new Probe.Accepts();
        private ClientAddress clientAddress = DEFAULT_CLIENT_ADDRESS;
        private int deregistrationDelaySeconds = DEFAULT_DEREGISTRATION_DELAY_SECONDS;
        private GroupHealth groupHealth = GroupHealth.ONE_TARGET;

        private Builder(int port) {
            this.port = port;
        }

        /** Whether the way to the pods is encrypted anew. Default: {@link PodTargets#DEFAULT_ENCRYPTION}. */
        public Builder encryption(Encryption encryption) {
            this.encryption = encryption;
            return this;
        }

        /** How a pod proves itself. Default: {@link Probe.Accepts}. */
        public Builder probe(Probe probe) {
            this.probe = probe;
            return this;
        }

        /** How a pod learns of the client. Default: {@link PodTargets#DEFAULT_CLIENT_ADDRESS}. */
        public Builder clientAddress(ClientAddress clientAddress) {
            this.clientAddress = clientAddress;
            return this;
        }

        /** The time of a leaving pod. Default: {@value PodTargets#DEFAULT_DEREGISTRATION_DELAY_SECONDS}. */
        public Builder deregistrationDelaySeconds(int deregistrationDelaySeconds) {
            this.deregistrationDelaySeconds = deregistrationDelaySeconds;
            return this;
        }

        /** What happens when too few pods are healthy. Default: {@link GroupHealth#ONE_TARGET}. */
        public Builder groupHealth(GroupHealth groupHealth) {
            this.groupHealth = groupHealth;
            return this;
        }

        /**
         * The checked targets.
         *
         * @throws IllegalArgumentException as {@link PodTargets} says
         */
        public PodTargets build() {
            return new PodTargets(port, encryption, probe, clientAddress, deregistrationDelaySeconds, groupHealth);
        }
    }
}
