package dev.meridian.app.review.access.network;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.access.network.traffic.NetworkRule;
import dev.meridian.app.review.access.network.traffic.References;
import dev.meridian.app.review.access.setting.Setting;
import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds subnets that gain a way to and from the internet, networks that are joined, and traffic that leaves the VPC or finds
 * no way any more. A subnet is public when its route table leads to an internet gateway ("Internet gateways" in the Amazon
 * VPC user guide); a table that is new belongs to subnets that are, so that it says nothing.
 */
final class RouteRules implements Rule {
    private static final String ROUTE = "AWS::EC2::Route";
    private static final String TABLE_ASSOCIATION = "AWS::EC2::SubnetRouteTableAssociation";
    private static final List<String> DESTINATIONS =
            List.of("DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId");
    private static final List<String> TARGETS = List.of(
            "GatewayId",
            "NatGatewayId",
            "VpcPeeringConnectionId",
            "TransitGatewayId",
            "CoreNetworkArn",
            "NetworkInterfaceId",
            "InstanceId",
            "VpcEndpointId",
            "EgressOnlyInternetGatewayId",
            "LocalGatewayId",
            "CarrierGatewayId",
            "OdbNetworkArn");
    private static final List<String> OTHER_NETWORKS =
            List.of("VpcPeeringConnectionId", "TransitGatewayId", "CoreNetworkArn");

    @Override
    public Stream<Finding> examine(Comparison comparison) {
        return comparison.changes().stream().flatMap(RouteRules::examine);
    }

    private static Stream<Finding> examine(ResourceChange change) {
        return switch (change.type()) {
            case ROUTE -> route(change);
            case TABLE_ASSOCIATION -> association(change);
            case "AWS::EC2::VPCEndpoint" -> endpoint(change);
            case "AWS::EC2::VPCPeeringConnection" -> joined(change, "A VPC peering connection");
            case "AWS::EC2::TransitGatewayAttachment", "AWS::EC2::TransitGatewayVpcAttachment" ->
                joined(change, "An attachment to a transit gateway");
            case "AWS::EC2::TransitGatewayPeeringAttachment" -> joined(change, "A peering of transit gateways");
            case "AWS::EC2::VPNConnection" -> joined(change, "A VPN connection");
            case "AWS::EC2::TransitGatewayRoute" -> joined(change, "A route of a transit gateway");
            default -> Stream.empty();
        };
    }

    private static Stream<Finding> route(ResourceChange change) {
        var was = Target.of(change.propertiesBefore());
        var is = Target.of(change.propertiesAfter());
        if (was.equals(is)) {
            return Stream.empty();
        }
        var isTableNew = isTableNew(change);
        if (is.isPresent() && !isTableNew) {
            var opened = opened(change, was, is.get());
            if (opened.isPresent()) {
                return opened.stream();
            }
        }
        if (was.isPresent() && change.kind() == Kind.REMOVED && isTableKept(change)) {
            return Stream.of(Finding.notable(
                    NetworkRule.TRAFFIC_BLOCKED,
                    change,
                    "The route to %s by way of %s is removed."
                            .formatted(was.get().destination(), was.get().text()),
                    "Check that nothing in these subnets needs to get there.",
                    change.properties()));
        }
        return Stream.empty();
    }

    private static Optional<Finding> opened(ResourceChange change, Optional<Target> was, Target is) {
        var former = was.map(target -> ", where it was " + target.text()).orElse("");
        var isPublic = change.stack()
                .after()
                .filter(stack -> is.isInternetGateway(stack))
                .isPresent();
        if (isPublic && !wasPublic(change, was)) {
            return Optional.of(Finding.dangerous(
                    NetworkRule.INTERNET_ROUTE,
                    change,
                    "The route table leads to %s by way of an internet gateway%s: its subnets become public."
                            .formatted(is.destination(), former),
                    "Route private subnets to a NAT gateway, and place what must be reachable in public ones.",
                    change.properties()));
        }
        if (OTHER_NETWORKS.contains(is.kind())) {
            return Optional.of(Finding.notable(
                    NetworkRule.NETWORK_JOINED,
                    change,
                    "The route table leads to %s by way of %s%s.".formatted(is.destination(), is.text(), former),
                    "Check which network that is, and what security groups and network ACLs let in from it.",
                    change.properties()));
        }
        return Optional.empty();
    }

    private static boolean wasPublic(ResourceChange change, Optional<Target> was) {
        return change.stack()
                .before()
                .filter(stack -> was.filter(target -> target.isInternetGateway(stack))
                                .isPresent()
                        || leadsToInternet(stack, change.propertiesAfter().path("RouteTableId")))
                .isPresent();
    }

