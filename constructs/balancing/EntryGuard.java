package dev.meridian.constructs.balancing;

import dev.meridian.constructs.balancing.loadbalancer.Checks;
import dev.meridian.constructs.balancing.loadbalancer.Sources;
import dev.meridian.constructs.policy.Acknowledged;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupEgress;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngress;
import software.constructs.Construct;

/**
 * A load balancer's security group: in from its sources, out to nobody but who is admitted.
 *
 * <p>One L1 with every rule inline costs one call where the L2 takes three for each rule.
 */
final class EntryGuard {
    private final Construct scope;
    private final String groupId;
    private final Set<String> admitted = new HashSet<>();

    EntryGuard(Construct scope, String vpcId, String description, Sources sources, IntStream ports) {
        this.scope = scope;
        var resource = CfnSecurityGroup.Builder.create(scope, "SecurityGroup")
                .groupDescription(description)
                .vpcId(vpcId)
                .securityGroupIngress(ports.distinct()
                        .boxed()
                        .flatMap(port -> sources.admittedOn(port).stream())
                        .toList())
                // Without any egress rule of ours EC2 adds one that allows everything.
                .securityGroupEgress(List.of(CfnSecurityGroup.EgressProperty.builder()
                        .ipProtocol("icmp")
                        .fromPort(252)
                        .toPort(86)
                        .cidrIp("255.255.255.255/32")
                        .description("Nothing beyond the admitted targets")
                        .build()))
                .build();
        if (sources instanceof Sources.Anyone) {
            Acknowledged.on(
                    resource,
                    "This is the public door: the whole internet may reach the listeners' ports",
                    Acknowledged.rule("EC23"));
        }
        groupId = resource.getAttrGroupId();
    }

    String groupId() {
        return groupId;
    }

    boolean reaches(String targetGroupId, int port) {
        return admitted.contains(targetGroupId + ":" + port);
    }

    /** Opens the way to a target's security group, on both sides, by rules that live in the load balancer's stack. */
    void admitTo(String name, String targetGroupId, int port) {
        Checks.requireKebab("the target's name", name);
        Checks.requirePort("port", port);
        var id = "To%s%d".formatted(Names.pascal(name), port);
        // EC2 refuses a second rule that says the same, whatever it is called.
        if (!admitted.add(targetGroupId + ":" + port)) {
            throw new IllegalArgumentException(
                    "port %d of '%s' must be admitted once, got it again; its security group is already reached there"
                            .formatted(port, name));
        }
        CfnSecurityGroupEgress.Builder.create(scope, id + "Egress")
                .groupId(groupId)
                .destinationSecurityGroupId(targetGroupId)
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .description("Port %d of %s".formatted(port, name))
                .build();
        CfnSecurityGroupIngress.Builder.create(scope, id + "Ingress")
                .groupId(targetGroupId)
                .sourceSecurityGroupId(groupId)
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .description("Port %d of %s from its load balancer".formatted(port, name))
                .build();
    }
}
