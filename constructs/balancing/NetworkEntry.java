package dev.meridian.constructs.balancing;

import dev.meridian.constructs.balancing.loadbalancer.Exposure;
import dev.meridian.constructs.balancing.loadbalancer.LoadBalancerLogs;
import dev.meridian.constructs.balancing.network.Addresses;
import dev.meridian.constructs.balancing.network.NetworkPort;
import dev.meridian.constructs.balancing.network.NetworkTargets;
import dev.meridian.constructs.balancing.network.PodTargets;
import dev.meridian.constructs.balancing.network.PrivateLink;
import dev.meridian.constructs.balancing.network.Wire;
import dev.meridian.constructs.policy.Acknowledged;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awscdk.services.ec2.CfnVPCEndpointService;
import software.amazon.awscdk.services.ec2.CfnVPCEndpointServicePermissions;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnTargetGroup;
import software.constructs.Construct;

/**
 * The way into a Region at fixed addresses: a Network Load Balancer with its security group, a listener and a target
 * group for each port, its Elastic IPs, and if asked an endpoint service for other VPCs.
 *
 * <p>It does not register pods (a {@code TargetGroupBinding} does, by the ARN of a group), hold certificates or make
 * DNS records. It has a security group from the start, because one cannot be added to a network load balancer later.
 */
public final class NetworkEntry extends Construct {
    private static final String ACCESS_LOGS = "access";

    private final NetworkEntryProps props;
    private final EntryGuard guard;
    private final CfnLoadBalancer balancer;
    private final String balancerArn;
    private final Map<String, CfnTargetGroup> groups = new HashMap<>();
    private final ElasticAddresses elastic;
    private final Optional<CfnVPCEndpointService> endpointService;

    /**
     * Builds the entry.
     *
     * @throws IllegalArgumentException if the subnets do not span two zones, two lie in one zone, or kept addresses are
     *     not of exactly these zones
     */
    public NetworkEntry(Construct scope, String id, NetworkEntryProps props) {
        super(scope, id);
        this.props = props;
        var subnets = EntrySubnets.select(props.vpc(), props.subnets());
        var vpcId = props.vpc().getVpcId();
        guard = new EntryGuard(
                this,
                vpcId,
                "Network load balancer",
                props.sources(),
                props.ports().stream().mapToInt(NetworkPort::port));
        elastic = new ElasticAddresses(this, props.addresses());
        balancer = balance(subnets);
        balancerArn = balancer.getRef();
        props.ports().forEach(port -> groups.put(port.name(), listen(vpcId, port)));
        admitToApplications();
        endpointService = offer();
    }

    /**
     * Lets the load balancer reach its pods, on each port that leads to pods.
     *
     * @param name what the group is, in lower-case words joined by hyphens; it names the rules
     * @param securityGroupId the group of the pods, which may belong to an earlier stack: the rules live in this one
     * @throws IllegalArgumentException if the name is malformed
     */
    public void admitTo(String name, String securityGroupId) {
        props.ports().stream()
                .map(NetworkPort::targets)
                .filter(PodTargets.class::isInstance)
                .map(targets -> ((PodTargets) targets).port())
                .distinct()
                .sorted()
                .forEach(port -> admitTo(name, securityGroupId, port));
    }

    /**
     * Lets the load balancer reach a security group on one port.
     *
     * @param name what the group is, in lower-case words joined by hyphens; it names the rules
     * @param securityGroupId the group, which may belong to an earlier stack: the rules live in this one
     * @param port 1 to 65,535
     * @throws IllegalArgumentException if the name is malformed or the port out of range
     */
    public void admitTo(String name, String securityGroupId, int port) {
        guard.admitTo(name, securityGroupId, port);
    }

    /** The load balancer's security group: who wants to admit it names this. */
    public String securityGroupId() {
        return guard.groupId();
    }

    /** The ARN. */
    public String loadBalancerArn() {
        return balancerArn;
    }

    /** The DNS name, the target of records. */
    public String dnsName() {
        return balancer.getAttrDnsName();
    }

    /** The hosted zone of {@link #dnsName()}, for alias records. */
    public String canonicalHostedZoneId() {
        return balancer.getAttrCanonicalHostedZoneId();
    }

    /** The {@code LoadBalancer} dimension of its metrics. */
    public String fullName() {
        return balancer.getAttrLoadBalancerFullName();
    }

    /**
     * The ARN of a port's target group, for its {@code TargetGroupBinding}.
     *
     * @throws IllegalArgumentException if there is no such port
     */
    public String targetGroupArn(String port) {
        return targets(port).getRef();
    }

    /**
     * The {@code TargetGroup} dimension of the metrics of a port.
     *
     * @throws IllegalArgumentException if there is no such port
     */
    public String targetGroupFullName(String port) {
        return targets(port).getAttrTargetGroupFullName();
    }

    /** The public addresses that the entry allocated, by zone; empty unless they are {@link Addresses.Fresh}. */
    public Map<String, String> allocatedAddresses() {
        return elastic.allocated();
    }