    private static boolean isTableNew(ResourceChange change) {
        var table = change.propertiesAfter().path("RouteTableId");
        return change.stack()
                .after()
                .filter(stack -> !References.resource(stack, table).isMissingNode())
                .filter(stack -> change.stack()
                        .before()
                        .map(former -> References.resource(former, table))
                        .filter(found -> !found.isMissingNode())
                        .isEmpty())
                .isPresent();
    }

    private static boolean isTableKept(ResourceChange change) {
        var table = change.propertiesBefore().path("RouteTableId");
        return change.stack()
                .after()
                .filter(stack -> !References.resource(stack, table).isMissingNode())
                .isPresent();
    }

    private static Stream<Finding> association(ResourceChange change) {
        var was = change.stack()
                .before()
                .filter(stack ->
                        leadsToInternet(stack, change.propertiesBefore().path("RouteTableId")));
        var is = change.stack()
                .after()
                .filter(stack -> leadsToInternet(stack, change.propertiesAfter().path("RouteTableId")));
        if (change.propertiesBefore().isMissingNode() || was.isPresent() || is.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(Finding.dangerous(
                NetworkRule.INTERNET_ROUTE,
                change,
                "The subnet comes under a route table that leads to an internet gateway: it becomes public.",
                "Leave the subnet with a table that leads to a NAT gateway or nowhere.",
                change.properties()));
    }

    private static boolean leadsToInternet(StackTemplate stack, JsonNode table) {
        for (var resource : stack.body().path("Resources")) {
            var properties = resource.path("Properties");
            if (resource.path("Type").asText().equals(ROUTE)
                    && properties.path("RouteTableId").equals(table)
                    && Target.of(properties)
                            .filter(target -> target.isInternetGateway(stack))
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static Stream<Finding> joined(ResourceChange change, String what) {
        if (change.kind() != Kind.ADDED) {
            return Stream.empty();
        }
        return Stream.of(Finding.notable(
                NetworkRule.NETWORK_JOINED,
                change,
                what + " is made: two networks that were apart may reach each other.",
                "Check who is on the other side, and what security groups and network ACLs let in from there.",
                List.of()));
    }

    private static Stream<Finding> endpoint(ResourceChange change) {
        var service = new Setting(change.propertiesBefore().path("ServiceName")).words();
        if (change.kind() == Kind.REMOVED && change.stack().after().isPresent()) {
            return Stream.of(Finding.notable(
                    NetworkRule.ENDPOINT_REMOVED,
                    change,
                    "The VPC endpoint of %s is removed: traffic to it leaves the VPC, or finds no way."
                            .formatted(service),
                    "Check that subnets without a NAT gateway do not need it, and that no policy asks for the endpoint.",
                    List.of()));
        }
        var isDetached = Setting.of(change.propertiesBefore(), "PrivateDnsEnabled")
                        .isOn()
                && Setting.of(change.propertiesAfter(), "PrivateDnsEnabled").isOff();
        if (isDetached) {
            return Stream.of(Finding.notable(
                    NetworkRule.ENDPOINT_REMOVED,
                    change,
                    "Private DNS of the VPC endpoint of %s is switched off: clients go past it.".formatted(service),
                    "Check that clients name the endpoint itself.",
                    change.in("PrivateDnsEnabled").toList()));
        }
        return Stream.empty();
    }

    /**
     * Where a route leads.
     *
     * @param kind the property that names it
     */
    private record Target(String destination, String kind, JsonNode value) {
        static Optional<Target> of(JsonNode properties) {
            var destination = DESTINATIONS.stream()
                    .map(name -> Setting.of(properties, name))
                    .filter(setting -> !setting.isAbsent())
                    .findFirst();
            return TARGETS.stream()
                    .filter(name -> !Setting.of(properties, name).isAbsent())
                    .findFirst()
                    .map(name -> new Target(
                            destination.map(Setting::words).orElse("its destination"), name, properties.path(name)));
        }

        boolean isInternetGateway(StackTemplate stack) {
            return kind.equals("GatewayId")
                    && (value.asText().startsWith("igw-")
                            || References.resource(stack, value)
                                    .path("Type")
                                    .asText()
                                    .equals("AWS::EC2::InternetGateway"));
        }

        String text() {
            var word =
                    switch (kind) {
                        case "GatewayId" -> "a gateway";
                        case "NatGatewayId" -> "a NAT gateway";
                        case "VpcPeeringConnectionId" -> "a VPC peering connection";
                        case "TransitGatewayId" -> "a transit gateway";
                        case "CoreNetworkArn" -> "a core network";
                        case "VpcEndpointId" -> "a VPC endpoint";
                        case "EgressOnlyInternetGatewayId" -> "an egress-only internet gateway";
                        default -> "a network interface";
                    };
            return word + " (" + References.words(value) + ")";
        }
    }
}
