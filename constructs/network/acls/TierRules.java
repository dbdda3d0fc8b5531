package dev.meridian.constructs.network.acls;

import dev.meridian.constructs.network.acls.AclRule.Action;
import dev.meridian.constructs.network.acls.AclRule.Direction;
import dev.meridian.constructs.network.acls.AclRule.Peer;
import dev.meridian.constructs.network.acls.AclRule.Traffic;
import dev.meridian.constructs.network.subnets.AddressFamily;
import dev.meridian.constructs.network.subnets.AddressPlan;
import dev.meridian.constructs.network.subnets.FurtherTier;
import java.util.ArrayList;
import java.util.List;

/**
 * The network ACL rules of each tier. They are stateless, so each lists the answers too; security groups do the finer
 * work inside. Packets to the VPC's own DNS, time and metadata services pass without a rule.
 *
 * <p>Numbers are fixed by meaning: IPv4 has the even one, IPv6 the next. Not for users, whose network applies them.
 */
public final class TierRules {
    /** Rules per direction, the two default denials included: "Amazon VPC User Guide, Amazon VPC quotas". */
    private static final int QUOTA = 20;

    private static final String INTERNET = "0.0.0.0/0";
    private static final int HIGHEST_WELL_KNOWN_PORT = 1023;

    private final AddressPlan plan;
    private final AddressFamily family;
    private final List<Integer> databasePorts;
    private final List<FurtherTier> furtherTiers;
    private final List<String> connectedCidrs;

    /** The rules that follow from the props of a network. */
    public TierRules(
            AddressPlan plan,
            AddressFamily family,
            List<Integer> databasePorts,
            List<FurtherTier> furtherTiers,
            List<String> connectedCidrs) {
        this.plan = plan;
        this.family = family;
        this.databasePorts = databasePorts;
        this.furtherTiers = furtherTiers;
        this.connectedCidrs = connectedCidrs;
    }

    List<AclRule> of(String tier) {
        return switch (tier) {
            case AddressPlan.PUBLIC -> publicTier();
            case AddressPlan.APPLICATION -> applicationTier();
            case AddressPlan.DATABASE -> databaseTier();
            default -> furtherTier(tier);
        };
    }

    /** Web traffic in, anything out except to the database tier; NAT gateways live here, so answers of all kinds. */
    private List<AclRule> publicTier() {
        var rules = new Rules();
        rules.internet(100, Direction.IN, Traffic.tcp(80));
        rules.internet(110, Direction.IN, Traffic.tcp(443));
        answersFromInternet(rules);
        rules.vpc(190, Direction.IN);
        rules.tier(100, Direction.OUT, Action.DENY, new Traffic.All(), AddressPlan.DATABASE);
        rules.internet(110, Direction.OUT, new Traffic.All());
        return rules.list();
    }

    /**
     * The VPC and connected networks in, anything out. A network load balancer that preserves client addresses reaches
     * its targets on ports from 1024 only, by the rule for answers.
     */
    private List<AclRule> applicationTier() {
        var rules = new Rules();
        rules.vpc(100, Direction.IN);
        answersFromInternet(rules);
        for (var network = 0; network < connectedCidrs.size(); network++) {
            rules.ipv4(300 + 10 * network, Direction.IN, new Traffic.All(), connectedCidrs.get(network));
        }
        rules.internet(100, Direction.OUT, new Traffic.All());
        return rules.list();
    }

    /** As the application tier, without connected networks. */
    private List<AclRule> furtherPrivateTier() {
        var rules = new Rules();
        rules.vpc(100, Direction.IN);
        answersFromInternet(rules);
        rules.internet(100, Direction.OUT, new Traffic.All());
        return rules.list();
    }

    /** The VPC in and out, and HTTPS to S3 and DynamoDB, whose gateway endpoints keep their public addresses. */
    private List<AclRule> furtherIsolatedTier() {
        var rules = new Rules();
        rules.vpc(100, Direction.IN);
        rules.ipv4(110, Direction.IN, Traffic.ephemeralTcp(), INTERNET);
        rules.vpc(100, Direction.OUT);
        rules.ipv4(110, Direction.OUT, Traffic.tcp(443), INTERNET);
        return rules.list();
    }