    /**
     * The id of the endpoint service, part of the name that consumers ask for.
     *
     * @throws IllegalStateException if the entry is not offered through PrivateLink
     */
    public String endpointServiceId() {
        return endpointService
                .orElseThrow(() -> new IllegalStateException(
                        "the entry must be offered through PrivateLink to have an endpoint service, got NotOffered"))
                .getRef();
    }

    private CfnTargetGroup targets(String port) {
        var group = groups.get(port);
        if (group == null) {
            throw new IllegalArgumentException("port must be one of %s, got '%s'"
                    .formatted(props.ports().stream().map(NetworkPort::name).toList(), port));
        }
        return group;
    }

    private CfnLoadBalancer balance(EntrySubnets subnets) {
        var internal = props.addresses() instanceof Addresses.Private;
        var exposure = internal ? Exposure.INTERNAL : Exposure.INTERNET;
        var builder = CfnLoadBalancer.Builder.create(this, "Default")
                .type("network")
                .scheme(exposure.scheme())
                .ipAddressType("ipv4")
                .securityGroups(List.of(guard.groupId()))
                .enforceSecurityGroupInboundRulesOnPrivateLinkTraffic(
                        inboundRules().attribute())
                .loadBalancerAttributes(new Attributes()
                        .set(
                                "deletion_protection.enabled",
                                props.deletionProtection().attribute())
                        .set("zonal_shift.config.enabled", props.zonalShift().attribute())
                        .set(
                                "load_balancing.cross_zone.enabled",
                                props.crossZone().attribute())
                        .set(
                                "dns_record.client_routing_policy",
                                props.clientRouting().attribute())
                        .write(
                                ACCESS_LOGS,
                                props.logs().bucketName(),
                                props.logs().folder(ACCESS_LOGS))
                        .ofLoadBalancer());
        if (internal) {
            builder.subnets(subnets.ids());
        } else {
            builder.subnetMappings(elastic.mappings(subnets.byZone()));
        }
        var made = builder.build();
        if (internal) {
            Acknowledged.subnetsOfAnotherStack(made);
        }
        subnets.await(made, exposure, props.logs());
        if (props.logs() instanceof LoadBalancerLogs.OwnBucket logs) {
            LogDelivery.allowNetwork(made, logs, ACCESS_LOGS);
        }
        return made;
    }

    private PrivateLink.InboundRules inboundRules() {
        return props.privateLink() instanceof PrivateLink.Offered offered
                ? offered.inboundRules()
                : PrivateLink.InboundRules.ENFORCED;
    }

    private CfnTargetGroup listen(String vpcId, NetworkPort port) {
        var group = PortTargets.make(this, vpcId, port);
        var builder = CfnListener.Builder.create(this, Names.pascal(port.name()) + "Listener")
                .loadBalancerArn(balancerArn)
                .port(port.port())
                .defaultActions(List.of(CfnListener.ActionProperty.builder()
                        .type("forward")
                        .targetGroupArn(group.getRef())
                        .build()));
        if (port.wire() instanceof Wire.Tls tls) {
            builder.protocol("TLS")
                    .sslPolicy(tls.policy().policyName())
                    .alpnPolicy(List.of(tls.alpn().policyName()))
                    .certificates(List.of(CfnListener.CertificateProperty.builder()
                            .certificateArn(tls.certificateArn())
                            .build()));
        } else {
            // The idle timeout of TLS is fixed; only that of TCP is an attribute.
            builder.protocol("TCP")
                    .listenerAttributes(new Attributes()
                            .set("tcp.idle_timeout.seconds", ((Wire.Tcp) port.wire()).idleTimeoutSeconds())
                            .ofListener());
        }
        builder.build();
        return group;
    }

    private void admitToApplications() {
        props.ports().stream()
                .filter(port -> port.targets() instanceof NetworkTargets.Application)
                .forEach(port -> {
                    var application = (NetworkTargets.Application) port.targets();
                    var securityGroupId = application.securityGroupId();
                    IntStream.of(application.port(), application.healthPort())
                            .distinct()
                            .filter(number -> !guard.reaches(securityGroupId, number))
                            .forEach(number -> guard.admitTo(port.name(), securityGroupId, number));
                });
    }

    private Optional<CfnVPCEndpointService> offer() {
        if (!(props.privateLink() instanceof PrivateLink.Offered offered)) {
            return Optional.empty();
        }
        var service = CfnVPCEndpointService.Builder.create(this, "EndpointService")
                .networkLoadBalancerArns(List.of(balancerArn))
                .acceptanceRequired(offered.acceptance() == PrivateLink.Acceptance.BY_HAND)
                .supportedIpAddressTypes(List.of("ipv4"))
                .build();
        CfnVPCEndpointServicePermissions.Builder.create(this, "EndpointServicePermissions")
                .serviceId(service.getRef())
                .allowedPrincipals(offered.allowedPrincipalArns())
                .build();
        return Optional.of(service);
    }
}
