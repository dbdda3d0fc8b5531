package dev.meridian.constructs.balancing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnTargetGroup;

/**
 * The attributes of a load balancer, listener or target group, in the order they were set.
 *
 * <p>An attribute that leaves a template keeps its last value ("AWS CloudFormation Template Reference,
 * LoadBalancerAttributes"), so this package states every attribute it may ever set, the default ones too.
 */
final class Attributes {
    private static final int MOST_OF_LOAD_BALANCER = 20;

    private final Map<String, String> values = new LinkedHashMap<>();

    Attributes set(String key, String value) {
        values.put(key, value);
        return this;
    }

    Attributes set(String key, int value) {
        return set(key, Integer.toString(value));
    }

    Attributes setAll(Map<String, String> entries) {
        values.putAll(entries);
        return this;
    }

    /** Turns one kind of log on, such as {@code access} or {@code health-check}. */
    Attributes write(String kind, String bucketName, String folder) {
        var key = kind.replace('-', '_') + "_logs.s3.";
        return set(key + "enabled", "true").set(key + "bucket", bucketName).set(key + "prefix", folder);
    }

    /**
     * @throws IllegalStateException for more than ModifyLoadBalancerAttributes takes in one call, which CloudFormation
     *     does not split
     */
    List<CfnLoadBalancer.LoadBalancerAttributeProperty> ofLoadBalancer() {
        if (values.size() > MOST_OF_LOAD_BALANCER) {
            throw new IllegalStateException("a load balancer takes %d attributes in one call, got %d: %s"
                    .formatted(MOST_OF_LOAD_BALANCER, values.size(), values.keySet()));
        }
        return as((key, value) -> CfnLoadBalancer.LoadBalancerAttributeProperty.builder()
                .key(key)
                .value(value)
                .build());
    }

    List<CfnListener.ListenerAttributeProperty> ofListener() {
        return as((key, value) -> CfnListener.ListenerAttributeProperty.builder()
                .key(key)
                .value(value)
                .build());
    }

    List<CfnTargetGroup.TargetGroupAttributeProperty> ofTargetGroup() {
        return as((key, value) -> CfnTargetGroup.TargetGroupAttributeProperty.builder()
                .key(key)
                .value(value)
                .build());
    }

    private <T> List<T> as(BiFunction<String, String, T> property) {
        return values.entrySet().stream()
                .map(entry -> property.apply(entry.getKey(), entry.getValue()))
                .toList();
    }
}
