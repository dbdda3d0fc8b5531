package dev.meridian.app.review.address;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Neighbouring IP addresses: a CIDR block, or what is left of one.
 *
 * @param bits 32 for IPv4, 128 for IPv6
 * @param low the first address
 * @param high the last address
 */
public record AddressRange(int bits, BigInteger low, BigInteger high) {
    private static final int IPV4 = 32;
    private static final int IPV6 = 128;

    public static final AddressRange ANY_IPV4 = of("0.0.0.0/0");
    public static final AddressRange ANY_IPV6 = of("::/0");

    /** Ranges that the internet does not route to: RFC 1918, RFC 6598 (shared) and RFC 4193 (unique local IPv6). */
    private static final List<AddressRange> PRIVATE =
            List.of(of("10.0.0.0/8"), of("172.16.0.0/12"), of("192.168.0.0/16"), of("100.64.0.0/10"), of("fc00::/7"));

    /** Addresses nobody has: CDK closes the egress of a group with a rule for one of them. */
    private static final List<AddressRange> NOBODY =
            List.of(of("127.0.0.0/8"), of("255.255.255.255/32"), of("0.0.0.0/32"), of("::1/128"));

    /** Reads a CIDR block or a single address; empty for anything else. */
    public static Optional<AddressRange> parse(String cidr) {
        var slash = cidr.indexOf('/');
        var address = (slash < 0 ? cidr : cidr.substring(0, slash)).strip();
        var bytes = address.indexOf(':') < 0 ? ipv4(address) : ipv6(address);
        if (bytes.length == 0) {
            return Optional.empty();
        }
        var bits = bytes.length * 8;
        var prefix = slash < 0 ? bits : number(cidr.substring(slash + 1).strip());
        if (prefix < 0 || prefix > bits) {
            return Optional.empty();
        }
        var low = new BigInteger(1, bytes).shiftRight(bits - prefix).shiftLeft(bits - prefix);
        var size = BigInteger.ONE.shiftLeft(bits - prefix);
        return Optional.of(new AddressRange(bits, low, low.add(size).subtract(BigInteger.ONE)));
    }

    private static AddressRange of(String cidr) {
        return parse(cidr).orElseThrow();
    }

    /** Whether it holds as many addresses as a block of this prefix, or more. */
    public boolean isAtLeast(int ipv4Prefix, int ipv6Prefix) {
        return count().bitLength() > bits - (bits == IPV4 ? ipv4Prefix : ipv6Prefix);
    }

    /** Whether it can be written as a CIDR block. */
    public boolean isBlock() {
        var count = count();
        return count.bitCount() == 1 && (low.signum() == 0 || low.getLowestSetBit() >= count.bitLength() - 1);
    }

    public boolean isPrivate() {
        return PRIVATE.stream().anyMatch(range -> range.contains(this));
    }

    /** Whether there is nobody at these addresses. */
    public boolean isNobody() {
        return NOBODY.stream().anyMatch(range -> range.contains(this));
    }

    public boolean contains(AddressRange other) {
        return bits == other.bits && low.compareTo(other.low) <= 0 && high.compareTo(other.high) >= 0;
    }

    public boolean overlaps(AddressRange other) {
        return bits == other.bits && low.compareTo(other.high) <= 0 && other.low.compareTo(high) <= 0;
    }

    /** What is left of it without the other. */
    public List<AddressRange> minus(AddressRange other) {
        if (!overlaps(other)) {
            return List.of(this);
        }
        var left = new ArrayList<AddressRange>(2);
        if (low.compareTo(other.low) < 0) {
            left.add(new AddressRange(bits, low, other.low.subtract(BigInteger.ONE)));
        }
        if (high.compareTo(other.high) > 0) {
            left.add(new AddressRange(bits, other.high.add(BigInteger.ONE), high));
        }
        return left;
    }

    /** What is left of it without the others. */
    public List<AddressRange> minus(Collection<AddressRange> others) {
        var left = List.of(this);
        for (var other : others) {
            left = left.stream().flatMap(range -> range.minus(other).stream()).toList();
        }
        return left;
    }

    /** The addresses in both, which overlap. */
    public AddressRange and(AddressRange other) {
        return new AddressRange(bits, low.max(other.low), high.min(other.high));
    }

    /** As a CIDR block if it is one, or else from the first to the last address. */
    public String text() {
        var text =
                isBlock() ? address(low) + "/" + (bits - count().bitLength() + 1) : address(low) + "–" + address(high);
        return equals(ANY_IPV4) || equals(ANY_IPV6) ? text + " (anyone)" : text;
    }

    private BigInteger count() {
        return high.subtract(low).add(BigInteger.ONE);
    }

    private String address(BigInteger value) {
        if (bits == IPV4) {
            var number = value.longValue();
            return "%d.%d.%d.%d".formatted(number >> 24, number >> 16 & 255, number >> 8 & 255, number & 255);
        }
        if (value.signum() == 0) {
            return "::";
        }
        var groups = new ArrayList<String>();
        for (var shift = IPV6 - 16; shift >= 0; shift -= 16) {
            groups.add(Integer.toHexString(value.shiftRight(shift).intValue() & 0xffff));
        }
        var end = groups.size();
        while (groups.get(end - 1).equals("0")) {
            end--;
        }
        var head = String.join(":", groups.subList(0, end));
        return end == groups.size() ? head : head + (end == groups.size() - 1 ? ":0" : "::");
    }

    private static byte[] ipv4(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return new byte[0];
        }
        var bytes = new byte[4];
        for (var index = 0; index < 4; index++) {
            var part = number(parts[index]);
            if (part < 0 || part > 255) {
                return new byte[0];
            }
            bytes[index] = (byte) part;
        }
        return bytes;
    }

    /** Text with colons is never looked up as a host's name: Java refuses it instead. */
    private static byte[] ipv6(String text) {
        try {
            var bytes = InetAddress.getByName("[" + text + "]").getAddress();
            return bytes.length * 8 == IPV6 ? bytes : new byte[0];
        } catch (UnknownHostException malformed) {
            return new byte[0];
        }
    }

    private static int number(String text) {
        return !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(text)
                : -1;
    }
}