    /**
     * The application tier and connected networks on the database ports, the tier itself for replication and proxies,
     * and the answers.
     */
    private List<AclRule> databaseTier() {
        var rules = new Rules();
        for (var place = 0; place < databasePorts.size(); place++) {
            var port = databasePorts.get(place);
            rules.tier(100 + 10 * place, Direction.IN, Action.ALLOW, Traffic.tcp(port), AddressPlan.APPLICATION);
            if (port <= HIGHEST_WELL_KNOWN_PORT) {
                rules.tier(310 + 10 * place, Direction.IN, Action.ALLOW, Traffic.tcp(port), AddressPlan.DATABASE);
                rules.tier(310 + 10 * place, Direction.OUT, Action.ALLOW, Traffic.tcp(port), AddressPlan.DATABASE);
            }
            for (var network = 0; network < connectedCidrs.size(); network++) {
                rules.ipv4(
                        1000 + 200 * network + 10 * place,
                        Direction.IN,
                        Traffic.tcp(port),
                        connectedCidrs.get(network));
            }
        }
        // One range for the tier's own traffic: it holds the higher database ports and the answers to both.
        rules.tier(300, Direction.IN, Action.ALLOW, Traffic.ephemeralTcp(), AddressPlan.DATABASE);
        rules.tier(300, Direction.OUT, Action.ALLOW, Traffic.ephemeralTcp(), AddressPlan.DATABASE);
        rules.tier(100, Direction.OUT, Action.ALLOW, Traffic.ephemeralTcp(), AddressPlan.APPLICATION);
        if (!connectedCidrs.isEmpty()) {
            // The way to other networks is narrower than the VPC, and any router on it may say so.
            rules.ipv4(500, Direction.IN, Traffic.packetTooBig(), INTERNET);
        }
        for (var network = 0; network < connectedCidrs.size(); network++) {
            rules.ipv4(1000 + 200 * network, Direction.OUT, Traffic.ephemeralTcp(), connectedCidrs.get(network));
        }
        return rules.list();
    }

    private List<AclRule> furtherTier(String name) {
        var tier = furtherTiers.stream()
                .filter(declared -> declared.name().equals(name))
                .findFirst()
                .orElseThrow();
        return switch (tier.reach()) {
            case PRIVATE -> furtherPrivateTier();
            case ISOLATED -> furtherIsolatedTier();
        };
    }

    /**
     * Refuses what EC2 would refuse half-way through a deployment.
     *
     * @throws IllegalArgumentException if a tier would have more rules in one direction than a network ACL may
     */
    public void requireWithinQuota() {
        // The database tier first: its rules grow with both the ports and the networks that the message names.
        requireWithinQuota(AddressPlan.DATABASE);
        plan.tiers().forEach(this::requireWithinQuota);
    }

    private void requireWithinQuota(String tier) {
        var defaultDenials = family == AddressFamily.DUAL_STACK ? 2 : 1;
        var rules = of(tier);
        for (var direction : Direction.values()) {
            var count = defaultDenials
                    + rules.stream()
                            .filter(rule -> rule.direction() == direction)
                            .count();
            if (count > QUOTA) {
                throw new IllegalArgumentException(("tier %s would need %d network ACL rules %s, but EC2 allows %d; "
                                + "name fewer databasePorts (%s) or merge connectedCidrs (%s)")
                        .formatted(tier, count, direction, QUOTA, databasePorts, connectedCidrs));
            }
        }
    }

    /** Answers to what hosts asked of the internet, and of S3 and DynamoDB even when there is no egress. */
    private void answersFromInternet(Rules rules) {
        rules.internet(150, Direction.IN, Traffic.ephemeralTcp());
        rules.internet(160, Direction.IN, Traffic.ephemeralUdp());
        rules.ipv4(170, Direction.IN, Traffic.packetTooBig(), INTERNET);
        if (family == AddressFamily.DUAL_STACK) {
            rules.ipv6(170, Direction.IN, Action.ALLOW, Traffic.packetTooBigIpv6(), new Peer.AnyIpv6());
        }
    }

    /** The rules of one tier as they grow, in both address families. */
    private final class Rules {
        private final List<AclRule> rules = new ArrayList<>();

        void internet(int number, Direction direction, Traffic traffic) {
            ipv4(number, direction, traffic, INTERNET);
            if (family == AddressFamily.DUAL_STACK) {
                ipv6(number, direction, Action.ALLOW, traffic, new Peer.AnyIpv6());
            }
        }

        void vpc(int number, Direction direction) {
            ipv4(number, direction, new Traffic.All(), plan.vpcBlock());
            if (family == AddressFamily.DUAL_STACK) {
                ipv6(number, direction, Action.ALLOW, new Traffic.All(), new Peer.VpcIpv6());
            }
        }

        void tier(int number, Direction direction, Action action, Traffic traffic, String tier) {
            rules.add(new AclRule(number, direction, action, traffic, new Peer.Ipv4(plan.tierBlock(tier))));
            if (family == AddressFamily.DUAL_STACK) {
                ipv6(number, direction, action, traffic, new Peer.TierIpv6(plan.place(tier)));
            }
        }

        void ipv4(int number, Direction direction, Traffic traffic, String cidr) {
            rules.add(new AclRule(number, direction, Action.ALLOW, traffic, new Peer.Ipv4(cidr)));
        }

        void ipv6(int number, Direction direction, Action action, Traffic traffic, Peer peer) {
            rules.add(new AclRule(number + 1, direction, action, traffic, peer));
        }

        List<AclRule> list() {
            return List.copyOf(rules);
        }
    }
}
