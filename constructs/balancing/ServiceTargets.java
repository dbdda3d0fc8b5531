package dev.meridian.constructs.balancing;

import dev.meridian.constructs.balancing.routing.Colour;
import dev.meridian.constructs.balancing.routing.GroupAffinity;
import dev.meridian.constructs.balancing.routing.Route;
import dev.meridian.constructs.balancing.routing.WebService;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListenerRule;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnTargetGroup;
import software.constructs.Construct;

/**
 * The target groups and listener rules of one service.
 *
 * <p>The groups have no names: a named group cannot be replaced when its protocol changes. Tags say what they are. Their
 * port is not the service's: each pod is registered with its own, the group's then says nothing (Elastic Load Balancing
 * API Reference, CreateTargetGroup), and a change of it would replace the group under its TargetGroupBinding, which the
 * controller forbids to point elsewhere (aws-load-balancer-controller, issue 2764).
 */
final class ServiceTargets {
    private static final int UNUSED_PORT = 80;

    private final WebService service;
    private final Map<Colour, CfnTargetGroup> groups = new EnumMap<>(Colour.class);

    ServiceTargets(Construct scope, String vpcId, String listenerArn, WebService service) {
        this.service = service;
        var id = Names.pascal(service.name());
        service.split().colours().forEach(colour -> groups.put(colour, group(scope, id, vpcId, colour)));
        var action = forward();
        service.routes()
                .forEach(route -> CfnListenerRule.Builder.create(scope, "%sRule%d".formatted(id, route.priority()))
                        .listenerArn(listenerArn)
                        .priority(route.priority())
                        .conditions(conditions(route))
                        .actions(List.of(action))
                        .build());
    }

    CfnTargetGroup of(Colour colour) {
        var group = groups.get(colour);
        if (group == null) {
            throw new IllegalArgumentException("service '%s' has the colours %s, got %s; split its traffic to have both"
                    .formatted(service.name(), groups.keySet(), colour));
        }
        return group;
    }

    private CfnTargetGroup group(Construct scope, String id, String vpcId, Colour colour) {
        var check = service.healthCheck();
        var matcher = service.version() == WebService.HttpVersion.GRPC
                ? CfnTargetGroup.MatcherProperty.builder().grpcCode(check.successCodes())
                : CfnTargetGroup.MatcherProperty.builder().httpCode(check.successCodes());
        return CfnTargetGroup.Builder.create(scope, id + Names.pascal(colour.kebab()))
                .vpcId(vpcId)
                .targetType("ip")
                .port(UNUSED_PORT)
                .protocol(service.protocol().name())
                .protocolVersion(service.version().name())
                .healthCheckEnabled(true)
                .healthCheckProtocol(service.protocol().name())
                .healthCheckPort("traffic-port")
                .healthCheckPath(check.path())
                .healthCheckIntervalSeconds(check.intervalSeconds())
                .healthCheckTimeoutSeconds(check.timeoutSeconds())
                .healthyThresholdCount(check.healthyAfter())
                .unhealthyThresholdCount(check.unhealthyAfter())
                .matcher(matcher.build())
                .targetGroupAttributes(new Attributes()
                        .set("deregistration_delay.timeout_seconds", service.deregistrationDelaySeconds())
                        .set(
                                "load_balancing.cross_zone.enabled",
                                service.crossZone().attribute())
                        .setAll(service.choice().attributes())
                        .setAll(service.stickiness().attributes())
                        .setAll(service.groupHealth().attributes())
                        .ofTargetGroup())
                .tags(List.of(tag("service", service.name()), tag("colour", colour.kebab())))
                .build();
    }

    private CfnListenerRule.ActionProperty forward() {
        var config = CfnListenerRule.ForwardConfigProperty.builder()
                .targetGroups(groups.entrySet().stream()
                        .map(entry -> CfnListenerRule.TargetGroupTupleProperty.builder()
                                .targetGroupArn(entry.getValue().getRef())
                                .weight(service.split().weight(entry.getKey()))
                                .build())
                        .toList());
        if (service.split().affinity() instanceof GroupAffinity.For affinity) {
            config.targetGroupStickinessConfig(CfnListenerRule.TargetGroupStickinessConfigProperty.builder()
                    .enabled(true)
                    .durationSeconds(affinity.seconds())
                    .build());
        }
        return CfnListenerRule.ActionProperty.builder()
                .type("forward")
                .forwardConfig(config.build())
                .build();
    }

    private static List<CfnListenerRule.RuleConditionProperty> conditions(Route route) {
        var hosts = CfnListenerRule.RuleConditionProperty.builder()
                .field("host-header")
                .hostHeaderConfig(CfnListenerRule.HostHeaderConfigProperty.builder()
                        .values(route.hosts())
                        .build())
                .build();
        var paths = CfnListenerRule.RuleConditionProperty.builder()
                .field("path-pattern")
                .pathPatternConfig(CfnListenerRule.PathPatternConfigProperty.builder()
                        .values(route.paths())
                        .build())
                .build();
        return Stream.concat(
                        Stream.of(hosts).filter(condition -> !route.hosts().isEmpty()),
                        Stream.of(paths).filter(condition -> !route.paths().isEmpty()))
                .toList();
    }

    private static CfnTag tag(String key, String value) {
        return CfnTag.builder().key(key).value(value).build();
    }
}
