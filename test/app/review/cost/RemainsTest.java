package dev.meridian.app.review.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.meridian.app.review.assembly.CloudAssembly;
import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.change.StackPair;
import dev.meridian.app.review.finding.EnvironmentCost;
import dev.meridian.app.review.finding.EnvironmentCost.Line;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemainsTest {
    private static final String NAT = "Nat: {Type: 'AWS::EC2::NatGateway', Properties: {}}";
    private static final String RETAINED = NAT.replace("Type", "DeletionPolicy: Retain, Type");
    private static final StackTemplate STACK = named("shop", NAT);

    @ParameterizedTest
    @ValueSource(strings = {"Retain", "RetainExceptOnCreate"})
    void what_a_policy_keeps_saves_nothing_and_goes_on_costing(String policy) {
        var cost =
                Sides.changed(RETAINED.replace("Retain", policy), "{}").costs().get(0);

        // 730 h × 0.048
        assertThat(cost.difference()).isEqualByComparingTo("0");
        assertThat(cost.lines()).singleElement().satisfies(line -> {
            assertThat(line.kind()).isEqualTo(Line.Kind.KEPT);
            assertThat(line.amount()).hasValueSatisfying(usd -> assertThat(usd).isEqualByComparingTo("35.04"));
            assertThat(line.difference()).isEmpty();
            assertThat(line.calculation()).startsWith("goes on costing 35.04 a month, unwatched: 1 × 730 h × 0.048");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Delete", "Snapshot", ""})
    void what_is_deleted_is_saved(String policy) {
        assertThat(Sides.changed(RETAINED.replace("Retain", policy), "{}").differences())
                .containsExactly("NAT gateway = -35.04");
    }

    @Test
    void what_is_kept_does_not_cancel_out_what_comes() {
        assertThat(Sides.changed(RETAINED, NAT.replace("Nat:", "Gateway:")).lines())
                .extracting(Line::kind)
                .containsExactly(Line.Kind.COUNTED, Line.Kind.KEPT);
    }

    @Test
    void all_of_a_stack_that_is_gone_goes_on() {
        assertThat(kinds(comparison(List.of(STACK), List.of(), removed("shop"))))
                .containsExactly(Line.Kind.KEPT);
    }

    @Test
    void a_nested_stack_goes_with_its_resource_unless_the_one_above_is_left() {
        var above = named("shop", "Nested: {Type: 'AWS::CloudFormation::Stack', Properties: {}}");
        var nested = named("shop/Nested", NAT);
        var empty = named("shop", "{}");

        assertThat(kinds(comparison(List.of(above, nested), List.of(empty), removed("shop/Nested"))))
                .containsExactly(Line.Kind.COUNTED);
        assertThat(kinds(comparison(List.of(above, nested), List.of(), removed("shop/Nested"))))
                .containsExactly(Line.Kind.KEPT);
    }

    @Test
    void what_moves_out_of_a_stack_that_is_gone_is_paid_twice() {
        var other = named("network", NAT);
        var moved = change("network", List.of(), Optional.of("shop/Nat"), Kind.MOVED, Replacement.YES, NAT, NAT);

        assertThat(kinds(comparison(List.of(STACK), List.of(other), moved)))
                .containsExactly(Line.Kind.COUNTED, Line.Kind.KEPT);
        assertThat(kinds(comparison(List.of(STACK), List.of(other, named("shop", "{}")), moved)))
                .isEmpty();
    }

    @Test
    void what_is_replaced_and_kept_is_paid_twice() {
        var before = NAT.replace("Type", "UpdateReplacePolicy: Retain, Type");
        var after = NAT.replace("{}", "{ConnectivityType: private}");

        assertThat(kinds(comparison(
                        List.of(STACK),
                        List.of(STACK),
                        change("shop", List.of(), Optional.empty(), Kind.CHANGED, Replacement.YES, before, after))))
                .containsExactly(Line.Kind.COUNTED, Line.Kind.KEPT);
        assertThat(kinds(comparison(
                        List.of(STACK),
                        List.of(STACK),
                        change("shop", List.of(), Optional.empty(), Kind.CHANGED, Replacement.NO, before, after))))
                .isEmpty();
    }

    private static List<Line.Kind> kinds(Comparison comparison) {
        return CostReview.atListPrices().of(comparison).stream()
                .map(EnvironmentCost::lines)
                .flatMap(List::stream)
                .map(Line::kind)
                .toList();
    }

    private static ResourceChange removed(String stack) {
        return change(stack, List.of(named(stack, NAT)), Optional.empty(), Kind.REMOVED, Replacement.NO, NAT, "");
    }

    /** The change of the gateway; the pair it names has the given stack as it runs, and none as proposed where it is removed. */
    private static ResourceChange change(
            String stack,
            List<StackTemplate> before,
            Optional<String> formerId,
            Kind kind,
            Replacement replacement,
            String was,
            String is) {
        var after = kind == Kind.REMOVED ? Optional.<StackTemplate>empty() : Optional.of(named(stack, NAT));
        return new ResourceChange(
                new StackPair(stack, before.stream().findFirst(), after),
                "Nat",
                formerId,
                "AWS::EC2::NatGateway",
                kind,
                Sides.resources(was).path("Nat"),
                is.isEmpty() ? MissingNode.getInstance() : Sides.resources(is).path("Nat"),
                replacement,
                List.of());
    }

    private static StackTemplate named(String name, String resources) {
        var stack = Sides.stack(Optional.of("eu-west-1"), Sides.resources(resources));
        return new StackTemplate(
                name, stack.stage(), stack.account(), stack.region(), stack.terminationProtection(), stack.body());
    }

    private static Comparison comparison(
            List<StackTemplate> before, List<StackTemplate> after, ResourceChange... changes) {
        return new Comparison(
                assembly(before), assembly(after), Stream.of(changes).toList(), List.of());
    }

    private static CloudAssembly assembly(List<StackTemplate> stacks) {
        var byName = new TreeMap<String, StackTemplate>();
        stacks.forEach(stack -> byName.put(stack.name(), stack));
        return new CloudAssembly("side", byName, new TreeMap<>());
    }
}
