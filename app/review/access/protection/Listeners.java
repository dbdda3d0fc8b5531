package dev.meridian.app.review.access.protection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.access.protection.safeguard.ProtectionRule;
import dev.meridian.app.review.access.setting.Setting;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds listeners of load balancers that serve without TLS what they served with it, no longer redirect to HTTPS, or no
 * longer ask for a login.
 */
final class Listeners {
    private static final Set<String> ENCRYPTED = Set.of("HTTPS", "TLS");
    private static final Set<String> LOGINS = Set.of("authenticate-oidc", "authenticate-cognito", "jwt-validation");

    private Listeners() {}

    static Stream<Finding> examine(ResourceChange change) {
        if (change.kind() == Kind.REMOVED) {
            return Stream.empty();
        }
        return switch (change.type()) {
            case "AWS::ElasticLoadBalancingV2::Listener" ->
                Stream.of(protocol(change), redirect(change), login(change, "DefaultActions"))
                        .flatMap(part -> part);
            case "AWS::ElasticLoadBalancingV2::ListenerRule" -> login(change, "Actions");
            default -> Stream.empty();
        };
    }

    private static Stream<Finding> protocol(ResourceChange change) {
        var was = Setting.of(change.propertiesBefore(), "Protocol");
        var is = Setting.of(change.propertiesAfter(), "Protocol");
        var isDropped = was.text().filter(ENCRYPTED::contains).isPresent()
                && is.text().filter(name -> !ENCRYPTED.contains(name)).isPresent();
        return isDropped
                ? Stream.of(Finding.dangerous(
                        ProtectionRule.TLS_WEAKENED,
                        change,
                        "Connections to the listener are no longer encrypted: Protocol is %s, was %s."
                                .formatted(is.words(), was.words()),
                        "Keep TLS on the listener, or say what else encrypts what it serves.",
                        change.in("Protocol").toList()))
                : Stream.empty();
    }

    private static Stream<Finding> redirect(ResourceChange change) {
        var properties = change.propertiesAfter();
        var isPlain = Setting.of(properties, "Protocol").is("HTTP");
        if (!isPlain || redirects(properties) || !forwards(properties)) {
            return Stream.empty();
        }
        if (change.kind() == Kind.ADDED) {
            return Stream.of(Finding.notable(
                    ProtectionRule.TLS_WEAKENED,
                    change,
                    "A new listener serves plain HTTP on port %s."
                            .formatted(Setting.of(properties, "Port").words()),
                    "Redirect to HTTPS, unless the load balancer is internal and that is meant.",
                    List.of()));
        }
        return redirects(change.propertiesBefore())
                ? Stream.of(Finding.dangerous(
                        ProtectionRule.TLS_WEAKENED,
                        change,
                        "The listener serves plain HTTP where it redirected to HTTPS.",
                        "Leave the redirect as the listener's default action.",
                        change.in("DefaultActions").toList()))
                : Stream.empty();
    }

    private static boolean redirects(JsonNode properties) {
        return actions(properties, "DefaultActions")
                .anyMatch(action -> Setting.of(action, "Type").is("redirect")
                        && Setting.of(action.path("RedirectConfig"), "Protocol").is("HTTPS"));
    }

    private static boolean forwards(JsonNode properties) {
        return actions(properties, "DefaultActions")
                .anyMatch(action -> Setting.of(action, "Type").is("forward"));
    }

    private static Stream<Finding> login(ResourceChange change, String property) {
        return asksForLogin(change.propertiesBefore(), property) && !asksForLogin(change.propertiesAfter(), property)
                ? Stream.of(new Finding(
                        ProtectionRule.AUTHENTICATION,
                        Severity.DANGEROUS,
                        change,
                        "The load balancer no longer asks callers to log in.",
                        "Keep the authenticating action before the forwarding one.",
                        change.in(property).toList()))
                : Stream.empty();
    }

    private static boolean asksForLogin(JsonNode properties, String property) {
        return actions(properties, property)
                .anyMatch(action -> LOGINS.contains(action.path("Type").asText()));
    }

    private static Stream<JsonNode> actions(JsonNode properties, String property) {
        return Setting.of(properties, property).items().stream();
    }
}
