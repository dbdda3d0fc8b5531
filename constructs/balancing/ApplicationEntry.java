package dev.meridian.constructs.balancing;

import dev.meridian.constructs.balancing.application.Capacity;
import dev.meridian.constructs.balancing.application.PlainHttp;
import dev.meridian.constructs.balancing.loadbalancer.LoadBalancerLogs;
import dev.meridian.constructs.balancing.network.NetworkTargets;
import dev.meridian.constructs.balancing.routing.Colour;
import dev.meridian.constructs.balancing.routing.WebService;
import dev.meridian.constructs.policy.Acknowledged;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListenerCertificate;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnLoadBalancer;
import software.constructs.Construct;

/**
 * The way into a Region over HTTP: an Application Load Balancer with its security group, an HTTPS listener, a redirect
 * from port 80, and for each service its target groups and listener rules. What no rule takes is answered with 404.
 *
 * <p>It does not register targets (a {@code TargetGroupBinding} does, by the ARN of a group), hold certificates, attach
 * a web ACL or make DNS records: others do so by ARN and name.
 *
 * <p>Built from L1 resources, one call for each: the L2 load balancer and listeners take a call for every log, rule,
 * port and attribute, know no listener attributes, and grant the logs to an account of each Region instead of to the
 * service.
 */
public final class ApplicationEntry extends Construct {
    static final int HTTPS_PORT = 443;
    static final int HTTP_PORT = 80;
    private static final List<String> LOGS = List.of("access", "connection", "health-check");

    private final ApplicationEntryProps props;
    private final EntryGuard guard;
    private final CfnLoadBalancer balancer;
    private final String balancerArn;
    private final Map<Integer, CfnListener> listeners = new HashMap<>();
    private final Map<String, ServiceTargets> services = new LinkedHashMap<>();

    /**
     * Builds the entry.
     *
     * @throws IllegalArgumentException if the subnets do not span two zones, or two lie in one zone
     */
    public ApplicationEntry(Construct scope, String id, ApplicationEntryProps props) {
        super(scope, id);
        this.props = props;
        var subnets = EntrySubnets.select(props.vpc(), props.subnets());
        var vpcId = props.vpc().getVpcId();
        guard = new EntryGuard(this, vpcId, "Application load balancer", props.sources(), props.ports());
        balancer = balance(subnets);
        balancerArn = balancer.getRef();
        var https = listenHttps();
        listeners.put(HTTPS_PORT, https);
        var listenerArn = https.getRef();
        props.services()
                .forEach(
                        service -> services.put(service.name(), new ServiceTargets(this, vpcId, listenerArn, service)));
        if (props.plainHttp() == PlainHttp.REDIRECT) {
            listeners.put(HTTP_PORT, redirectHttp());
        }
    }

