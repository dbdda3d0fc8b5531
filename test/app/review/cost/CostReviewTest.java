package dev.meridian.app.review.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.app.review.cost.price.PriceList;
import dev.meridian.app.review.finding.EnvironmentCost.Line.Kind;
import java.io.StringReader;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CostReviewTest {
    private static final String NAT = "Nat: {Type: 'AWS::EC2::NatGateway', Properties: {}}";
    private static final String BUCKET = "Bucket: {Type: 'AWS::S3::Bucket', Properties: {}}";

    @Test
    void nothing_that_costs_changes_nothing() {
        assertThat(Sides.changed(
                                NAT + "\nRole: {Type: 'AWS::IAM::Role', Properties: {Path: /a/}}",
                                NAT.replace("{}", "{Tags: [{Key: a, Value: b}]}")
                                        + "\nRoute: {Type: 'AWS::EC2::Route', Properties: {}}")
                        .costs())
                .isEmpty();
    }

    @Test
    void what_goes_and_comes_again_under_another_name_costs_nothing() {
        assertThat(Sides.changed(NAT, NAT.replace("Nat:", "Gateway:")).costs()).isEmpty();
    }

    @Test
    void one_of_three_that_comes_again_leaves_two_that_are_gone() {
        var three = NAT + "\n" + NAT.replace("Nat:", "Nat2:") + "\n" + NAT.replace("Nat:", "Nat3:");

        // -2 × 730 h × 0.048
        assertThat(Sides.changed(three, NAT.replace("Nat:", "Gateway:")).differences())
                .containsExactly("2 × NAT gateway = -70.08");
    }

    @Test
    void a_region_the_assembly_does_not_name_has_no_prices() {
        var sides = new Sides(
                Sides.stack(Optional.empty(), Sides.resources("{}")),
                Sides.stack(Optional.empty(), Sides.resources(NAT)));

        assertThat(sides.differences()).containsExactly("NAT gateway = ?");
        assertThat(sides.lines().get(0).region()).isEqualTo("unknown region");
        assertThat(sides.costs().get(0).difference()).isEqualByComparingTo("0");
        assertThat(sides.costs().get(0).isIncomplete()).isTrue();
    }

    @Test
    void a_region_the_table_does_not_know_has_no_prices() {
        assertThat(Sides.in("eu-north-1", "{}", NAT).differences()).containsExactly("NAT gateway = ?");
    }

    @Test
    void a_type_without_any_price_is_named_when_it_changes_in_size_alone() {
        var cache = "Cache: {Type: 'AWS::DAX::Cluster', Properties: {NodeType: dax.r5.large, ReplicationFactor: 3}}";

        assertThat(Sides.changed(cache, cache.replace("Factor: 3", "Factor: 2")).differences())
                .containsExactly("DAX cluster = ?");
        assertThat(Sides.changed(cache, cache.replace("{NodeType", "{Description: cache, NodeType"))
                        .costs())
                .isEmpty();
    }

    @Test
    void usage_is_named_with_its_unit_price_and_counted_nowhere() {
        var cost = Sides.added(BUCKET).costs().get(0);

        assertThat(cost.lines()).singleElement().satisfies(line -> {
            assertThat(line.calculation()).isEqualTo("new: S3 storage and requests (0.023 per GB-month)");
            assertThat(line.kind()).isEqualTo(Kind.USAGE);
            assertThat(line.difference()).isEmpty();
        });
        assertThat(cost.isIncomplete()).isFalse();
    }

    @Test
    void usage_of_a_region_makes_one_line() {
        var log = "Log: {Type: 'AWS::Logs::LogGroup', Properties: {RetentionInDays: 7}}";

        assertThat(Sides.changed(
                                log,
                                BUCKET + "\n" + BUCKET.replace("Bucket:", "Other:") + "\n"
                                        + "Queue: {Type: 'AWS::SQS::Queue', Properties: {}}")
                        .lines())
                .singleElement()
                .satisfies(line -> assertThat(line.calculation())
                        .matches("new: 2 × S3 storage and requests \\(0.023 per GB-month\\), SQS requests \\(.*\\);"
                                + " gone: CloudWatch logs \\(.* per GB\\)"));
    }

    @Test
    void usage_at_the_same_price_on_both_sides_is_not_told() {
        assertThat(Sides.changed(BUCKET, BUCKET.replace("{}", "{LifecycleConfiguration: {Rules: []}}"))
                        .costs())
                .isEmpty();
        assertThat(Sides.changed(
                                "Log: {Type: 'AWS::Logs::LogGroup', Properties: {RetentionInDays: 365}}",
                                "Other: {Type: 'AWS::Logs::LogGroup', Properties: {RetentionInDays: 7}}")
                        .costs())
                .isEmpty();
    }

    @Test
    void flow_logs_have_a_price_in_cloudwatch_alone() {
        var log = "Flow: {Type: 'AWS::EC2::FlowLog', Properties: {LogDestinationType: s3}}";

        assertThat(Sides.changed(log, log.replace("s3", "cloud-watch-logs")).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.calculation())
                        .isEqualTo("at another price: VPC flow logs to S3 (price unknown)"
                                + " → VPC flow logs to CloudWatch (0.57 per GB)"));
    }

    @Test
    void another_type_under_the_same_name_is_paid_instead_of_the_former() {
        // 730 h × 0.005 - 730 h × 0.048
        assertThat(Sides.changed(NAT, NAT.replace("NatGateway", "EIP")).differences())
                .containsExactly("NAT gateway → Elastic IP (public IPv4) = -31.39");
    }

    @Test
    void a_condition_is_named() {
        assertThat(Sides.added(NAT.replace("Properties", "Condition: IsProduction, Properties"))
                        .lines())
                .singleElement()
                .satisfies(line -> assertThat(line.calculation())
                        .endsWith("; data processed is not counted; if condition IsProduction holds"));
    }

    @Test
    void names_the_line_of_a_table_it_cannot_read() {
        var header = "service,region,item,unit,usd,as_of,source\n";

        assertThatThrownBy(() -> PriceList.read(new StringReader("service,region\n")))
                .hasMessage(
                        "a price table begins with 'service,region,item,unit,usd,as_of,source', got 'service,region'");
        assertThatThrownBy(() -> PriceList.read(new StringReader(header + "EC2,us-east-1,m5.large\n")))
                .hasMessage("a price has 7 cells, got 'EC2,us-east-1,m5.large'");
        assertThatThrownBy(() -> PriceList.read(new StringReader(header + "A,b,c,d,1,2026,x\nA,b,c,d,2,2026,x\n")))
                .hasMessage("two prices for one item, the second is 'A,b,c,d,2,2026,x'");
    }
}
