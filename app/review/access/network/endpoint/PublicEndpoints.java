package dev.meridian.app.review.access.network.endpoint;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.access.network.traffic.NetworkRule;
import dev.meridian.app.review.access.setting.Setting;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what the internet can reach that it could not: load balancers, databases, brokers, Kubernetes API servers, APIs and
 * whatever gets public addresses. Of something new it says only what is set by name, as a service's own default is too
 * common to tell anything.
 */
public final class PublicEndpoints {
    private static final JsonPointer API_TYPES = JsonPointer.compile("/EndpointConfiguration/Types");
    private static final Map<String, List<Door>> DOORS = Map.ofEntries(
            Map.entry(
                    "AWS::ElasticLoadBalancingV2::LoadBalancer",
                    List.of(new Door("/Scheme", "internet-facing", true, Severity.NOTABLE, "The load balancer"))),
            Map.entry(
                    "AWS::ElasticLoadBalancing::LoadBalancer",
                    List.of(new Door("/Scheme", "internet-facing", true, Severity.NOTABLE, "The load balancer"))),
            Map.entry("AWS::RDS::DBInstance", List.of(database("The database"))),
            Map.entry("AWS::RDS::DBCluster", List.of(database("The database cluster"))),
            Map.entry("AWS::Neptune::DBInstance", List.of(database("The database"))),
            Map.entry("AWS::Redshift::Cluster", List.of(database("The data warehouse"))),
            Map.entry("AWS::RedshiftServerless::Workgroup", List.of(database("The data warehouse"))),
            Map.entry("AWS::AmazonMQ::Broker", List.of(database("The message broker"))),
            Map.entry(
                    "AWS::DMS::ReplicationInstance",
                    List.of(new Door(
                            "/PubliclyAccessible", "true", true, Severity.DANGEROUS, "The replication instance"))),
            Map.entry(
                    "AWS::MSK::Cluster",
                    List.of(new Door(
                            "/BrokerNodeGroupInfo/ConnectivityInfo/PublicAccess/Type",
                            "SERVICE_PROVIDED_EIPS",
                            false,
                            Severity.DANGEROUS,
                            "The Kafka cluster"))),
            Map.entry(
                    "AWS::EC2::Subnet",
                    List.of(new Door(
                            "/MapPublicIpOnLaunch",
                            "true",
                            false,
                            Severity.HARMLESS,
                            "Whatever is launched in the subnet"))),
            Map.entry(
                    "AWS::EC2::Instance",
                    List.of(new Door(
                            "/NetworkInterfaces/0/AssociatePublicIpAddress",
                            "true",
                            false,
                            Severity.NOTABLE,
                            "The instance"))),
            Map.entry(
                    "AWS::EC2::LaunchTemplate",
                    List.of(new Door(
                            "/LaunchTemplateData/NetworkInterfaces/0/AssociatePublicIpAddress",
                            "true",
                            false,
                            Severity.NOTABLE,
                            "Every instance of the launch template"))),
            Map.entry(
                    "AWS::AutoScaling::LaunchConfiguration",
                    List.of(new Door(
                            "/AssociatePublicIpAddress",
                            "true",
                            false,
                            Severity.NOTABLE,
                            "Every instance of the launch configuration"))),
            Map.entry(
                    "AWS::ECS::Service",
                    List.of(new Door(
                            "/NetworkConfiguration/AwsvpcConfiguration/AssignPublicIp",
                            "ENABLED",
                            false,
                            Severity.HARMLESS,
                            "Every task of the service"))),
            Map.entry(
                    "AWS::AppSync::GraphQLApi",
                    List.of(new Door("/Visibility", "GLOBAL", true, Severity.HARMLESS, "The API"))),
            Map.entry(
                    "AWS::SageMaker::NotebookInstance",
                    List.of(new Door(
                            "/DirectInternetAccess", "Enabled", true, Severity.HARMLESS, "The notebook instance"))));

    /**
     * A property that opens something to the internet.
     *
     * @param open the value that does
     * @param isOpenByDefault whether it does so where it is not set
     * @param ifNew how much something new asks of a reviewer that sets it
     * @param what what is opened
     */
    private record Door(JsonPointer place, String open, boolean isOpenByDefault, Severity ifNew, String what) {
        Door(String place, String open, boolean isOpenByDefault, Severity ifNew, String what) {
            this(JsonPointer.compile(place), open, isOpenByDefault, ifNew, what);
        }

        boolean isOpen(JsonNode properties) {
            var setting = Setting.at(properties, place);
            return setting.isAbsent() ? isOpenByDefault : setting.is(open);
        }