    /**
     * Lets the load balancer reach the pods of all its services, on each service's port.
     *
     * @param name what the group is, in lower-case words joined by hyphens; it names the rules
     * @param securityGroupId the group of the pods, which may belong to an earlier stack: the rules live in this one
     * @throws IllegalArgumentException if the name is malformed
     */
    public void admitTo(String name, String securityGroupId) {
        props.services().stream()
                .map(WebService::port)
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

    /** The ARN, which a web ACL or a network entry attaches to. */
    public String loadBalancerArn() {
        return balancerArn;
    }

    /** The DNS name, the target of records and origins. */
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
     * The ARN of a service's target group, for the {@code TargetGroupBinding} of that colour.
     *
     * @throws IllegalArgumentException if there is no such service, or it has no such colour
     */
    public String targetGroupArn(String service, Colour colour) {
        return targets(service).of(colour).getRef();
    }

    /**
     * The {@code TargetGroup} dimension of the metrics of a service's colour.
     *
     * @throws IllegalArgumentException if there is no such service, or it has no such colour
     */
    public String targetGroupFullName(String service, Colour colour) {
        return targets(service).of(colour).getAttrTargetGroupFullName();
    }

    /**
     * Its HTTPS listener, as targets of a {@link NetworkEntry}.
     *
     * @throws IllegalArgumentException if it offers TLS 1.3 only and keeps port 80 closed
     */
    public NetworkTargets.Application asTargets() {
        return asTargets(HTTPS_PORT);
    }

    /**
     * One of its listeners, as targets of a {@link NetworkEntry}. That asks for its health on port 80, if open, where
     * it is sent to HTTPS: the health checks of a network load balancer know no TLS 1.3 ("Health checks for Network
     * Load Balancer target groups").
     *
     * @param port 443 or 80
     * @throws IllegalArgumentException if the port is neither, or is 80 and closed, or if the entry offers TLS 1.3 only
     *     and keeps port 80 closed, which leaves nothing to ask for its health
     */
    public NetworkTargets.Application asTargets(int port) {
        if (port != HTTPS_PORT && port != HTTP_PORT) {
            throw new IllegalArgumentException("port must be %d or %d, got %d".formatted(HTTPS_PORT, HTTP_PORT, port));
        }
        var closed = props.plainHttp() == PlainHttp.CLOSED;
        if (closed && port == HTTP_PORT) {
            throw new IllegalArgumentException("port 80 of the application entry must be open, got CLOSED;"
                    + " redirect plain HTTP or carry port 443 only");
        }
        if (closed && !props.tlsPolicy().admitsTls12()) {
            throw new IllegalArgumentException("the application entry must redirect plain HTTP or admit TLS 1.2, got"
                    + " CLOSED and %s; the network load balancer could not check its health"
                            .formatted(props.tlsPolicy()));
        }
        return new NetworkTargets.Application(
                balancerArn, guard.groupId(), listeners.get(port), port, closed ? HTTPS_PORT : HTTP_PORT);
    }

    private ServiceTargets targets(String service) {
        var targets = services.get(service);
        if (targets == null) {
            throw new IllegalArgumentException(
                    "service must be one of %s, got '%s'".formatted(services.keySet(), service));
        }
        return targets;
    }

    private CfnLoadBalancer balance(EntrySubnets subnets) {
        var builder = CfnLoadBalancer.Builder.create(this, "Default")
                .type("application")
                .scheme(props.exposure().scheme())
                .ipAddressType(props.ipFamily().attribute())
                .subnets(subnets.ids())
                .securityGroups(List.of(guard.groupId()))
                .loadBalancerAttributes(attributes());
        if (props.capacity() instanceof Capacity.Reserved reserved) {
            builder.minimumLoadBalancerCapacity(CfnLoadBalancer.MinimumLoadBalancerCapacityProperty.builder()
                    .capacityUnits(reserved.reservedUnits())
                    .build());
        }
        var made = builder.build();
        Acknowledged.subnetsOfAnotherStack(made);
        subnets.await(made, props.exposure(), props.logs());
        if (props.logs() instanceof LoadBalancerLogs.OwnBucket logs) {
            LogDelivery.allowApplication(made, logs, LOGS);
        }
        return made;
    }

    private List<CfnLoadBalancer.LoadBalancerAttributeProperty> attributes() {
        var attributes = new Attributes()
                .set("deletion_protection.enabled", props.deletionProtection().attribute())
                .set("zonal_shift.config.enabled", props.zonalShift().attribute());
        var bucketName = props.logs().bucketName();
        LOGS.forEach(kind -> attributes.write(kind, bucketName, props.logs().folder(kind)));
        return attributes.setAll(props.handling().attributes()).ofLoadBalancer();
    }

    private CfnListener listenHttps() {
        var listener = CfnListener.Builder.create(this, "Https")
                .loadBalancerArn(balancerArn)
                .protocol("HTTPS")
                .port(HTTPS_PORT)
                .sslPolicy(props.tlsPolicy().policyName())
                .certificates(List.of(CfnListener.CertificateProperty.builder()
                        .certificateArn(props.certificateArn())
                        .build()))
                .listenerAttributes(
                        new Attributes().setAll(props.headers().attributes()).ofListener())
                .defaultActions(List.of(CfnListener.ActionProperty.builder()
                        .type("fixed-response")
                        .fixedResponseConfig(CfnListener.FixedResponseConfigProperty.builder()
                                .statusCode("404")
                                .contentType("text/plain")
                                .messageBody("Not found")
                                .build())
                        .build()))
                .build();
        props.furtherCertificateArns()
                .forEach((name, arn) -> CfnListenerCertificate.Builder.create(this, Names.pascal(name) + "Certificate")
                        .listenerArn(listener.getRef())
                        .certificates(List.of(CfnListenerCertificate.CertificateProperty.builder()
                                .certificateArn(arn)
                                .build()))
                        .build());
        return listener;
    }

    private CfnListener redirectHttp() {
        return CfnListener.Builder.create(this, "Http")
                .loadBalancerArn(balancerArn)
                .protocol("HTTP")
                .port(HTTP_PORT)
                .listenerAttributes(new Attributes()
                        .set("routing.http.response.server.enabled", "false")
                        .ofListener())
                .defaultActions(List.of(CfnListener.ActionProperty.builder()
                        .type("redirect")
                        .redirectConfig(CfnListener.RedirectConfigProperty.builder()
                                .protocol("HTTPS")
                                .port(Integer.toString(HTTPS_PORT))
                                .statusCode("HTTP_301")
                                .build())
                        .build()))
                .build();
    }
}
