package dev.meridian.constructs.workload.exposure;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.rollout.Track;
import dev.meridian.constructs.workload.rules.Names;
import dev.meridian.constructs.workload.rules.Tokens;

/**
 * Requests that a load balancer sends to pods: their addresses are kept in a target group of type {@code ip}.
 *
 * <p>A target group takes pods of one binding only. The way to the pods must be open twice: in their security group, and
 * in their network policy from the load balancer's subnets.
 *
 * @param name the binding's name
 * @param port the name of the port
 * @param track the version whose pods it holds
 * @param targetGroupArn the target group; usually known at deployment only
 * @param binder who keeps the addresses
 */
public record TargetBinding(String name, String port, Track track, String targetGroupArn, Binder binder) {
    /** @throws IllegalArgumentException if the name is not one, or the ARN is none of a target group */
    public TargetBinding {
        Names.object("a binding's name", name);
        requireNonNull(port, "port");
        requireNonNull(track, "track");
        requireNonNull(binder, "binder");
        if (!Tokens.isIn(targetGroupArn) && !targetGroupArn.contains(":targetgroup/")) {
            throw new IllegalArgumentException(
                    "targetGroupArn must be the ARN of a target group, got '%s'".formatted(targetGroupArn));
        }
    }

    /** All pods of a service that has one version only, kept by the AWS Load Balancer Controller. */
    public TargetBinding(String name, String port, String targetGroupArn) {
        this(name, port, Track.ONLY, targetGroupArn, Binder.LOAD_BALANCER_CONTROLLER);
    }

    /** Who keeps the addresses. */
    public enum Binder {
        /** The AWS Load Balancer Controller. */
        LOAD_BALANCER_CONTROLLER("elbv2.k8s.aws/v1beta1"),
        /** EKS itself, in Auto Mode. */
        AUTO_MODE("eks.amazonaws.com/v1");

        private final String apiVersion;

        Binder(String apiVersion) {
            this.apiVersion = apiVersion;
        }

        String apiVersion() {
            return apiVersion;
        }
    }
}
