package dev.meridian.constructs.balancing;

import dev.meridian.constructs.balancing.network.NetworkPort;
import dev.meridian.constructs.balancing.network.NetworkTargets;
import dev.meridian.constructs.balancing.network.PodTargets;
import dev.meridian.constructs.balancing.targets.HealthCheck;
import java.util.List;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnTargetGroup;
import software.constructs.Construct;

/** Makes the target group of one port of a network load balancer; without a name, so that it can be replaced. */
final class PortTargets {
    private PortTargets() {}

    static CfnTargetGroup make(Construct scope, String vpcId, NetworkPort port) {
        var builder = CfnTargetGroup.Builder.create(scope, Names.pascal(port.name()) + "Targets")
                .vpcId(vpcId)
                .tags(List.of(CfnTag.builder().key("port").value(port.name()).build()));
        if (port.targets() instanceof NetworkTargets.Application application) {
            return ofApplication(builder, application);
        }
        return ofPods(builder, (PodTargets) port.targets());
    }

    private static CfnTargetGroup ofApplication(
            CfnTargetGroup.Builder builder, NetworkTargets.Application application) {
        var healthPort = application.healthPort();
        var group = builder.targetType("alb")
                .protocol("TCP")
                .port(application.port())
                .targets(List.of(CfnTargetGroup.TargetDescriptionProperty.builder()
                        .id(application.loadBalancerArn())
                        .port(application.port())
                        .build()))
                .healthCheckEnabled(true)
                .healthCheckProtocol(healthPort == ApplicationEntry.HTTP_PORT ? "HTTP" : "HTTPS")
                .healthCheckPort(Integer.toString(healthPort))
                .healthCheckPath("/")
                .healthCheckIntervalSeconds(HealthCheck.DEFAULT_INTERVAL_SECONDS)
                .healthCheckTimeoutSeconds(HealthCheck.DEFAULT_TIMEOUT_SECONDS)
                .healthyThresholdCount(HealthCheck.DEFAULT_HEALTHY_AFTER)
                .unhealthyThresholdCount(HealthCheck.DEFAULT_UNHEALTHY_AFTER)
                // A check carries no host that a rule knows: a redirect, or "not found", shows that it is alive.
                .matcher(CfnTargetGroup.MatcherProperty.builder()
                        .httpCode("200-499")
                        .build())
                .build();
        // A load balancer is taken as a target only once it listens on the group's port.
        group.addResourceDependency(application.listener());
        return group;
    }

    private static CfnTargetGroup ofPods(CfnTargetGroup.Builder builder, PodTargets pods) {
        builder.targetType("ip")
                .protocol(pods.encryption().protocol())
                .port(pods.port())
                .healthCheckEnabled(true)
                .healthCheckPort("traffic-port")
                .targetGroupAttributes(new Attributes()
                        .set("deregistration_delay.timeout_seconds", pods.deregistrationDelaySeconds())
                        .set("deregistration_delay.connection_termination.enabled", "true")
                        .set("load_balancing.cross_zone.enabled", "use_load_balancer_configuration")
                        .set(
                                "preserve_client_ip.enabled",
                                Boolean.toString(pods.clientAddress() == PodTargets.ClientAddress.PRESERVED))
                        .set(
                                "proxy_protocol_v2.enabled",
                                Boolean.toString(pods.clientAddress() == PodTargets.ClientAddress.PROXY_PROTOCOL))
                        .set("target_health_state.unhealthy.connection_termination.enabled", "true")
                        .setAll(pods.groupHealth().attributes())
                        .ofTargetGroup());
        if (pods.probe() instanceof PodTargets.Probe.Answers answers) {
            var check = answers.check();
            builder.healthCheckProtocol(pods.encryption() == PodTargets.Encryption.TLS ? "HTTPS" : "HTTP")
                    .healthCheckPath(check.path())
                    .healthCheckIntervalSeconds(check.intervalSeconds())
                    .healthCheckTimeoutSeconds(check.timeoutSeconds())
                    .healthyThresholdCount(check.healthyAfter())
                    .unhealthyThresholdCount(check.unhealthyAfter())
                    .matcher(CfnTargetGroup.MatcherProperty.builder()
                            .httpCode(check.successCodes())
                            .build());
        } else {
            var interval = ((PodTargets.Probe.Accepts) pods.probe()).intervalSeconds();
            builder.healthCheckProtocol("TCP")
                    .healthCheckIntervalSeconds(interval)
                    .healthCheckTimeoutSeconds(Math.min(HealthCheck.DEFAULT_TIMEOUT_SECONDS, interval - 1))
                    .healthyThresholdCount(HealthCheck.DEFAULT_HEALTHY_AFTER)
                    .unhealthyThresholdCount(HealthCheck.DEFAULT_UNHEALTHY_AFTER);
        }
        return builder.build();
    }
}
