package dev.meridian.constructs.access;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.addresses.Ipv4Block;

/** Where a {@link Bastion} finds Systems Manager, CloudWatch Logs and KMS, over port 443. */
public sealed interface Outbound {
    /** The range that port 443 is opened to. */
    String cidr();

    /** At the services' public addresses, through the VPC's NAT. */
    record Internet() implements Outbound {
        @Override
        public String cidr() {
            return "0.0.0.0/0";
        }
    }

    /**
     * At interface endpoints inside of the VPC: {@code ssm}, {@code ssmmessages}, {@code ec2messages}, {@code logs} and
     * {@code kms}.
     *
     * @param cidr the range the endpoints have their addresses in, such as the VPC's
     */
    record Endpoints(String cidr) implements Outbound {
        /** @throws IllegalArgumentException if the range is not an IPv4 block */
        public Endpoints {
            requireNonNull(cidr, "cidr");
            Ipv4Block.parse(cidr);
        }
    }
}
