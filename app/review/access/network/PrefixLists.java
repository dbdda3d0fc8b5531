package dev.meridian.app.review.access.network;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.access.network.traffic.Breadth;
import dev.meridian.app.review.access.network.traffic.NetworkRule;
import dev.meridian.app.review.access.network.traffic.Peer;
import dev.meridian.app.review.access.network.traffic.Traffic;
import dev.meridian.app.review.access.setting.Setting;
import dev.meridian.app.review.address.AddressRange;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import java.util.List;
import java.util.stream.Stream;

/** Finds addresses added to a prefix list that runs: every security group and route that refers to it follows. */
final class PrefixLists {
    private PrefixLists() {}

    static Stream<Finding> examine(ResourceChange change) {
        if (!change.type().equals("AWS::EC2::PrefixList")
                || change.propertiesBefore().isMissingNode()) {
            return Stream.empty();
        }
        var more = Traffic.subtract(addresses(change.propertiesAfter()), addresses(change.propertiesBefore()));
        if (more.isEmpty()) {
            return Stream.empty();
        }
        var severity = Breadth.widest(more).compareTo(Breadth.NARROW) > 0 ? Severity.DANGEROUS : Severity.NOTABLE;
        return Stream.of(new Finding(
                NetworkRule.PREFIX_LIST_WIDENED,
                severity,
                change,
                "The prefix list also names %s, for every rule that refers to it."
                        .formatted(String.join(
                                ", ",
                                more.stream().map(part -> part.peer().text()).toList())),
                "Check every security group, network firewall and route that refers to the list.",
                change.in("Entries").toList()));
    }

    private static List<Traffic> addresses(JsonNode properties) {
        return Setting.of(properties, "Entries").items().stream()
                .map(entry -> entry.path("Cidr").asText())
                .flatMap(cidr -> AddressRange.parse(cidr).stream())
                .map(range ->
                        new Traffic(new Traffic.Span(6, 6), new Traffic.Span(443, 443), new Peer.Addresses(range)))
                .toList();
    }
}
