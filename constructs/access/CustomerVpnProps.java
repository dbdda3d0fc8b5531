package dev.meridian.constructs.access;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.addresses.Ipv4Block;
import java.util.HashSet;
import java.util.List;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * What a {@link CustomerVpn} connects.
 *
 * @param vpc the VPC, which has no virtual private gateway yet: a VPC takes one
 * @param vpcCidr the VPC's range
 * @param device the device at the other end
 * @param onPremisesCidrs the ranges behind the device, at least one, none overlapping the VPC's
 * @param reachedFrom the subnets whose route tables learn the way to the other end, at least one
 * @param logKey the key of the tunnel log; its policy must let {@code logs.<region>.amazonaws.com} use it
 * @param routing how networks are learnt
 * @param initiator who starts the negotiation
 * @param amazonAsn the autonomous system of the AWS side, a private one; changing it later replaces the gateway
 * @param insideCidrs the addresses inside of the two tunnels, two /30 blocks of 169.254.0.0/16, or none to let AWS
 *     choose
 * @param logRetention how long tunnel logs are kept
 */
public record CustomerVpnProps(
        IVpc vpc,
        String vpcCidr,
        CustomerDevice device,
        List<String> onPremisesCidrs,
        List<ISubnet> reachedFrom,
        IKey logKey,
        Routing routing,
        Initiator initiator,
        long amazonAsn,
        List<String> insideCidrs,
        RetentionDays logRetention) {
    static final long DEFAULT_AMAZON_ASN = 64_512L;
    static final RetentionDays DEFAULT_LOG_RETENTION = RetentionDays.THREE_MONTHS;

    /** AWS gives every connection two. */
    static final int TUNNELS = 2;

    /** Who sends the first packet, and tries again after a tunnel died. */
    public enum Initiator {
        /** AWS: tunnels are up without traffic and come back by themselves. */
        AWS("start", "restart"),
        /** The device, for instance because it stands behind NAT. */
        DEVICE("add", "clear");

        private final String startupAction;
        private final String timeoutAction;

        Initiator(String startupAction, String timeoutAction) {
            this.startupAction = startupAction;
            this.timeoutAction = timeoutAction;
        }

        String startupAction() {
            return startupAction;
        }

        String timeoutAction() {
            return timeoutAction;
        }
    }

    /** @throws IllegalArgumentException if a range or number is one AWS refuses, or ranges overlap */
    public CustomerVpnProps {
        requireNonNull(vpc, "vpc");
        requireNonNull(vpcCidr, "vpcCidr");
        requireNonNull(device, "device");
        onPremisesCidrs = List.copyOf(onPremisesCidrs);
        reachedFrom = List.copyOf(reachedFrom);
        requireNonNull(logKey, "logKey");
        requireNonNull(routing, "routing");
        requireNonNull(initiator, "initiator");
        insideCidrs = List.copyOf(insideCidrs);
        requireNonNull(logRetention, "logRetention");
        requireApart(vpcCidr, onPremisesCidrs);
        if (reachedFrom.isEmpty()) {
            throw new IllegalArgumentException(
                    "reachedFrom must name at least one subnet, or nothing in the VPC finds the way back, got none");
        }
        requireAmazonAsn(amazonAsn, routing);
        if (!insideCidrs.isEmpty() && (insideCidrs.size() != TUNNELS || new HashSet<>(insideCidrs).size() != TUNNELS)) {
            throw new IllegalArgumentException(
                    "insideCidrs must be two different blocks, one per tunnel, or none, got %s".formatted(insideCidrs));
        }
        insideCidrs.forEach(InsideCidr::check);
    }

    /** Starts from what has no default. */
    public static Builder builder(
            IVpc vpc,
            String vpcCidr,
            CustomerDevice device,
            List<String> onPremisesCidrs,
            List<ISubnet> reachedFrom,
            IKey logKey,
            Routing routing) {
        return new Builder(vpc, vpcCidr, device, onPremisesCidrs, reachedFrom, logKey, routing);
    }

    /** Collects the optional parts. */
    public static final class Builder {
        private final IVpc vpc;
        private final String vpcCidr;
        private final CustomerDevice device;
        private final List<String> onPremisesCidrs;
        private final List<ISubnet> reachedFrom;
        private final IKey logKey;
        private final Routing routing;
        private Initiator initiator = Initiator.AWS;
        private long amazonAsn = DEFAULT_AMAZON_ASN;
        private List<String> insideCidrs = List.of();
        private RetentionDays logRetention = DEFAULT_LOG_RETENTION;

        private Builder(
                IVpc vpc,
                String vpcCidr,
                CustomerDevice device,
                List<String> onPremisesCidrs,
                List<ISubnet> reachedFrom,
                IKey logKey,
                Routing routing) {
            this.vpc = vpc;
            this.vpcCidr = vpcCidr;
            this.device = device;
            this.onPremisesCidrs = onPremisesCidrs;
            this.reachedFrom = reachedFrom;
            this.logKey = logKey;
            this.routing = routing;
        }

        /** Lets this end start. Default: {@link Initiator#AWS}. */
        public Builder initiator(Initiator initiator) {
            this.initiator = initiator;
            return this;
        }

        /** Numbers the AWS side. Default: {@value CustomerVpnProps#DEFAULT_AMAZON_ASN}. */
        public Builder amazonAsn(long amazonAsn) {
            this.amazonAsn = amazonAsn;
            return this;
        }

        /** Gives the tunnels these inside addresses, first tunnel first. Default: AWS chooses. */
        public Builder insideCidrs(String first, String second) {
            this.insideCidrs = List.of(first, second);
            return this;
        }

        /** Keeps tunnel logs. Default: {@link CustomerVpnProps#DEFAULT_LOG_RETENTION}. */
        public Builder logRetention(RetentionDays logRetention) {
            this.logRetention = logRetention;
            return this;
        }

        /** The props, checked. */
        public CustomerVpnProps build() {
            return new CustomerVpnProps(
                    vpc,
                    vpcCidr,
                    device,
                    onPremisesCidrs,
                    reachedFrom,
                    logKey,
                    routing,
                    initiator,
                    amazonAsn,
                    insideCidrs,
                    logRetention);
        }
    }

    private static void requireApart(String vpcCidr, List<String> onPremisesCidrs) {
        if (onPremisesCidrs.isEmpty()) {
            throw new IllegalArgumentException("onPremisesCidrs must name at least one range, got none");
        }
        var own = Ipv4Block.parse(vpcCidr);
        var seen = new HashSet<String>();
        for (var cidr : onPremisesCidrs) {
            if (Ipv4Block.parse(cidr).overlaps(own)) {
                throw new IllegalArgumentException(
                        "on-premises range %s overlaps the VPC's %s, whose local route would win; renumber one of them"
                                .formatted(cidr, vpcCidr));
            }
            if (!seen.add(cidr)) {
                throw new IllegalArgumentException("onPremisesCidrs must be distinct, got %s twice".formatted(cidr));
            }
        }
    }

    private static void requireAmazonAsn(long asn, Routing routing) {
        var shortPrivate = asn >= 64_512L && asn <= 65_534L;
        var longPrivate = asn >= 4_200_000_000L && asn <= 4_294_967_294L;
        if (!shortPrivate && !longPrivate) {
            throw new IllegalArgumentException(
                    "amazonAsn must be private, from 64512 to 65534 or 4200000000 to 4294967294, got %d"
                            .formatted(asn));
        }
        if (routing instanceof Routing.Bgp && routing.customerAsn() == asn) {
            throw new IllegalArgumentException(
                    "both ends have ASN %d, and each would drop the other's routes as its own; change amazonAsn"
                            .formatted(asn));
        }
    }
}
