package dev.meridian.constructs.balancing.network;

import static java.util.Objects.requireNonNull;

import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListener;

/** Where a {@code NetworkEntry} carries the connections of a port. */
public sealed interface NetworkTargets permits NetworkTargets.Application, PodTargets {
    /**
     * An application load balancer of the same VPC, which so gets static addresses and a way through PrivateLink;
     * {@code ApplicationEntry.asTargets()} makes it. The network entry admits itself to it.
     *
     * @param loadBalancerArn the application load balancer
     * @param securityGroupId the group that guards it
     * @param listener its listener on the port: only then is it taken as a target
     * @param port where its listener takes the connections
     * @param healthPort which of its ports is asked for its health: 80 over HTTP, any other over HTTPS
     */
    record Application(String loadBalancerArn, String securityGroupId, CfnListener listener, int port, int healthPort)
            implements NetworkTargets {
        /** Checks that all are given. */
        public Application {
            requireNonNull(loadBalancerArn, "loadBalancerArn");
            requireNonNull(securityGroupId, "securityGroupId");
            requireNonNull(listener, "listener");
        }
    }
}
