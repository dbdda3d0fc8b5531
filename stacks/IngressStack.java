package dev.meridian.stacks;

import dev.meridian.constructs.balancing.ApplicationEntry;
import dev.meridian.constructs.balancing.ApplicationEntryProps;
import dev.meridian.constructs.balancing.NetworkEntry;
import dev.meridian.constructs.balancing.NetworkEntryProps;
import dev.meridian.constructs.balancing.application.Capacity;
import dev.meridian.constructs.balancing.loadbalancer.DeletionProtection;
import dev.meridian.constructs.balancing.loadbalancer.LoadBalancerLogs;
import dev.meridian.constructs.balancing.network.NetworkPort;
import dev.meridian.constructs.balancing.network.Wire;
import dev.meridian.constructs.balancing.routing.Colour;
import dev.meridian.constructs.firewall.EdgeFirewall;
import dev.meridian.constructs.firewall.EdgeFirewallProps;
import dev.meridian.constructs.firewall.StandardRules;
import dev.meridian.constructs.firewall.actions.Mode;
import dev.meridian.constructs.firewall.requests.Scope;
import dev.meridian.constructs.storage.names.LogKind;
import dev.meridian.environments.ingress.FirewallDefinition;
import dev.meridian.environments.ingress.FirewallDefinition.RollOut;
import dev.meridian.environments.ingress.IngressDefinition;
import dev.meridian.environments.ingress.IngressDefinition.Addresses;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateProps;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.route53.CfnRecordSetGroup;
import software.amazon.awscdk.services.route53.CfnRecordSetGroup.AliasTargetProperty;
import software.amazon.awscdk.services.route53.CfnRecordSetGroup.RecordSetProperty;
import software.amazon.awscdk.services.route53.CfnRecordSetGroupProps;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.constructs.Construct;

/** The region's way in from the internet: firewall, load balancer, certificate. */
final class IngressStack extends RegionalStack {
    private final ApplicationEntry entry;

    IngressStack(
            Construct stage,
            Placement placement,
            IngressDefinition definition,
            NetworkStack network,
            ClusterStack cluster) {
        super(stage, Layer.INGRESS, placement);
        var exposed = Exposures.exposed(placement.environment());
        entry = new ApplicationEntry(
                this,
                "Entry",
                ApplicationEntryProps.builder(
                                network.vpc(),
                                network.publicTier(),
                                certificateArn(placement, definition),
                                new LoadBalancerLogs.NamedBucket(
                                        LogStack.bucketName(placement).value(),
                                        LogKind.APPLICATION_LOAD_BALANCER.prefix()),
                                exposed.stream().map(Exposures::webService).toList())
                        .capacity(capacity(definition))
                        .deletionProtection(placement.isProtected() ? DeletionProtection.ON : DeletionProtection.OFF)
                        .build());
        entry.admitTo("cluster", cluster.securityGroupId());
        for (var service : exposed) {
            network.vpns()
                    .forEach(vpn -> vpn.admitTo(
                            this, Ids.of(service.name(), ""), cluster.securityGroupId(), Exposures.port(service)));
        }
        var first = definition.addresses() == Addresses.FIXED
                ? addFixedAddresses(placement, network)
                : new FirstHop(entry.dnsName(), entry.canonicalHostedZoneId());
        // Between regions somebody has to choose, which no region can do alone.
        if (placement.environment().regions().size() == 1) {
            addNames(placement, definition, first);
        }
        new EdgeFirewall(this, "Firewall", firewall(placement, definition.firewall()))
                .protect("Entry", entry.loadBalancerArn());
    }

    /** Validated through DNS, so that ACM renews it without anybody's help (A3). */
    private String certificateArn(Placement placement, IngressDefinition definition) {
        var zone = HostedZone.fromHostedZoneAttributes(
                this,
                "Zone",
                HostedZoneAttributes.builder()
                        .hostedZoneId(definition.hostedZoneId())
                        .zoneName(definition.domain())
                        .build());
        return new Certificate(
                        this,
                        "Certificate",
                        CertificateProps.builder()
                                .domainName(definition.domain())
                                .subjectAlternativeNames(Stream.concat(
                                                Stream.of(
                                                        "%s.%s".formatted(placement.regionCode(), definition.domain())),
                                                Exposures.hosts(placement.environment()).stream())
                                        .toList())
                                .validation(CertificateValidation.fromDns(zone))
                                .build())
                .getCertificateArn();
    }

    /** Plain requests pass too, to be sent on to HTTPS by the load balancer behind. */
    private FirstHop addFixedAddresses(Placement placement, NetworkStack network) {
        var fixed = new NetworkEntry(
                this,
                "FixedAddresses",
                NetworkEntryProps.builder(
                                network.vpc(),
                                network.publicTier(),
                                new LoadBalancerLogs.NamedBucket(
                                        LogStack.bucketName(placement).value(), LogKind.NETWORK_LOAD_BALANCER.prefix()),
                                List.of(
                                        new NetworkPort("https", 443, new Wire.Tcp(), entry.asTargets()),
                                        new NetworkPort("http", 80, new Wire.Tcp(), entry.asTargets(80))))
                        .deletionProtection(placement.isProtected() ? DeletionProtection.ON : DeletionProtection.OFF)
                        .build());
        return new FirstHop(fixed.dnsName(), fixed.canonicalHostedZoneId());
    }

    /** What clients meet first: a load balancer, by the name and the zone that aliases give. */
    private record FirstHop(String dnsName, String hostedZoneId) {}

    private void addNames(Placement placement, IngressDefinition definition, FirstHop first) {
        var alias = AliasTargetProperty.builder()
                .dnsName(first.dnsName())
                .hostedZoneId(first.hostedZoneId())
                .evaluateTargetHealth(true)
                .build();
        var names = Exposures.hosts(placement.environment()).stream()
                .map(host -> RecordSetProperty.builder()
                        .name(host + ".")
                        .type("A")
                        .aliasTarget(alias)
                        .build())
                .toList();
        if (!names.isEmpty()) {
            new CfnRecordSetGroup(
                    this,
                    "Names",
                    CfnRecordSetGroupProps.builder()
                            .hostedZoneId(definition.hostedZoneId())
                            .recordSets(names)
                            .build());
        }
    }

    /** What pods of a service are registered in. */
    String targetGroupArn(String service, Colour colour) {
        return entry.targetGroupArn(service, colour);
    }

    /** What metrics of the load balancer are written by. */
    String loadBalancerFullName() {
        return entry.fullName();
    }

    /** What metrics of the pods that are registered together are written by. */
    String targetGroupFullName(String service, Colour colour) {
        return entry.targetGroupFullName(service, colour);
    }

    private static Capacity capacity(IngressDefinition definition) {
        return definition.capacity() instanceof IngressDefinition.Capacity.Reserved reserved
                ? new Capacity.Reserved(reserved.concurrentConnections())
                : new Capacity.Elastic();
    }

    private static EdgeFirewallProps firewall(Placement placement, FirewallDefinition definition) {
        var rules = StandardRules.builder()
                .requestsPerWindow(definition.requestsPerFiveMinutes())
                .mode(definition.rollOut() == RollOut.COUNT ? Mode.COUNT : Mode.ENFORCE)
                .build();
        return EdgeFirewallProps.builder(placement.names().stage(), Scope.regional())
                .rules(rules.rules(Scope.regional()))
                .build();
    }
}
