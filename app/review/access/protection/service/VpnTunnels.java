package dev.meridian.app.review.access.protection.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.meridian.app.review.access.protection.safeguard.ProtectionRule;
import dev.meridian.app.review.access.setting.Setting;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds tunnels of a VPN that accept weaker protocols and ciphers. A tunnel accepts all that AWS knows unless it is told
 * which ("Tunnel options for your Site-to-Site VPN connection" in the AWS Site-to-Site VPN user guide).
 */
final class VpnTunnels {
    static final String TYPE = "AWS::EC2::VPNConnection";

    /** What NIST advises against or no longer allows: IKEv1, SHA-1, and groups of less than 2048 bits. */
    private static final Set<String> WEAK = Set.of("ikev1", "SHA1", "DH group 2", "DH group 5");

    private static final List<Choice> CHOICES = List.of(
            new Choice("IKEVersions", "", List.of("ikev1")),
            new Choice("Phase1EncryptionAlgorithms", "", List.of("AES128", "AES128-GCM-16")),
            new Choice("Phase2EncryptionAlgorithms", "", List.of("AES128", "AES128-GCM-16")),
            new Choice("Phase1IntegrityAlgorithms", "", List.of("SHA1")),
            new Choice("Phase2IntegrityAlgorithms", "", List.of("SHA1")),
            new Choice("Phase1DHGroupNumbers", "DH group ", List.of("2")),
            new Choice("Phase2DHGroupNumbers", "DH group ", List.of("2", "5")));

    /**
     * A list of what a tunnel accepts.
     *
     * @param prefix what a reviewer reads before an entry
     * @param weak the entries to avoid
     */
    private record Choice(String property, String prefix, List<String> weak) {
        /** The weak ones that a tunnel accepts. */
        List<String> accepted(JsonNode tunnel) {
            var listed = Setting.of(tunnel, property);
            if (listed.isUnknown()) {
                return List.of();
            }
            var values = listed.items().stream()
                    .flatMap(item -> Setting.of(item, "Value").text().stream())
                    .toList();
            return weak.stream()
                    .filter(name -> listed.items().isEmpty() || values.contains(name))
                    .map(name -> prefix + name)
                    .toList();
        }
    }

    private VpnTunnels() {}

    static Stream<Finding> examine(ResourceChange change) {
        var was = tunnels(change.propertiesBefore());
        var is = tunnels(change.propertiesAfter());
        var more = new LinkedHashSet<String>();
        for (var i = 0; i < Math.max(was.size(), is.size()); i++) {
            var before = tunnel(was, i);
            var after = tunnel(is, i);
            for (var choice : CHOICES) {
                var accepted = choice.accepted(before);
                choice.accepted(after).stream()
                        .filter(name -> !accepted.contains(name))
                        .filter(name -> !Setting.of(before, choice.property()).isUnknown())
                        .forEach(more::add);
            }
        }
        return more.isEmpty()
                ? Stream.empty()
                : Stream.of(new Finding(
                        ProtectionRule.TLS_WEAKENED,
                        more.stream().anyMatch(WEAK::contains) ? Severity.DANGEROUS : Severity.NOTABLE,
                        change,
                        "The VPN's tunnels also accept %s.".formatted(String.join(", ", more)),
                        "Name only what the device on the other side needs, and no weaker than it can do.",
                        change.in("VpnTunnelOptionsSpecifications").toList()));
    }

    private static List<JsonNode> tunnels(JsonNode properties) {
        return Setting.of(properties, "VpnTunnelOptionsSpecifications").items();
    }

    private static JsonNode tunnel(List<JsonNode> tunnels, int index) {
        return index < tunnels.size() ? tunnels.get(index) : MissingNode.getInstance();
    }
}
