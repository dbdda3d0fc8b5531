package dev.meridian.app.review.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GuardCostTest {
    @Test
    void a_secret_is_paid_again_where_it_is_replicated_to() {
        var secret = "Secret: {Type: 'AWS::SecretsManager::Secret', Properties: {ReplicaRegions: []}}";
        var lines = Sides.changed(secret, secret.replace("[]", "[{Region: us-east-1}, {Region: 'ap-southeast-1'}]"))
                .lines();

        assertThat(lines).extracting(line -> line.region()).containsExactly("ap-southeast-1", "us-east-1");
        assertThat(lines)
                .extracting(line -> line.difference().orElseThrow().toString())
                .containsOnly("0.40");
    }

    @Test
    void an_alarm_is_paid_by_the_metrics_it_reads_and_how_often() {
        var simple = "Alarm: {Type: 'AWS::CloudWatch::Alarm', Properties: {MetricName: Errors, Period: 60}}";
        var ratio = """
                Alarm:
                  Type: AWS::CloudWatch::Alarm
                  Properties:
                    Metrics:
                      - {Id: errors, MetricStat: {Period: 60}}
                      - {Id: requests, MetricStat: {Period: 60}}
                      - {Id: result, Expression: errors / requests}
                """;

        // (2 - 1) metrics × 0.10
        assertThat(Sides.changed(simple, ratio).differences())
                .containsExactly("CloudWatch alarm, standard resolution = 0.10");
        // 1 metric × 0.30
        assertThat(Sides.added(simple.replace("60", "10")).differences())
                .containsExactly("CloudWatch alarm, high resolution = 0.30");
    }

    @Test
    void a_web_acl_pays_for_itself_each_rule_and_the_fee_of_some_groups() {
        // 5.00; 2 rules × 1.00; Bot Control 10.00
        assertThat(Sides.added("""
                                Firewall:
                                  Type: AWS::WAFv2::WebACL
                                  Properties:
                                    Rules:
                                      - {Name: Rate, Statement: {RateBasedStatement: {Limit: 100}}}
                                      - {Name: Bots, Statement: {ManagedRuleGroupStatement: {VendorName: AWS, Name: AWSManagedRulesBotControlRuleSet}}}
                                """).differences())
                .containsExactly(
                        "WAF Bot Control managed group = 10.00",
                        "WAF web ACL = 5.00",
                        "WAF rules and rule groups = 2.00");
    }

    @Test
    void a_group_of_another_vendor_has_no_price_here() {
        assertThat(Sides.added("""
                                Firewall:
                                  Type: AWS::WAFv2::WebACL
                                  Properties:
                                    Rules: [{Statement: {ManagedRuleGroupStatement: {VendorName: Fence, Name: Rules}}}]
                                """).differences()).contains("WAF managed group of another vendor = ?");
    }

    @Test
    void keys_of_a_region_make_one_line() {
        var lines = Sides.added("""
                        One: {Type: 'AWS::KMS::Key', Properties: {Description: one}}
                        Two: {Type: 'AWS::KMS::Key', Properties: {Description: two}}
                        """).lines();

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.what()).isEqualTo("2 × KMS customer managed key");
            assertThat(line.calculation()).startsWith("each nothing → 1 × 1; ");
            assertThat(line.difference())
                    .hasValueSatisfying(usd -> assertThat(usd).isEqualByComparingTo("2.00"));
        });
    }
}
