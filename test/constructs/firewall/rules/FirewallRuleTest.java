package dev.meridian.constructs.firewall.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.meridian.constructs.firewall.EdgeFirewall;
import dev.meridian.constructs.firewall.EdgeFirewallProps;
import dev.meridian.constructs.firewall.Synthesized;
import dev.meridian.constructs.firewall.actions.Mode;
import dev.meridian.constructs.firewall.actions.Outcome;
import dev.meridian.constructs.firewall.requests.ClientAddress;
import dev.meridian.constructs.firewall.requests.RequestMatch;
import dev.meridian.constructs.firewall.requests.Scope;
import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FirewallRuleTest {
    private static final RequestMatch UPLOADS = new RequestMatch.PathPrefix("/uploads/");
    private static final ClientAddress FORWARDED =
            new ClientAddress.Forwarded("X-Forwarded-For", ClientAddress.Position.FIRST);
    private static final List<FirewallRule> RULES = List.of(
            AddressRule.allow("Partners", List.of("192.0.2.0/24", "2001:db8::/32")),
            new AddressRule(
                    "Blocked",
                    Outcome.REFUSE,
                    List.of(),
                    new ClientAddress.Forwarded("X-Forwarded-For", ClientAddress.Position.ANY),
                    Mode.COUNT),
            GeoRule.only("OnlyEurope", Set.of("FR", "DE")),
            new GeoRule("NotThere", GeoRule.Policy.NONE_OF, Set.of("XK"), FORWARDED, Mode.COUNT),
            RateLimit.builder("ApiKeys", 5_000)
                    .key(new RateKey.Header("x-api-key"))
                    .window(RateKey.Window.ONE_MINUTE)
                    .only(new RequestMatch.PathPrefix("/api/"))
                    .build(),
            RateLimit.builder("Logins", 100)
                    .key(new RateKey.Everyone())
                    .only(new RequestMatch.AllOf(
                            List.of(new RequestMatch.Method("POST"), new RequestMatch.HeaderPresent("authorization"))))
                    .mode(Mode.COUNT)
                    .build(),
            RateLimit.builder("Viewers", 2_000_000_000)
                    .key(new RateKey.Client(FORWARDED))
                    .window(RateKey.Window.TEN_MINUTES)
                    .build(),
            ManagedRules.builder("Common", ManagedRuleGroup.COMMON)
                    .version("Version_1.13")
                    .counted(Set.of("SizeRestrictions_BODY", "GenericRFI_BODY"))
                    .only(new RequestMatch.Not(UPLOADS))
                    .build(),
            ManagedRules.builder("Bots", ManagedRuleGroup.BOT_CONTROL_TARGETED)
                    .mode(Mode.COUNT)
                    .build(),
            BodyLimit.except(
                    "BodySize",
                    8_192,
                    new RequestMatch.AnyOf(List.of(UPLOADS, new RequestMatch.HeaderIs("x-trusted", "yes")))),
            new MatchRule(
                    "LargeBodies",
                    new RequestMatch.Labelled("awswaf:managed:aws:core-rule-set:SizeRestrictions_Body"),
                    Outcome.REFUSE,
                    Mode.ENFORCE));

    private static Synthesized template;

    @BeforeAll
    static void synthesize() {
        var stack = TestStack.create();
        new EdgeFirewall(
                stack,
                "Firewall",
                EdgeFirewallProps.builder("all", Scope.cloudFront())
                        .rules(RULES)
                        .build());
        template = Synthesized.of(stack);
    }

    @Test
    void an_address_list_matches_both_families() {
        assertThat(template.statement("Partners")).isEqualTo("""
                        {"OrStatement":{"Statements":[\
                        {"IPSetReferenceStatement":{"Arn":{"Fn::GetAtt":["FirewallRulesPartnersV424197461","Arn"]}}},\
                        {"IPSetReferenceStatement":{"Arn":{"Fn::GetAtt":["FirewallRulesPartnersV6476FD009","Arn"]}}}]}}""");
    }

    @Test
    void an_address_list_is_split_into_a_set_of_each_family_even_if_empty() {
        assertThat(template.ids("AWS::WAFv2::IPSet"))
                .extracting(
                        id -> template.resources().path(id).path("Properties").toString())
                .containsExactly(
                        "{\"Addresses\":[\"192.0.2.0/24\"],\"IPAddressVersion\":\"IPV4\",\"Scope\":\"CLOUDFRONT\"}",
                        "{\"Addresses\":[\"2001:db8::/32\"],\"IPAddressVersion\":\"IPV6\",\"Scope\":\"CLOUDFRONT\"}",
                        "{\"Addresses\":[],\"IPAddressVersion\":\"IPV4\",\"Scope\":\"CLOUDFRONT\"}",
                        "{\"Addresses\":[],\"IPAddressVersion\":\"IPV6\",\"Scope\":\"CLOUDFRONT\"}");
    }

    @Test
    void an_unreadable_forwarded_address_is_refused() {
        assertThat(template.rule("Blocked").findValue("IPSetForwardedIPConfig"))
                .hasToString(
                        "{\"FallbackBehavior\":\"MATCH\",\"HeaderName\":\"X-Forwarded-For\",\"Position\":\"ANY\"}");
        assertThat(template.rule("NotThere").findValue("ForwardedIPConfig"))
                .hasToString("{\"FallbackBehavior\":\"MATCH\",\"HeaderName\":\"X-Forwarded-For\"}");
    }

    @Test
    void countries_let_in_are_the_negation_of_countries_kept_out() {
        assertThat(template.statement("OnlyEurope"))
                .isEqualTo(
                        "{\"NotStatement\":{\"Statement\":{\"GeoMatchStatement\":{\"CountryCodes\":[\"DE\",\"FR\"]}}}}");
        assertThat(template.rule("NotThere").at("/Statement/GeoMatchStatement/CountryCodes"))
                .hasToString("[\"XK\"]");
    }

    @Test
    void more_countries_than_a_statement_takes_become_several_statements() {
        var countries = Stream.of(Locale.getISOCountries()).limit(101).collect(Collectors.toSet());
        var rule = GeoRule.noneOf("Many", countries);
        var stack = TestStack.create();
        new EdgeFirewall(
                stack,
                "Firewall",
                EdgeFirewallProps.builder("many", Scope.regional())
                        .rules(List.of(rule))
                        .build());

        assertThat(rule.capacity()).isEqualTo(3);
        assertThat(Synthesized.of(stack).rule("Many").at("/Statement/OrStatement/Statements"))
                .extracting(part -> part.at("/GeoMatchStatement/CountryCodes").size())
                .containsExactly(50, 50, 1);
    }

    @Test
    void a_rate_limit_counts_each_value_of_a_header_below_a_path() {
        assertThat(template.statement("ApiKeys")).isEqualTo("""
                        {"RateBasedStatement":{"AggregateKeyType":"CUSTOM_KEYS",\
                        "CustomKeys":[{"Header":{"Name":"x-api-key","TextTransformations":[{"Priority":0,"Type":"NONE"}]}}],\
                        "EvaluationWindowSec":60,"Limit":5000,\
                        "ScopeDownStatement":{"ByteMatchStatement":{"FieldToMatch":{"UriPath":{}},\
                        "PositionalConstraint":"STARTS_WITH","SearchString":"/api/","TextTransformations":[\
                        {"Priority":0,"Type":"URL_DECODE"},{"Priority":1,"Type":"NORMALIZE_PATH"}]}}}}""");
    }

    @Test
    void a_rate_limit_counts_everyone_together_or_each_viewer_behind_a_proxy() {
        assertThat(template.rule("Logins")
                        .at("/Statement/RateBasedStatement/AggregateKeyType")
                        .asText())
                .isEqualTo("CONSTANT");
        assertThat(template.statement("Viewers"))
                .isEqualTo("{\"RateBasedStatement\":{\"AggregateKeyType\":\"FORWARDED_IP\",\"EvaluationWindowSec\":600,"
                        + "\"ForwardedIPConfig\":{\"FallbackBehavior\":\"MATCH\",\"HeaderName\":\"X-Forwarded-For\"},"
                        + "\"Limit\":2000000000}}");
    }

    @Test
    void a_rate_limit_tells_the_client_when_to_come_back() {
        assertThat(template.rule("ApiKeys").path("Action"))
                .hasToString("{\"Block\":{\"CustomResponse\":{\"CustomResponseBodyKey\":\"too-many-requests\","
                        + "\"ResponseCode\":429,\"ResponseHeaders\":[{\"Name\":\"Retry-After\",\"Value\":\"60\"}]}}}");
    }

    @Test
    void a_method_and_a_present_header_are_matched_together() {
        assertThat(template.rule("Logins").at("/Statement/RateBasedStatement/ScopeDownStatement"))
                .hasToString("""
                        {"AndStatement":{"Statements":[\
                        {"ByteMatchStatement":{"FieldToMatch":{"Method":{}},"PositionalConstraint":"EXACTLY",\
                        "SearchString":"POST","TextTransformations":[{"Priority":0,"Type":"NONE"}]}},\
                        {"SizeConstraintStatement":{"ComparisonOperator":"GT",\
                        "FieldToMatch":{"SingleHeader":{"Name":"authorization"}},"Size":0,\
                        "TextTransformations":[{"Priority":0,"Type":"NONE"}]}}]}}""");
    }

    @Test
    void a_managed_group_is_pinned_narrowed_and_softened() {
        var group = template.rule("Common").at("/Statement/ManagedRuleGroupStatement");

        assertThat(group.path("Version").asText()).isEqualTo("Version_1.13");
        assertThat(group.path("RuleActionOverrides"))
                .hasToString("[{\"ActionToUse\":{\"Count\":{}},\"Name\":\"GenericRFI_BODY\"},"
                        + "{\"ActionToUse\":{\"Count\":{}},\"Name\":\"SizeRestrictions_BODY\"}]");
        assertThat(group.path("ScopeDownStatement").has("NotStatement")).isTrue();
    }

    @Test
    void a_managed_group_is_overridden_and_has_no_action() {
        assertThat(template.rule("Common").path("OverrideAction")).hasToString("{\"None\":{}}");
        assertThat(template.rule("Bots").path("OverrideAction")).hasToString("{\"Count\":{}}");
        assertThat(template.rule("Bots").has("Action")).isFalse();
    }

    @Test
    void bot_control_says_how_closely_it_looks() {
        assertThat(template.rule("Bots").findValue("ManagedRuleGroupConfigs"))
                .hasToString("[{\"AWSManagedRulesBotControlRuleSet\":{\"InspectionLevel\":\"TARGETED\"}}]");
    }

    @Test
    void a_body_too_large_to_inspect_is_too_large_except_for_uploads() {
        var statement = template.rule("BodySize").at("/Statement/AndStatement/Statements");

        assertThat(statement.at("/0/SizeConstraintStatement/FieldToMatch"))
                .hasToString("{\"Body\":{\"OversizeHandling\":\"MATCH\"}}");
        assertThat(statement.at("/0/SizeConstraintStatement/Size").asInt()).isEqualTo(8_192);
        assertThat(statement.at("/1/NotStatement/Statement/OrStatement/Statements/1/ByteMatchStatement/FieldToMatch"))
                .hasToString("{\"SingleHeader\":{\"Name\":\"x-trusted\"}}");
        assertThat(template.rule("BodySize").path("Action"))
                .hasToString("{\"Block\":{\"CustomResponse\":{\"CustomResponseBodyKey\":\"too-large\","
                        + "\"ResponseCode\":413}}}");
    }

    @Test
    void a_label_of_an_earlier_rule_is_acted_upon() {
        assertThat(template.statement("LargeBodies"))
                .isEqualTo("{\"LabelMatchStatement\":{\"Key\":"
                        + "\"awswaf:managed:aws:core-rule-set:SizeRestrictions_Body\",\"Scope\":\"LABEL\"}}");
        assertThat(template.rule("LargeBodies")
                        .at("/Action/Block/CustomResponse/ResponseCode")
                        .asInt())
                .isEqualTo(403);
    }

    @Test
    void a_rule_that_allows_ends_the_trial_and_one_that_counts_does_not() {
        assertThat(template.rule("Partners").path("Action")).hasToString("{\"Allow\":{}}");
        for (var name : List.of("Blocked", "NotThere", "Logins")) {
            assertThat(template.rule(name).path("Action")).as(name).hasToString("{\"Count\":{}}");
        }
    }

    @Test
    void costs_are_those_that_aws_documents() {
        assertThat(RULES)
                .extracting(FirewallRule::name, FirewallRule::capacity)
                .containsExactly(
                        tuple("Partners", 1 + 1),
                        tuple("Blocked", 2 * (1 + 4)),
                        tuple("OnlyEurope", 1),
                        tuple("NotThere", 1),
                        tuple("ApiKeys", 2 + 30 + 2 + 10 + 10),
                        tuple("Logins", 2 + 2 + 1),
                        tuple("Viewers", 2),
                        tuple("Common", 700 + 22),
                        tuple("Bots", 50),
                        tuple("BodySize", 1 + 22 + 2),
                        tuple("LargeBodies", 1));
    }
}
