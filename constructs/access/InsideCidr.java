package dev.meridian.constructs.access;

import dev.meridian.constructs.addresses.Ipv4Block;
import java.util.List;

/** The address block inside of a VPN tunnel (AWS::EC2::VPNConnection, TunnelInsideCidr). */
final class InsideCidr {
    private static final Ipv4Block LINK_LOCAL = Ipv4Block.parse("169.254.0.0/16");

    private static final List<String> RESERVED = List.of(
            "169.254.0.0/30",
            "169.254.1.0/30",
            "169.254.2.0/30",
            "169.254.3.0/30",
            "169.254.4.0/30",
            "169.254.5.0/30",
            "169.254.169.252/30");

    private InsideCidr() {}

    static void check(String cidr) {
        var block = Ipv4Block.parse(cidr);
        if (block.prefix() != 30 || !LINK_LOCAL.contains(block)) {
            throw new IllegalArgumentException(
                    "a tunnel's inside block must be a /30 of 169.254.0.0/16, got '%s'".formatted(cidr));
        }
        if (RESERVED.contains(cidr)) {
            throw new IllegalArgumentException(
                    "AWS keeps %s for itself; choose another, such as 169.254.10.0/30".formatted(cidr));
        }
    }
}
