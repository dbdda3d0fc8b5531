package dev.meridian.constructs.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.firewall.requests.Scope;
import dev.meridian.support.TestStack;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.services.kms.Key;

class RequestLogTest {
    private static Synthesized plain;
    private static Synthesized strict;

    @BeforeAll
    static void synthesize() {
        var app = TestStack.app();
        var ireland = TestStack.in(app, "eu-west-1");
        var frankfurt = TestStack.in(app, "eu-central-1");
        new EdgeFirewall(
                ireland,
                "Firewall",
                EdgeFirewallProps.builder("atlas", Scope.regional()).build());
        new EdgeFirewall(
                frankfurt,
                "Firewall",
                EdgeFirewallProps.builder("atlas", Scope.regional())
                        .log(RequestLog.builder()
                                .retentionDays(90)
                                .encryptionKey(new Key(frankfurt, "Key"))
                                .kept(RequestLog.Kept.NOTEWORTHY)
                                .hidden(List.of(new HiddenField.Header("x-api-key"), new HiddenField.QueryString()))
                                .build())
                        .build());
        plain = Synthesized.of(ireland);
        strict = Synthesized.of(frankfurt);
    }

    @Test
    void names_its_group_as_waf_demands_and_anew_for_each_stack() {
        assertThat(plain.only("AWS::Logs::LogGroup").at("/Properties/LogGroupName"))
                .hasToString("""
                        {"Fn::Join":["",["aws-waf-logs-atlas-",{"Fn::Select":[2,{"Fn::Split":["/",{"Ref":"AWS::StackId"}]}]}]]}""");
    }

    @Test
    void outlives_its_stack_unless_its_creation_fails() {
        var group = plain.only("AWS::Logs::LogGroup");

        assertThat(group.path("DeletionPolicy").asText()).isEqualTo("RetainExceptOnCreate");
        assertThat(group.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
    }

    @Test
    void keeps_records_for_a_year_by_default() {
        assertThat(plain.only("AWS::Logs::LogGroup")
                        .at("/Properties/RetentionInDays")
                        .asInt())
                .isEqualTo(365);
        assertThat(strict.only("AWS::Logs::LogGroup")
                        .at("/Properties/RetentionInDays")
                        .asInt())
                .isEqualTo(90);
    }

    @Test
    void admits_only_log_delivery_of_its_own_account_and_needs_no_regional_policy() {
        var statement = plain.only("AWS::Logs::LogGroup").at("/Properties/ResourcePolicyDocument/Statement/0");

        assertThat(statement.path("Principal")).hasToString("{\"Service\":\"delivery.logs.amazonaws.com\"}");
        assertThat(statement.path("Action")).hasToString("[\"logs:CreateLogStream\",\"logs:PutLogEvents\"]");
        assertThat(statement.path("Condition"))
                .hasToString("{\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:logs:eu-west-1:111111111111:*\"},"
                        + "\"StringEquals\":{\"aws:SourceAccount\":\"111111111111\"}}");
        assertThat(plain.ids("AWS::Logs::ResourcePolicy")).isEmpty();
    }

    @Test
    void delivers_to_an_arn_without_the_wildcard_that_waf_refuses() {
        assertThat(plain.only("AWS::WAFv2::LoggingConfiguration").at("/Properties/LogDestinationConfigs/0"))
                .hasToString("{\"Fn::Join\":[\"\",[\"arn:aws:logs:eu-west-1:111111111111:log-group:\","
                        + "{\"Ref\":\"FirewallLog96E68B05\"}]]}");
    }

    @Test
    void hides_credentials_in_the_log_and_in_sampled_requests() {
        assertThat(plain.only("AWS::WAFv2::LoggingConfiguration").at("/Properties/RedactedFields"))
                .hasToString(
                        "[{\"SingleHeader\":{\"Name\":\"authorization\"}},{\"SingleHeader\":{\"Name\":\"cookie\"}}]");
        assertThat(plain.acl().at("/DataProtectionConfig/DataProtections"))
                .hasToString("[{\"Action\":\"SUBSTITUTION\",\"Field\":{\"FieldKeys\":[\"authorization\"],"
                        + "\"FieldType\":\"SINGLE_HEADER\"}},{\"Action\":\"SUBSTITUTION\",\"Field\":"
                        + "{\"FieldKeys\":[\"cookie\"],\"FieldType\":\"SINGLE_HEADER\"}}]");
    }

    @Test
    void hides_the_query_string_where_asked() {
        assertThat(strict.only("AWS::WAFv2::LoggingConfiguration").at("/Properties/RedactedFields"))
                .hasToString("[{\"SingleHeader\":{\"Name\":\"x-api-key\"}},{\"QueryString\":{}}]");
        assertThat(strict.acl().at("/DataProtectionConfig/DataProtections/1/Field"))
                .hasToString("{\"FieldType\":\"QUERY_STRING\"}");
    }

    @Test
    void records_every_request_unless_told_to_leave_out_what_merely_passed() {
        assertThat(plain.only("AWS::WAFv2::LoggingConfiguration")
                        .path("Properties")
                        .has("LoggingFilter"))
                .isFalse();
        var filter = strict.only("AWS::WAFv2::LoggingConfiguration").at("/Properties/LoggingFilter");
        assertThat(filter.path("DefaultBehavior").asText()).isEqualTo("DROP");
        assertThat(filter.at("/Filters/0/Behavior").asText()).isEqualTo("KEEP");
        assertThat(filter.at("/Filters/0/Requirement").asText()).isEqualTo("MEETS_ANY");
        assertThat(filter.at("/Filters/0/Conditions").findValuesAsText("Action"))
                .containsExactly("BLOCK", "COUNT", "EXCLUDED_AS_COUNT", "CAPTCHA", "CHALLENGE");
    }

    @Test
    void lets_cloudwatch_use_the_key_for_this_log_alone() {
        assertThat(plain.only("AWS::Logs::LogGroup").path("Properties").has("KmsKeyId"))
                .isFalse();
        assertThat(strict.only("AWS::Logs::LogGroup")
                        .at("/Properties/KmsKeyId/Fn::GetAtt/1")
                        .asText())
                .isEqualTo("Arn");
        var statement = strict.only("AWS::KMS::Key").at("/Properties/KeyPolicy/Statement/1");
        assertThat(statement.at("/Principal/Service").asText()).isEqualTo("logs.eu-central-1.amazonaws.com");
        assertThat(statement.path("Condition"))
                .hasToString("{\"ArnLike\":{\"kms:EncryptionContext:aws:logs:arn\":"
                        + "\"arn:aws:logs:eu-central-1:111111111111:log-group:aws-waf-logs-atlas-*\"}}");
    }

    @Test
    void refuses_a_retention_that_cloudwatch_does_not_offer() {
        var log = RequestLog.builder().retentionDays(100);

        assertThatThrownBy(log::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "retentionDays must be one of [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731,"
                                + " 1096, 1827, 2192, 2557, 2922, 3288, 3653], got 100");
    }

    @Test
    void refuses_to_hide_a_field_twice() {
        var log = RequestLog.builder().hidden(List.of(new HiddenField.QueryString(), new HiddenField.QueryString()));

        assertThatThrownBy(log::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hidden must list each field once, got [QueryString[], QueryString[]]");
    }
}
