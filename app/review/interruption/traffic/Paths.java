package dev.meridian.app.review.interruption.traffic;

import static dev.meridian.app.review.interruption.cause.Interruption.EDGE;
import static dev.meridian.app.review.interruption.cause.Interruption.LIMITS;
import static dev.meridian.app.review.interruption.cause.Interruption.ROUTING;
import static dev.meridian.app.review.setting.Question.differs;
import static dev.meridian.app.review.setting.Question.falls;
import static dev.meridian.app.review.setting.Question.turnedOff;
import static dev.meridian.app.review.setting.Watch.dangerous;
import static dev.meridian.app.review.setting.Watch.notable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Rule;
import dev.meridian.app.review.setting.ByType;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Routes, distributions, APIs and releases: what lies on the way of a request. */
final class Paths {
    private static final List<String> GATEWAYS = List.of(
            "GatewayId",
            "NatGatewayId",
            "VpcPeeringConnectionId",
            "TransitGatewayId",
            "NetworkInterfaceId",
            "InstanceId",
            "VpcEndpointId",
            "EgressOnlyInternetGatewayId",
            "LocalGatewayId",
            "CarrierGatewayId",
            "CoreNetworkArn");

    private Paths() {}

    static Rule rule() {
        return new ByType()
                .with("AWS::EC2::Route", Paths::route)
                .with(
                        "AWS::CloudFront::Distribution",
                        dangerous(
                                EDGE,
                                "DistributionConfig.Enabled",
                                turnedOff(true),
                                "The distribution is disabled, %s: it serves nobody.",
                                "Check that nobody uses its names."),
                        lost("DistributionConfig.Aliases", "", "The distribution no longer serves the names %s."),
                        lost(
                                "DistributionConfig.CacheBehaviors",
                                "PathPattern",
                                "The distribution no longer treats the paths %s apart: they go where the default behaviour leads."),
                        notable(
                                EDGE,
                                "DistributionConfig.Origins",
                                differs(),
                                "The distribution's origins change.",
                                "Check that the new origins serve already and let the distribution in."),
                        notable(
                                EDGE,
                                "DistributionConfig.DefaultCacheBehavior.TargetOriginId",
                                differs(),
                                "Requests go to another origin, %s.",
                                "Check that the new origin serves already."),
                        notable(
                                EDGE,
                                "DistributionConfig.PriceClass",
                                differs(),
                                "The distribution's price class changes %s: some clients may be served from farther away.",
                                "Check where the clients are."),
                        notable(
                                EDGE,
                                "DistributionConfig.Restrictions",
                                differs(),
                                "The distribution serves other countries.",
                                "Check which countries' clients are refused."))
                .with(
                        "AWS::ApiGateway::UsagePlan",
                        notable(
                                LIMITS,
                                "Throttle.RateLimit",
                                falls(Double.POSITIVE_INFINITY),
                                "Clients may send fewer requests a second, %s.",
                                "Compare with the peak of their requests."),
                        notable(
                                LIMITS,
                                "Quota.Limit",
                                falls(Double.POSITIVE_INFINITY),
                                "Clients may send fewer requests, %s.",
                                "Compare with their busiest period."))
                .rule();
    }

    private static Stream<Finding> route(ResourceChange change) {
        var before = gateway(change.propertiesBefore());
        var after = gateway(change.propertiesAfter());
        if (before.isEmpty() || after.isEmpty()) {
            return Stream.empty();
        }
        var kind = new Setting(change, "Properties", change.propertiesBefore(), change.propertiesAfter());
        if (!before.equals(after)) {
            return Stream.of(kind.dangerous(
                    ROUTING,
                    "The route to %s leads through another kind of gateway: %s instead of %s."
                            .formatted(destination(change), after.orElseThrow(), before.orElseThrow()),
                    "Check that what is there is still reached, and from which address."));
        }
        var target = Setting.of(change, before.orElseThrow());
        return target.differs()
                ? Stream.of(target.notable(
                        ROUTING,
                        "The route to %s leads through another gateway of the same kind, %s: open connections break."
                                .formatted(destination(change), before.orElseThrow()),
                        "Check that the new one is ready, and whether others know us by the old one's address."))
                : Stream.empty();
    }

    private static Optional<String> gateway(JsonNode route) {
        return GATEWAYS.stream()
                .filter(name -> !Values.isAbsent(route.path(name)))
                .findFirst();
    }

    private static String destination(ResourceChange change) {
        return Values.text(Values.first(
                change.propertiesAfter(),
                "DestinationCidrBlock",
                "DestinationIpv6CidrBlock",
                "DestinationPrefixListId"));
    }

    private static Function<ResourceChange, Stream<Finding>> lost(String path, String key, String what) {
        return change -> {
            var setting = Setting.of(change, path);
            if (!setting.differs() || setting.isUnknown()) {
                return Stream.empty();
            }
            var kept = new HashSet<>(names(setting.after(), key));
            var gone = names(setting.before(), key).stream()
                    .filter(name -> !kept.contains(name))
                    .toList();
            return gone.isEmpty()
                    ? Stream.empty()
                    : Stream.of(setting.dangerous(
                            EDGE,
                            what.formatted(String.join(", ", gone)),
                            "Check that nobody asks for these any more."));
        };
    }

    private static List<String> names(JsonNode list, String key) {
        return Values.list(list).stream()
                .map(element -> key.isEmpty() ? element : element.path(key))
                .map(Values::text)
                .toList();
    }
}
