package dev.meridian.app.review.recovery.zone;

import static dev.meridian.app.review.recovery.weakness.Recovery.ZONES;

import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Rule;
import dev.meridian.app.review.finding.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/** NAT gateways, usually one in each zone: with fewer of them, zones share one and its fate. */
final class NatGateways implements Rule {
    private static final String TYPE = "AWS::EC2::NatGateway";

    @Override
    public Stream<Finding> examine(Comparison comparison) {
        return comparison.changes().stream()
                .filter(change -> change.kind() == ResourceChange.Kind.REMOVED
                        && change.type().equals(TYPE))
                .flatMap(NatGateways::fewer);
    }

    private static Stream<Finding> fewer(ResourceChange change) {
        long before = count(change.stack().before());
        long after = count(change.stack().after());
        return after > 0 && after < before
                ? Stream.of(new Finding(
                        ZONES,
                        after == 1 ? Severity.DANGEROUS : Severity.NOTABLE,
                        change,
                        "The VPC has fewer NAT gateways, %d instead of %d: a zone's failure cuts off others' way out."
                                .formatted(after, before),
                        "Keep one in each zone, or check that the others do without a way out.",
                        change.properties()))
                : Stream.empty();
    }

    private static long count(Optional<StackTemplate> side) {
        return side.stream()
                .flatMap(stack -> stack.body().path("Resources").valueStream())
                .filter(resource -> resource.path("Type").asText().equals(TYPE))
                .count();
    }
}
