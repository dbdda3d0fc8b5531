package dev.meridian.app.review.access.network.endpoint;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.access.network.traffic.Breadth;
import dev.meridian.app.review.access.network.traffic.Peer;
import dev.meridian.app.review.access.network.traffic.References;
import dev.meridian.app.review.access.network.traffic.Traffic;
import dev.meridian.app.review.access.setting.Readable;
import dev.meridian.app.review.access.setting.Setting;
import dev.meridian.app.review.address.AddressRange;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import java.util.List;
import java.util.Optional;

/**
 * Whom the API server of an EKS cluster answers. Without settings its endpoint is public, to every address, and not private
 * ("Cluster API server endpoint" in the Amazon EKS user guide).
 */
final class ClusterEndpoint {
    private static final JsonPointer PUBLIC = JsonPointer.compile("/ResourcesVpcConfig/EndpointPublicAccess");
    private static final JsonPointer CIDRS = JsonPointer.compile("/ResourcesVpcConfig/PublicAccessCidrs");

    private ClusterEndpoint() {}

    static Optional<Finding> examine(ResourceChange change) {
        var open = sources(change.propertiesAfter());
        if (change.kind() == Kind.ADDED) {
            return Breadth.widest(open) == Breadth.WORLD
                    ? Optional.of(PublicEndpoints.finding(
                            change, Severity.NOTABLE, "The new cluster's API server answers " + text(open) + "."))
                    : Optional.empty();
        }
        if (Setting.at(change.propertiesBefore(), PUBLIC).isUnknown()) {
            return Optional.empty();
        }
        var more = Traffic.subtract(open, sources(change.propertiesBefore()));
        if (more.isEmpty()) {
            return Optional.empty();
        }
        var severity = Breadth.widest(more) == Breadth.WORLD ? Severity.DANGEROUS : Severity.NOTABLE;
        return Optional.of(PublicEndpoints.finding(
                change,
                severity,
                "The cluster's API server becomes open to the internet: it answers %s, before %s."
                        .formatted(text(open), text(sources(change.propertiesBefore())))));
    }

    private static List<Traffic> sources(JsonNode properties) {
        var setting = Setting.at(properties, PUBLIC);
        if (!setting.isAbsent() && !setting.isOn()) {
            return List.of();
        }
        var cidrs = Setting.at(properties, CIDRS).items();
        if (cidrs.isEmpty()) {
            return List.of(https(Peer.ANY_IPV4));
        }
        return cidrs.stream()
                .map(cidr -> AddressRange.parse(cidr.asText())
                        .map(range -> https(new Peer.Addresses(range)))
                        .orElseGet(() ->
                                https(new Peer.Named(Readable.canonical(cidr).toString(), References.words(cidr)))))
                .toList();
    }

    private static Traffic https(Peer peer) {
        return new Traffic(Traffic.Span.of(Traffic.TCP), Traffic.Span.of(443), peer);
    }

    private static String text(List<Traffic> sources) {
        return sources.isEmpty()
                ? "the VPC alone"
                : String.join(
                        ", ",
                        sources.stream().map(source -> source.peer().text()).toList());
    }
}
