package dev.meridian.app.review.interruption.traffic;

import static dev.meridian.app.review.interruption.cause.Interruption.CAPACITY;
import static dev.meridian.app.review.interruption.cause.Interruption.HEALTH_CHECK;
import static dev.meridian.app.review.interruption.cause.Interruption.LIMITS;
import static dev.meridian.app.review.interruption.cause.Interruption.ROUTING;
import static dev.meridian.app.review.setting.Question.differs;
import static dev.meridian.app.review.setting.Question.falls;
import static dev.meridian.app.review.setting.Question.rises;
import static dev.meridian.app.review.setting.Question.turnedOff;
import static dev.meridian.app.review.setting.Watch.dangerous;
import static dev.meridian.app.review.setting.Watch.notable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Rule;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.setting.ByType;
import dev.meridian.app.review.setting.Question;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Load balancers, their listeners and rules, and the targets' health checks. */
final class Balancing {
    private static final String PATH =
            "Check that the targets answer the new check before it is deployed: those that fail it get no requests.";

    /** What answers in the place of a target. */
    private static final Set<String> ANSWERS = Set.of("fixed-response", "redirect");

    private Balancing() {}

    static Rule rule() {
        return new ByType()
                .with(
                        "AWS::ElasticLoadBalancingV2::LoadBalancer",
                        Balancing::addressType,
                        dangerous(
                                CAPACITY,
                                "MinimumLoadBalancerCapacity.CapacityUnits",
                                falls(0),
                                "The capacity that is held ready falls %s units.",
                                "Check that a sudden rise of traffic is not what it was reserved for."),
                        attribute("LoadBalancerAttributes", "idle_timeout.timeout_seconds", LIMITS_TEXT))
                .with(
                        "AWS::ElasticLoadBalancingV2::Listener",
                        dangerous(
                                ROUTING,
                                "Port",
                                differs(),
                                "The listener's port changes %s: connections to the old one are refused.",
                                "Check who connects to the old port, or add a listener beside it."),
                        dangerous(
                                ROUTING,
                                "Protocol",
                                differs(),
                                "The listener's protocol changes %s: clients that speak the old one are refused.",
                                "Check who speaks the old protocol."),
                        actions("DefaultActions", "the listener's default"))
                .with(
                        "AWS::ElasticLoadBalancingV2::ListenerRule",
                        Balancing::conditions,
                        notable(
                                ROUTING,
                                "Priority",
                                differs(),
                                "The rule's priority changes %s: other rules may take its requests, or it theirs.",
                                "Compare the conditions of the rules between the two priorities."),
                        actions("Actions", "the rule's"))
                .with(
                        "AWS::ElasticLoadBalancingV2::TargetGroup",
                        notable(
                                HEALTH_CHECK,
                                "HealthCheckEnabled",
                                turnedOff(true),
                                "Targets are no longer checked, %s: broken ones get requests too.",
                                "Keep the check."),
                        check("HealthCheckPath", differs()),
                        check("HealthCheckPort", differs()),
                        check("HealthCheckProtocol", differs()),
                        check("Matcher", differs()),
                        check("UnhealthyThresholdCount", falls(2)),
                        check("HealthCheckTimeoutSeconds", falls(5)),
                        check("HealthCheckIntervalSeconds", falls(30)),
                        check("HealthyThresholdCount", rises(5)),
                        attribute(
                                "TargetGroupAttributes",
                                "deregistration_delay.timeout_seconds",
                                "Requests in flight get less time when a target goes: the deregistration delay falls %s seconds."),
                        Balancing::targets)
                .rule();
    }

    private static final String LIMITS_TEXT = "Idle connections are cut sooner: the idle timeout falls %s seconds.";

    private static Function<ResourceChange, Stream<Finding>> check(String property, Question question) {
        return notable(
                HEALTH_CHECK,
                property,
                question,
                "The health check is another or a stricter one: " + property + " changes %s.",
                PATH);
    }

    private static Stream<Finding> addressType(ResourceChange change) {
        var type = Setting.of(change, "IpAddressType");
        return type.differs()
                        && type.before().asText().startsWith("dualstack")
                        && type.after().asText("ipv4").equals("ipv4")
                ? Stream.of(type.dangerous(
                        ROUTING,
                        "The load balancer's address type changes %s: clients over IPv6 are cut off."
                                .formatted(type.fromTo()),
                        "Check how many clients use IPv6, and remove the AAAA records well before."))
                : Stream.empty();
    }

    private static Function<ResourceChange, Stream<Finding>> attribute(String list, String key, String what) {
        return change -> {
            var value = new Setting(
                    change,
                    "Properties." + list,
                    attribute(change.propertiesBefore().path(list), key),
                    attribute(change.propertiesAfter().path(list), key));
            return !Values.isAbsent(value.before())
                            && !Values.isAbsent(value.after())
                            && falls(0).about(value) == Question.Answer.YES
                    ? Stream.of(
                            value.notable(LIMITS, what.formatted(value.fromTo()), "Compare with the longest request."))
                    : Stream.empty();
        };
    }

    private static JsonNode attribute(JsonNode attributes, String key) {
        return Values.list(attributes).stream()
                .filter(attribute -> attribute.path("Key").asText().equals(key))
                .map(attribute -> attribute.path("Value"))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** Requests that matched and no longer do are worse than those that match now. */
    private static Stream<Finding> conditions(ResourceChange change) {
        var conditions = Setting.of(change, "Conditions");
        if (!conditions.differs()) {
            return Stream.empty();
        }
        var before = Conditions.of(conditions.before());
        var after = Conditions.of(conditions.after());
        boolean narrower = !after.covers(before);
        return Stream.of(conditions.finding(
                narrower ? Severity.DANGEROUS : Severity.NOTABLE,
                ROUTING,
                "The rule's conditions change from %s to %s: %s."
                        .formatted(
                                before.told(),
                                after.told(),
                                narrower
                                        ? "requests that matched it fall to another rule or none"
                                        : "it takes requests that others served"),
                narrower
                        ? "Check where the requests go that it no longer matches."
                        : "Check whose requests it takes."));
    }

    private static Function<ResourceChange, Stream<Finding>> actions(String property, String whose) {
        return change -> {
            var actions = Setting.of(change, property);
            if (!actions.differs()) {
                return Stream.empty();
            }
            boolean forwarded = hasType(actions.before(), Set.of("forward"));
            boolean answered = hasType(actions.after(), ANSWERS) && !hasType(actions.after(), Set.of("forward"));
            return Stream.of(
                    forwarded && answered
                            ? actions.dangerous(
                                    ROUTING,
                                    "The load balancer answers %s requests itself: they were forwarded to targets, which get none any more."
                                            .formatted(whose),
                                    "Check that nobody needs what the targets answered.")
                            : actions.notable(
                                    ROUTING,
                                    "What becomes of %s requests changes: other targets, weights or answers."
                                            .formatted(whose),
                                    "Check that the targets they go to now are registered and healthy."));
        };
    }

    private static boolean hasType(JsonNode actions, Set<String> types) {
        return Values.list(actions).stream()
                .anyMatch(action -> types.contains(action.path("Type").asText()));
    }

    private static Stream<Finding> targets(ResourceChange change) {
        var targets = Setting.of(change, "Targets");
        List<JsonNode> before = Values.list(targets.before());
        return targets.differs() && !new HashSet<>(Values.list(targets.after())).containsAll(before)
                ? Stream.of(targets.notable(
                        ROUTING,
                        "Targets leave the group, or change their ports.",
                        "Check that those that remain bear the load."))
                : Stream.empty();
    }
}
