package dev.meridian.app.review.cost.service.network;

import dev.meridian.app.review.cost.bill.Bill;
import dev.meridian.app.review.cost.bill.Charge;
import dev.meridian.app.review.cost.bill.Quantity;
import dev.meridian.app.review.cost.bill.Resource;
import dev.meridian.app.review.cost.bill.Setting;
import dev.meridian.app.review.cost.price.RegionalPrices;
import dev.meridian.app.review.cost.price.Tariff;
import java.util.List;

/** What is paid by the hour to connect networks, and the names of Route 53. */
public final class Networks {
    private static final String TRAFFIC = "data processed is not counted";
    private static final String QUERIES = "queries are not counted";

    private Networks() {}

    public static Tariff address(RegionalPrices prices) {
        return prices.of("Public IPv4", "in use (includes Elastic IP)");
    }

    public static List<Charge> elasticIp(Resource resource) {
        return hourly("Elastic IP (public IPv4)", Quantity.ONE, address(resource.prices()), "");
    }

    public static List<Charge> natGateway(Resource resource) {
        return hourly("NAT gateway", Quantity.ONE, resource.prices().of("NAT gateway", "hour"), TRAFFIC);
    }

    /** Endpoints of S3 and DynamoDB that are routes cost nothing; the others are paid in each zone. */
    public static List<Charge> endpoint(Resource resource) {
        var type = resource.at("VpcEndpointType").text("Gateway");
        if (type.equals("Gateway")) {
            return List.of();
        }
        var item = type.equals("Interface") ? "interface endpoint per AZ" : endpointItem(type);
        return hourly(
                "VPC %s endpoint".formatted(type.equals("Interface") ? "interface" : type),
                resource.at("SubnetIds").size().counted("zone"),
                resource.prices().of("VPC endpoint", item),
                TRAFFIC);
    }

    private static String endpointItem(String type) {
        return type.equals("GatewayLoadBalancer") ? "Gateway Load Balancer endpoint" : type + " endpoint";
    }

    public static List<Charge> transitGatewayVpcAttachment(Resource resource) {
        return transitGateway(resource, "VPC attachment");
    }

    public static List<Charge> transitGatewayPeering(Resource resource) {
        return transitGateway(resource, "peering attachment");
    }

    private static List<Charge> transitGateway(Resource resource, String item) {
        return hourly("Transit Gateway " + item, Quantity.ONE, resource.prices().of("Transit Gateway", item), TRAFFIC);
    }

    public static List<Charge> vpnConnection(Resource resource) {
        var bill = new Bill()
                .charge(
                        "connection",
                        "Site-to-Site VPN connection",
                        Quantity.ONE.hours(),
                        resource.prices().of("Site-to-Site VPN", "connection"));
        if (!resource.at("TransitGatewayId").isAbsent()) {
            bill.charge(
                    "attachment",
                    "Transit Gateway VPN attachment",
                    Quantity.ONE.hours(),
                    resource.prices().of("Transit Gateway", "VPN attachment"),
                    TRAFFIC);
        }
        return bill.charges();
    }

    public static List<Charge> clientVpnAssociation(Resource resource) {
        return hourly(
                "Client VPN subnet association",
                Quantity.ONE,
                resource.prices().of("Client VPN", "endpoint subnet association"),
                "connections are not counted");
    }

    public static List<Charge> firewall(Resource resource) {
        return hourly(
                "Network Firewall endpoint",
                resource.at("SubnetMappings").size().counted("zone"),
                resource.prices().of("Network Firewall", "endpoint"),
                TRAFFIC);
    }

    public static List<Charge> resolverEndpoint(Resource resource) {
        return hourly(
                "Route 53 Resolver endpoint",
                resource.at("IpAddresses").size().counted("interface"),
                resource.prices().of("Route 53 Resolver", "endpoint network interface"),
                QUERIES);
    }

    public static List<Charge> accelerator(Resource resource) {
        return hourly(
                "Global Accelerator",
                Quantity.ONE,
                resource.prices().global().of("Global Accelerator", "accelerator fixed fee"),
                "data transfer is not counted");
    }

    public static List<Charge> mirrorSession(Resource resource) {
        return hourly(
                "VPC traffic mirroring session",
                Quantity.ONE,
                resource.prices().of("VPC", "traffic mirroring session"),
                "");
    }

    public static List<Charge> hostedZone(Resource resource) {
        return new Bill()
                .charge(
                        "zone",
                        "Route 53 hosted zone",
                        Quantity.ONE,
                        resource.prices().global().of("Route 53", "hosted zone, first 25"),
                        "one of the account's first 25; " + QUERIES)
                .charges();
    }

    /** Checks of alarms and of other checks are priced as those of AWS endpoints ("Amazon Route 53 pricing"). */
    public static List<Charge> healthCheck(Resource resource) {
        var prices = resource.prices().global();
        var check = resource.at("HealthCheckConfig");
        boolean isInternal = isInternal(check);
        var where = isInternal ? "AWS endpoint" : "non-AWS endpoint";
        return new Bill()
                .charge(
                        "check",
                        "Route 53 health check, " + where,
                        Quantity.ONE,
                        prices.of("Route 53", "health check, " + where),
                        isInternal ? "" : "assumes an endpoint outside AWS")
                .charge(
                        "features",
                        "Route 53 health check features, " + where,
                        Quantity.of(features(check)),
                        prices.of("Route 53", "health check optional feature, " + where))
                .charges();
    }

    private static boolean isInternal(Setting check) {
        var type = check.at("Type").text("");
        return type.equals("CALCULATED")
                || type.equals("CLOUDWATCH_METRIC")
                || type.equals("RECOVERY_CONTROL")
                || check.at("FullyQualifiedDomainName").isToken()
                || check.at("FullyQualifiedDomainName").text("").endsWith(".amazonaws.com");
    }

    private static long features(Setting check) {
        var type = check.at("Type").text("");
        return (type.startsWith("HTTPS") ? 1 : 0)
                + (type.endsWith("_STR_MATCH") ? 1 : 0)
                + (check.at("RequestInterval").is("10") ? 1 : 0)
                + (check.at("MeasureLatency").isTrue() ? 1 : 0);
    }

    private static List<Charge> hourly(String what, Quantity count, Tariff tariff, String remark) {
        return new Bill()
                .charge("hours", what, count.isNone() ? count : count.hours(), tariff, remark)
                .charges();
    }
}
