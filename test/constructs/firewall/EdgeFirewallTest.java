package dev.meridian.constructs.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.constructs.firewall.actions.Refusal;
import dev.meridian.constructs.firewall.requests.Scope;
import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.services.cloudwatch.Metric;

class EdgeFirewallTest {
    private static final String LOAD_BALANCER =
            "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/atlas/0123456789abcdef";
    private static final String DISTRIBUTION = "arn:aws:cloudfront::111111111111:distribution/E0123456789ABC";

    private static EdgeFirewall regional;
    private static Synthesized regionalTemplate;
    private static EdgeFirewall cdn;
    private static Synthesized cdnTemplate;
    private static Metric refused;
    private static Metric counted;
    private static Metric cdnRefused;

    @BeforeAll
    static void synthesize() {
        var app = TestStack.app();
        var ireland = TestStack.in(app, "eu-west-1");
        var virginia = TestStack.in(app, "us-east-1");
        regional = new EdgeFirewall(
                ireland,
                "Firewall",
                EdgeFirewallProps.builder("atlas", Scope.regional()).build());
        regional.protect("Ingress", LOAD_BALANCER);
        refused = regional.refusedRequests();
        counted = regional.countedRequests("AnonymousIps");
        cdn = new EdgeFirewall(
                virginia,
                "Firewall",
                EdgeFirewallProps.builder("cdn", new Scope.CloudFront(Scope.BodyInspection.KB_48))
                        .tokenDomains(List.of("example.com"))
                        .replies(Map.of(Refusal.FORBIDDEN, "{\"error\":\"no\"}"))
                        .ddosProtection(DdosProtection.ADVANCED)
                        .build());
        cdn.protectDistribution("Site", DISTRIBUTION);
        cdnRefused = cdn.refusedRequests("SqlInjection");
        regionalTemplate = Synthesized.of(ireland);
        cdnTemplate = Synthesized.of(virginia);
    }

    @Test
    void tries_the_standard_rules_cheapest_first() {
        assertThat(texts(regionalTemplate.acl().path("Rules"), "Name"))
                .containsExactly(
                        "RefusedAddresses",
                        "RequestRate",
                        "IpReputation",
                        "AnonymousIps",
                        "CommonRules",
                        "KnownBadInputs",
                        "SqlInjection",
                        "BodySize");
    }

    @Test
    void numbers_the_rules_densely_from_zero() {
        assertThat(texts(regionalTemplate.acl().path("Rules"), "Priority"))
                .containsExactly("0", "1", "2", "3", "4", "5", "6", "7");
    }

    @Test
    void lets_in_what_no_rule_refuses() {
        assertThat(regionalTemplate.acl().path("DefaultAction")).hasToString("{\"Allow\":{}}");
    }

    @Test
    void measures_the_firewall_and_each_rule_under_its_own_name() {
        assertThat(regionalTemplate.acl().at("/VisibilityConfig/MetricName").asText())
                .isEqualTo("atlas");
        for (var rule : regionalTemplate.acl().path("Rules")) {
            assertThat(rule.path("VisibilityConfig"))
                    .hasToString("{\"CloudWatchMetricsEnabled\":true,\"MetricName\":%s,\"SampledRequestsEnabled\":true}"
                            .formatted(rule.path("Name")));
        }
    }

    @Test
    void slows_down_known_attackers_at_the_load_balancer_only_under_attack() {
        assertThat(regionalTemplate
                        .acl()
                        .at("/OnSourceDDoSProtectionConfig/ALBLowReputationMode")
                        .asText())
                .isEqualTo("ACTIVE_UNDER_DDOS");
        assertThat(regionalTemplate.acl().has("AssociationConfig")).isFalse();
    }

    @Test
    void raises_the_inspected_body_only_for_cloudfront() {
        assertThat(cdnTemplate.acl().path("AssociationConfig"))
                .hasToString("{\"RequestBody\":{\"CLOUDFRONT\":{\"DefaultSizeInspectionLimit\":\"KB_48\"}}}");
        assertThat(cdnTemplate.acl().has("OnSourceDDoSProtectionConfig")).isFalse();
        assertThat(cdnTemplate.acl().path("Scope").asText()).isEqualTo("CLOUDFRONT");
        assertThat(cdnTemplate
                        .rule("BodySize")
                        .at("/Statement/SizeConstraintStatement/Size")
                        .asInt())
                .isEqualTo(49_152);
    }

    @Test
    void answers_each_refusal_with_json_that_can_be_replaced() {
        var bodies = cdnTemplate.acl().path("CustomResponseBodies");

        assertThat(bodies.path("forbidden"))
                .hasToString("{\"Content\":\"{\\\"error\\\":\\\"no\\\"}\",\"ContentType\":\"APPLICATION_JSON\"}");
        assertThat(bodies.at("/too-many-requests/Content").asText())
                .isEqualTo("{\"error\":\"too_many_requests\",\"message\":\"Slow down and retry later.\"}");
        assertThat(bodies.at("/too-large/Content").asText()).contains("too_large");
    }

