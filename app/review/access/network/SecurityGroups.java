package dev.meridian.app.review.access.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meridian.app.review.access.network.traffic.Direction;
import dev.meridian.app.review.access.network.traffic.Peer;
import dev.meridian.app.review.access.network.traffic.References;
import dev.meridian.app.review.access.network.traffic.Traffic;
import dev.meridian.app.review.access.network.traffic.Traffic.Span;
import dev.meridian.app.review.access.setting.Readable;
import dev.meridian.app.review.access.setting.Setting;
import dev.meridian.app.review.assembly.CloudAssembly;
import dev.meridian.app.review.assembly.StackTemplate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the security groups of one side allow, whether it is written within a group or as a resource of its own, in
 * whichever stack. See "AWS::EC2::SecurityGroup" and "AWS::EC2::SecurityGroupIngress" in the CloudFormation template
 * reference.
 */
final class SecurityGroups {
    static final String GROUP = "AWS::EC2::SecurityGroup";
    static final String INGRESS = "AWS::EC2::SecurityGroupIngress";
    static final String EGRESS = "AWS::EC2::SecurityGroupEgress";

    private final References references;
    private final Set<String> groups = new HashSet<>();
    private final Map<String, List<Written>> rules = new HashMap<>();

    /** A rule as it is written; most groups do not change, so that it is read only once somebody asks. */
    private record Written(Direction direction, StackTemplate stack, JsonNode rule, String origin) {}

    /**
     * Something that a group allows.
     *
     * @param origin the key of the resource that says so
     */
    record Allowed(Direction direction, Traffic traffic, String origin) {}

    SecurityGroups(CloudAssembly assembly, References references) {
        this.references = references;
        for (var stack : assembly.stacks().values()) {
            for (var entry : stack.body().path("Resources").properties()) {
                read(stack, entry.getKey(), entry.getValue());
            }
        }
    }

    /** Whether this side has the group; one that no template defines is taken to be there. */
    boolean has(String group) {
        return groups.contains(group);
    }

    /** What the group allows, in the order of the resources that say so. */
    List<Allowed> of(String group) {
        return rules.getOrDefault(group, List.of()).stream()
                .sorted(Comparator.comparing(Written::origin))
                .map(written -> new Allowed(
                        written.direction(),
                        // EC2 gives a group that names no egress a rule that lets everything out.
                        written.rule().isMissingNode()
                                ? Traffic.any(Peer.ANY_IPV4)
                                : traffic(written.stack(), written.rule()),
                        written.origin()))
                .toList();
    }

    private void read(StackTemplate stack, String logicalId, JsonNode resource) {
        var type = resource.path("Type").asText();
        if (!type.equals(GROUP) && !type.equals(INGRESS) && !type.equals(EGRESS)) {
            return;
        }
        var properties = resource.path("Properties");
        var origin = references.key(stack, logicalId);
        if (type.equals(GROUP)) {
            groups.add(origin);
            readInline(stack, origin, properties);
        } else if (type.equals(INGRESS)) {
            add(group(stack, properties), Direction.IN, stack, properties, origin);
        } else {
            add(group(stack, properties), Direction.OUT, stack, properties, origin);
        }
    }

    /** The key of the group that a rule belongs to. */
    String group(StackTemplate stack, JsonNode properties) {
        var id = properties.path("GroupId");
        return references.key(stack, id.isMissingNode() ? properties.path("GroupName") : id);
    }

    private void readInline(StackTemplate stack, String group, JsonNode properties) {
        for (var rule : Setting.of(properties, "SecurityGroupIngress").items()) {
            add(group, Direction.IN, stack, rule, group);
        }
        var egress = Setting.of(properties, "SecurityGroupEgress").items();
        for (var rule : egress) {
            add(group, Direction.OUT, stack, rule, group);
        }
        if (egress.isEmpty()) {
            add(group, Direction.OUT, stack, MissingNode.getInstance(), group);
        }
    }

    private void add(String group, Direction direction, StackTemplate stack, JsonNode rule, String origin) {
        rules.computeIfAbsent(group, key -> new ArrayList<>()).add(new Written(direction, stack, rule, origin));
    }

    private Traffic traffic(StackTemplate stack, JsonNode rule) {
        var protocol = protocol(Setting.of(rule, "IpProtocol"));
        var from = Setting.of(rule, "FromPort");
        var to = Setting.of(rule, "ToPort");
        if (protocol.to() < 0 || from.isUnknown() || to.isUnknown()) {
            var unknown = rule.deepCopy();
            if (unknown instanceof ObjectNode object) {
                object.remove("Description");
            }
            return Traffic.any(
                    new Peer.Named(Readable.canonical(unknown).toString(), "what only the deployment resolves"));
        }
        return new Traffic(protocol, ports(protocol, from, to), peer(stack, rule));
    }

    private static Span protocol(Setting setting) {
        var name = setting.text().orElse("?");
        return switch (name) {
            case "-1", "all" -> Traffic.ALL_PROTOCOLS;
            case "tcp" -> Span.of(Traffic.TCP);
            case "udp" -> Span.of(Traffic.UDP);
            case "icmp" -> Span.of(Traffic.ICMP);
            case "icmpv6" -> Span.of(Traffic.ICMP_V6);
            default -> Span.of(setting.number().orElse(-1));
        };
    }

    /** Only TCP, UDP and ICMP have ports, ICMP's being its type and code; without them EC2 allows all. */
    private static Span ports(Span protocol, Setting from, Setting to) {
        var low = from.number().orElse(-1);
        var high = to.number().orElse(-1);
        if (protocol.equals(Span.of(Traffic.TCP)) || protocol.equals(Span.of(Traffic.UDP))) {
            return low < 0 || high < low ? Traffic.ALL_PORTS : new Span(low, high);
        }
        if (protocol.equals(Span.of(Traffic.ICMP)) || protocol.equals(Span.of(Traffic.ICMP_V6))) {
            return icmp(low, high);
        }
        return Traffic.ALL_PORTS;
    }

    /** The types and codes of ICMP; −1 stands for all of them. */
    static Span icmp(int type, int code) {
        if (type < 0) {
            return Traffic.ALL_PORTS;
        }
        return code < 0 ? new Span(type * 256, type * 256 + 255) : Span.of(type * 256 + code);
    }

    private Peer peer(StackTemplate stack, JsonNode rule) {
        for (var name : List.of("CidrIp", "CidrIpv6")) {
            var cidr = rule.path(name);
            if (!cidr.isMissingNode()) {
                return references
                        .range(stack, cidr)
                        .<Peer>map(Peer.Addresses::new)
                        .orElseGet(() -> named(stack, cidr, "the address range "));
            }
        }
        for (var name : List.of("SourceSecurityGroupId", "DestinationSecurityGroupId", "SourceSecurityGroupName")) {
            if (!rule.path(name).isMissingNode()) {
                return named(stack, rule.path(name), "security group ");
            }
        }
        for (var name : List.of("SourcePrefixListId", "DestinationPrefixListId")) {
            if (!rule.path(name).isMissingNode()) {
                return named(stack, rule.path(name), "prefix list ");
            }
        }
        return new Peer.Named("", "nobody named");
    }

    private Peer named(StackTemplate stack, JsonNode value, String kind) {
        return new Peer.Named(references.key(stack, value), kind + References.words(value));
    }
}
