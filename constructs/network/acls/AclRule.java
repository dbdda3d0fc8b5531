package dev.meridian.constructs.network.acls;

/**
 * One rule of a network ACL.
 *
 * @param number its place in the order of evaluation; also its identity, so that CloudFormation updates a changed rule
 *     in place instead of creating a second one with the same number, which EC2 refuses
 * @param direction into or out of the tier
 * @param action what happens to a packet that matches
 * @param traffic which packets match
 * @param peer whose packets, or packets to whom
 */
record AclRule(int number, Direction direction, Action action, Traffic traffic, Peer peer) {
    enum Direction {
        IN,
        OUT
    }

    enum Action {
        ALLOW,
        DENY
    }

    /** The other side. IPv6 blocks of the VPC are known at deployment only, so rules name them by their place. */
    sealed interface Peer {
        record Ipv4(String cidr) implements Peer {}

        record AnyIpv6() implements Peer {}

        record VpcIpv6() implements Peer {}

        record TierIpv6(int place) implements Peer {}
    }

    /** Packets by IANA protocol number and, where the protocol has them, ports or ICMP type and code. */
    sealed interface Traffic {
        int protocol();

        record All() implements Traffic {
            @Override
            public int protocol() {
                return -1;
            }
        }

        record Ports(int protocol, int from, int to) implements Traffic {}

        record Icmp(int protocol, int type, int code) implements Traffic {}

        static Traffic tcp(int port) {
            return new Ports(6, port, port);
        }

        /** The ports that answers go to: NAT gateways, load balancers and Lambda use all of them. */
        static Traffic ephemeralTcp() {
            return new Ports(6, 1024, 65_535);
        }

        static Traffic ephemeralUdp() {
            return new Ports(17, 1024, 65_535);
        }

        /** "Fragmentation needed": without it, large packets over the internet vanish. */
        static Traffic packetTooBig() {
            return new Icmp(1, 3, 4);
        }

        static Traffic packetTooBigIpv6() {
            return new Icmp(58, 2, 0);
        }
    }
}