    @Test
    void accepts_tokens_of_further_domains_only_where_asked() {
        assertThat(cdnTemplate.acl().path("TokenDomains")).hasToString("[\"example.com\"]");
        assertThat(regionalTemplate.acl().has("TokenDomains")).isFalse();
    }

    @Test
    void protects_a_load_balancer_without_shield_advanced_by_default() {
        assertThat(regionalTemplate.only("AWS::WAFv2::WebACLAssociation").path("Properties"))
                .hasToString("{\"ResourceArn\":\"%s\",\"WebACLArn\":{\"Fn::GetAtt\":[\"Firewall\",\"Arn\"]}}"
                        .formatted(LOAD_BALANCER));
        assertThat(regionalTemplate.ids("AWS::Shield::Protection")).isEmpty();
    }

    @Test
    void puts_shield_advanced_behind_a_distribution_where_asked() {
        assertThat(cdnTemplate.only("AWS::Shield::Protection").path("Properties"))
                .hasToString("{\"Name\":\"cdn-Site\",\"ResourceArn\":\"%s\"}".formatted(DISTRIBUTION));
        assertThat(cdnTemplate.ids("AWS::WAFv2::WebACLAssociation")).isEmpty();
    }

    @Test
    void puts_shield_advanced_behind_a_load_balancer_where_asked() {
        var stack = TestStack.create();
        new EdgeFirewall(
                        stack,
                        "Firewall",
                        EdgeFirewallProps.builder("atlas", Scope.regional())
                                .ddosProtection(DdosProtection.ADVANCED)
                                .build())
                .protect("Ingress", LOAD_BALANCER);
        var template = Synthesized.of(stack);

        assertThat(template.only("AWS::Shield::Protection").path("Properties"))
                .hasToString("{\"Name\":\"atlas-Ingress\",\"ResourceArn\":\"%s\"}".formatted(LOAD_BALANCER));
        assertThat(template.ids("AWS::WAFv2::WebACLAssociation")).hasSize(1);
    }

    @Test
    void takes_1180_of_the_1500_units_that_cost_nothing_extra() {
        assertThat(regional.capacity()).isEqualTo(1_180).isLessThan(EdgeFirewallProps.INCLUDED_CAPACITY);
    }

    @Test
    void counts_what_it_refuses_by_region_except_for_cloudfront() {
        assertThat(refused.getMetricName()).isEqualTo("BlockedRequests");
        assertThat(refused.getNamespace()).isEqualTo("AWS/WAFV2");
        assertThat(refused.getDimensions()).isEqualTo(Map.of("WebACL", "atlas", "Rule", "ALL", "Region", "eu-west-1"));
        assertThat(counted.getMetricName()).isEqualTo("CountedRequests");
        assertThat(counted.getDimensions())
                .isEqualTo(Map.of("WebACL", "atlas", "Rule", "AnonymousIps", "Region", "eu-west-1"));
        assertThat(cdnRefused.getDimensions()).isEqualTo(Map.of("WebACL", "cdn", "Rule", "SqlInjection"));
    }

    @Test
    void keeps_the_logical_ids_that_others_and_operators_rely_on() {
        assertThat(regionalTemplate.ids("AWS::WAFv2::WebACL")).containsExactly("Firewall");
        assertThat(regionalTemplate.ids("AWS::Logs::LogGroup")).containsExactly("FirewallLog96E68B05");
        assertThat(regionalTemplate.ids("AWS::WAFv2::IPSet"))
                .containsExactly("FirewallRulesRefusedAddressesV41C0229A4", "FirewallRulesRefusedAddressesV66FB79923");
    }

    @Test
    void refuses_a_metric_of_a_rule_it_does_not_have() {
        assertThatThrownBy(() -> cdn.refusedRequests("Nonsense"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("firewall 'cdn' has the rules [RefusedAddresses, RequestRate, IpReputation, AnonymousIps,"
                        + " CommonRules, KnownBadInputs, SqlInjection, BodySize], got 'Nonsense'");
    }

    @Test
    void refuses_to_protect_what_its_scope_cannot() {
        assertThatThrownBy(() -> cdn.protect("Ingress", LOAD_BALANCER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("firewall 'cdn' is for CloudFront and cannot protect a load balancer, got 'Ingress';"
                        + " give arn() to the distribution");
        assertThatThrownBy(() -> regional.protectDistribution("Site", DISTRIBUTION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("firewall 'atlas' is for load balancers and cannot protect a distribution, got 'Site';"
                        + " use Scope.cloudFront()");
    }

    @Test
    void refuses_a_cloudfront_firewall_outside_virginia() {
        var stack = TestStack.in(TestStack.app(), "eu-west-1");
        var props = EdgeFirewallProps.builder("cdn", Scope.cloudFront()).build();

        assertThatThrownBy(() -> new EdgeFirewall(stack, "Firewall", props))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("firewall 'cdn' is for CloudFront and must be in us-east-1, got eu-west-1;"
                        + " define it in a stack of that region");
    }

    private static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(element -> element.path(field).asText())
                .toList();
    }
}