        /** Whether it is known to be shut; what only a deployment resolves is not. */
        boolean isShut(JsonNode properties) {
            return !isOpen(properties) && !Setting.at(properties, place).isUnknown();
        }
    }

    private static Door database(String what) {
        return new Door("/PubliclyAccessible", "true", false, Severity.DANGEROUS, what);
    }

    private PublicEndpoints() {}

    public static Stream<Finding> examine(ResourceChange change) {
        if (change.kind() == Kind.REMOVED) {
            return change.type().equals("AWS::EC2::VPCBlockPublicAccessOptions")
                    ? Stream.of(finding(
                            change,
                            Severity.DANGEROUS,
                            "VPC Block Public Access is removed: internet gateways carry traffic again."))
                    : Stream.empty();
        }
        var doors = DOORS.get(change.type());
        return doors != null ? doors.stream().flatMap(door -> door(change, door)) : special(change).stream();
    }

    private static Stream<Finding> door(ResourceChange change, Door door) {
        var is = Setting.at(change.propertiesAfter(), door.place());
        if (!door.isOpen(change.propertiesAfter())) {
            return Stream.empty();
        }
        if (change.kind() == Kind.ADDED) {
            return is.isAbsent() || door.ifNew() == Severity.HARMLESS
                    ? Stream.empty()
                    : Stream.of(finding(
                            change,
                            door.ifNew(),
                            "%s is new and open to the internet (%s).".formatted(door.what(), is.words())));
        }
        if (!door.isShut(change.propertiesBefore())) {
            return Stream.empty();
        }
        return Stream.of(finding(
                change,
                Severity.DANGEROUS,
                "%s becomes open to the internet: %s is %s, was %s."
                        .formatted(
                                door.what(),
                                door.place().last().getMatchingProperty(),
                                is.words(),
                                Setting.at(change.propertiesBefore(), door.place())
                                        .words())));
    }

    /** What one property does not tell. */
    private static Optional<Finding> special(ResourceChange change) {
        return switch (change.type()) {
            case "AWS::EKS::Cluster" -> ClusterEndpoint.examine(change);
            case "AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain" -> domain(change);
            case "AWS::ApiGateway::RestApi" -> api(change);
            case "AWS::EC2::VPCBlockPublicAccessExclusion" ->
                change.kind() == Kind.ADDED
                        ? Optional.of(finding(
                                change, Severity.DANGEROUS, "A network is excluded from VPC Block Public Access."))
                        : Optional.empty();
            case "AWS::EC2::VPCBlockPublicAccessOptions" -> blockPublicAccess(change);
            default -> Optional.empty();
        };
    }

    private static Optional<Finding> domain(ResourceChange change) {
        var was = Setting.of(change.propertiesBefore(), "VPCOptions");
        var is = Setting.of(change.propertiesAfter(), "VPCOptions");
        return !was.isAbsent() && is.isAbsent()
                ? Optional.of(
                        finding(
                                change,
                                Severity.DANGEROUS,
                                "The search domain leaves its VPC: its endpoint is public, with its access policy alone before it."))
                : Optional.empty();
    }

    private static Optional<Finding> api(ResourceChange change) {
        var wasPrivate = isPrivate(Setting.at(change.propertiesBefore(), API_TYPES));
        var is = Setting.at(change.propertiesAfter(), API_TYPES);
        return wasPrivate && !isPrivate(is) && !is.isUnknown()
                ? Optional.of(finding(
                        change,
                        Severity.DANGEROUS,
                        "The API becomes open to the internet: its endpoint is %s, was PRIVATE."
                                .formatted(is.isAbsent() ? "EDGE, the default" : is.words())))
                : Optional.empty();
    }

    private static boolean isPrivate(Setting types) {
        return types.items().stream().anyMatch(type -> type.asText().equals("PRIVATE"));
    }

    private static Optional<Finding> blockPublicAccess(ResourceChange change) {
        var was = Setting.of(change.propertiesBefore(), "InternetGatewayBlockMode");
        var is = Setting.of(change.propertiesAfter(), "InternetGatewayBlockMode");
        var isWeaker = was.is("block-bidirectional") && is.is("block-ingress")
                || was.text().isPresent() && !was.is("off") && is.is("off");
        return isWeaker
                ? Optional.of(finding(
                        change,
                        Severity.DANGEROUS,
                        "VPC Block Public Access blocks less: %s, was %s.".formatted(is.words(), was.words())))
                : Optional.empty();
    }

    static Finding finding(ResourceChange change, Severity severity, String what) {
        return new Finding(
                NetworkRule.PUBLIC_ENDPOINT,
                severity,
                change,
                what,
                "Keep it private unless the internet must reach it; then check its security groups and who may log in.",
                change.properties());
    }
}
