package dev.meridian.app.review.access.network;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.access.network.traffic.Direction;
import dev.meridian.app.review.access.network.traffic.Peer;
import dev.meridian.app.review.access.network.traffic.References;
import dev.meridian.app.review.access.network.traffic.Traffic;
import dev.meridian.app.review.access.network.traffic.Traffic.Span;
import dev.meridian.app.review.access.setting.Setting;
import dev.meridian.app.review.assembly.CloudAssembly;
import dev.meridian.app.review.assembly.StackTemplate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the network ACLs of one side let through. Entries are evaluated in the order of their numbers until one matches, and
 * what none matches is denied ("Network ACL rules" in the Amazon VPC user guide).
 */
final class NetworkAcls {
    static final String ACL = "AWS::EC2::NetworkAcl";
    static final String ENTRY = "AWS::EC2::NetworkAclEntry";
    static final String ASSOCIATION = "AWS::EC2::SubnetNetworkAclAssociation";
    private static final String SUBNET = "AWS::EC2::Subnet";
    private static final Set<String> TYPES = Set.of(ACL, ENTRY, ASSOCIATION, SUBNET);

    private final References references;
    private final Set<String> acls = new HashSet<>();
    private final Set<String> subnets = new HashSet<>();
    private final Map<String, List<Entry>> entries = new HashMap<>();
    private final Map<String, String> associations = new TreeMap<>();

    /**
     * An entry.
     *
     * @param number its place in the order
     * @param allows whether it allows rather than denies
     * @param origin the key of its resource
     */
    record Entry(Direction direction, int number, boolean allows, Traffic traffic, String origin) {}

    /**
     * What an entry lets through after those before it.
     *
     * @param traffic what it comes to
     * @param entry the entry itself
     */
    record Effect(List<Traffic> traffic, Entry entry) {
        String origin() {
            return entry.origin();
        }
    }

    NetworkAcls(CloudAssembly assembly, References references) {
        this.references = references;
        for (var stack : assembly.stacks().values()) {
            for (var entry : stack.body().path("Resources").properties()) {
                read(stack, entry.getKey(), entry.getValue());
            }
        }
        entries.values()
                .forEach(
                        list -> list.sort(Comparator.comparingInt(Entry::number).thenComparing(Entry::origin)));
    }

    boolean has(String acl) {
        return acls.contains(acl);
    }

    boolean hasSubnet(String subnet) {
        return subnets.contains(subnet);
    }

    /** The ACL of a subnet that a template associates with one; without it the VPC's default ACL guards the subnet. */
    Optional<String> aclOf(String subnet) {
        return Optional.ofNullable(associations.get(subnet));
    }

    /** The subnets associated with an ACL. */
    List<String> subnetsOf(String acl) {
        return associations.entrySet().stream()
                .filter(entry -> entry.getValue().equals(acl))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Its entries of this direction, in their order. */
    List<Entry> entries(String acl, Direction direction) {
        return entries.getOrDefault(acl, List.of()).stream()
                .filter(entry -> entry.direction() == direction)
                .toList();
    }

    /** What its entries let through. */
    List<Effect> effects(String acl, Direction direction) {
        var denied = new ArrayList<Traffic>();
        var effects = new ArrayList<Effect>();
        for (var entry : entries(acl, direction)) {
            if (entry.allows()) {
                effects.add(new Effect(Traffic.subtract(List.of(entry.traffic()), denied), entry));
            } else {
                denied.add(entry.traffic());
            }
        }
        return effects;
    }

    String acl(StackTemplate stack, JsonNode properties) {
        return references.key(stack, properties.path("NetworkAclId"));
    }

    String subnet(StackTemplate stack, JsonNode properties) {
        return references.key(stack, properties.path("SubnetId"));
    }

    private void read(StackTemplate stack, String logicalId, JsonNode resource) {
        var type = resource.path("Type").asText();
        if (!TYPES.contains(type)) {
            return;
        }
        var properties = resource.path("Properties");
        var origin = references.key(stack, logicalId);
        if (type.equals(ACL)) {
            acls.add(origin);
        } else if (type.equals(SUBNET)) {
            subnets.add(origin);
        } else if (type.equals(ASSOCIATION)) {
            associations.put(subnet(stack, properties), acl(stack, properties));
        } else {
            entries.computeIfAbsent(acl(stack, properties), key -> new ArrayList<>())
                    .add(entry(stack, properties, origin));
        }
    }

    private Entry entry(StackTemplate stack, JsonNode properties, String origin) {
        return new Entry(
                Setting.of(properties, "Egress").isOn() ? Direction.OUT : Direction.IN,
                Setting.of(properties, "RuleNumber").number().orElse(Integer.MAX_VALUE),
                !Setting.of(properties, "RuleAction").is("deny"),
                traffic(stack, properties),
                origin);
    }

    private Traffic traffic(StackTemplate stack, JsonNode properties) {
        var protocol = Setting.of(properties, "Protocol").number().orElse(-1);
        var protocols = protocol < 0 ? Traffic.ALL_PROTOCOLS : Span.of(protocol);
        return new Traffic(protocols, ports(protocol, properties), peer(stack, properties));
    }

    private static Span ports(int protocol, JsonNode properties) {
        if (protocol == Traffic.ICMP || protocol == Traffic.ICMP_V6) {
            var icmp = properties.path("Icmp");
            return SecurityGroups.icmp(
                    Setting.of(icmp, "Type").number().orElse(-1),
                    Setting.of(icmp, "Code").number().orElse(-1));
        }
        if (protocol != Traffic.TCP && protocol != Traffic.UDP) {
            return Traffic.ALL_PORTS;
        }
        var range = properties.path("PortRange");
        var from = Setting.of(range, "From").number().orElse(-1);
        var to = Setting.of(range, "To").number().orElse(-1);
        return from < 0 || to < from ? Traffic.ALL_PORTS : new Span(from, to);
    }

    private Peer peer(StackTemplate stack, JsonNode properties) {
        var ipv4 = properties.path("CidrBlock");
        var cidr = ipv4.isMissingNode() ? properties.path("Ipv6CidrBlock") : ipv4;
        return references
                .range(stack, cidr)
                .<Peer>map(Peer.Addresses::new)
                .orElseGet(() ->
                        new Peer.Named(references.key(stack, cidr), "the address range " + References.words(cidr)));
    }
}
