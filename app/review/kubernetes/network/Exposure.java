package dev.meridian.app.review.kubernetes.network;

import static dev.meridian.app.review.finding.Severity.DANGEROUS;
import static dev.meridian.app.review.finding.Severity.NOTABLE;
import static dev.meridian.app.review.kubernetes.object.Fields.show;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.kubernetes.change.KubernetesRule;
import dev.meridian.app.review.kubernetes.change.ObjectChange;
import dev.meridian.app.review.kubernetes.object.Fields;
import java.util.List;
import java.util.stream.Stream;

/**
 * Services and ingresses that can be reached from more places, or with less between ("Service annotations" and "Ingress
 * annotations" of the AWS Load Balancer Controller).
 */
public final class Exposure {
    private static final String SERVICE = "service.beta.kubernetes.io/aws-load-balancer-";
    private static final String INGRESS = "alb.ingress.kubernetes.io/";
    private static final String INTERNET = "internet-facing";
    private static final String CURE = "Check that it is meant for everybody, or keep it internal.";

    /** Settings of an ingress that keep out, encrypt or ask who somebody is. */
    private static final List<String> PROTECTIONS =
            List.of("wafv2-acl-arn", "web-acl-id", "certificate-arn", "inbound-cidrs", "auth-type", "ssl-redirect");

    private Exposure() {}

    public static Stream<Finding> examine(ObjectChange change) {
        if (change.isRemoved()) {
            return Stream.empty();
        }
        if (change.kind().equals("Service") && change.group().isEmpty()) {
            return Stream.concat(service(change), sources(change));
        }
        if (change.kind().equals("Ingress")) {
            return Stream.concat(ingress(change), protections(change));
        }
        return Stream.empty();
    }

    private static Stream<Finding> service(ObjectChange change) {
        var before = reach(change.before());
        var after = reach(change.after());
        if (after.ordinal() <= before.ordinal()) {
            return Stream.empty();
        }
        return change.finding(
                after == Reach.INTERNET ? DANGEROUS : NOTABLE,
                KubernetesRule.SERVICE_EXPOSED,
                "the service was reachable from %s, now from %s".formatted(before.text, after.text),
                CURE,
                "spec.type",
                "metadata.annotations");
    }

    private static Reach reach(JsonNode service) {
        var annotations = service.path("metadata").path("annotations");
        return switch (service.path("spec").path("type").asText()) {
            case "NodePort" -> Reach.NODES;
            case "LoadBalancer" -> isInternal(service, annotations) ? Reach.NETWORK : Reach.INTERNET;
            default -> Reach.CLUSTER;
        };
    }

    /** The controller's load balancers are internal unless told otherwise, those of Kubernetes itself are not. */
    private static boolean isInternal(JsonNode service, JsonNode annotations) {
        var scheme = annotations.path(SERVICE + "scheme");
        if (scheme.isTextual()) {
            return !scheme.asText().equals(INTERNET);
        }
        var type = annotations.path(SERVICE + "type").asText();
        return Fields.isTrue(annotations.path(SERVICE + "internal"))
                || type.equals("external")
                || type.equals("nlb-ip")
                || service.path("spec").path("loadBalancerClass").asText().equals("service.k8s.aws/nlb");
    }

    private static Stream<Finding> sources(ObjectChange change) {
        var path = "spec.loadBalancerSourceRanges";
        var before = Fields.texts(change.before(path));
        var after = Fields.texts(change.after(path));
        var isLimited = !before.isEmpty() && reach(change.after()).ordinal() >= Reach.NETWORK.ordinal();
        if (!isLimited || !after.isEmpty() && before.containsAll(after)) {
            return Stream.empty();
        }
        return change.finding(
                after.isEmpty() || after.contains("0.0.0.0/0") ? DANGEROUS : NOTABLE,
                KubernetesRule.SERVICE_EXPOSED,
                "the load balancer let in %s, now %s"
                        .formatted(String.join(", ", before), after.isEmpty() ? "everybody" : String.join(", ", after)),
                "Name the ranges that need it.",
                path);
    }

    private static Stream<Finding> ingress(ObjectChange change) {
        var before = change.before("metadata.annotations").path(INGRESS + "scheme");
        var after = change.after("metadata.annotations").path(INGRESS + "scheme");
        return after.asText().equals(INTERNET) && !before.asText().equals(INTERNET)
                ? change.finding(
                        DANGEROUS,
                        KubernetesRule.SERVICE_EXPOSED,
                        "the load balancer of the ingress was %s, now %s"
                                .formatted(change.isAdded() ? "not there" : "internal", INTERNET),
                        CURE,
                        "metadata.annotations." + INGRESS + "scheme",
                        before,
                        after)
                : Stream.empty();
    }

    private static Stream<Finding> protections(ObjectChange change) {
        var cure = "Keep it, or check that something else in front of the service does the same.";
        var tls = !Fields.isAbsent(change.before("spec.tls")) && Fields.isAbsent(change.after("spec.tls"))
                ? change.dangerous(KubernetesRule.TLS_DROPPED, "the ingress no longer terminates TLS", cure, "spec.tls")
                : Stream.<Finding>empty();
        var annotations = PROTECTIONS.stream().map(name -> INGRESS + name).flatMap(name -> {
            var before = change.before("metadata.annotations").path(name);
            var after = change.after("metadata.annotations").path(name);
            var isGone = !before.isMissingNode() && !change.isAdded() && after.isMissingNode();
            return isGone
                    ? change.finding(
                            DANGEROUS,
                            KubernetesRule.TLS_DROPPED,
                            "the ingress loses %s, which was %s".formatted(name, show(before)),
                            cure,
                            "metadata.annotations." + name,
                            before,
                            after)
                    : Stream.empty();
        });
        return Stream.concat(tls, annotations);
    }

    private enum Reach {
        CLUSTER("within the cluster"),
        NODES("the nodes' network"),
        NETWORK("the load balancer's network"),
        INTERNET("the internet");

        private final String text;

        Reach(String text) {
            this.text = text;
        }
    }
}
