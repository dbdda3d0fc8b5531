package dev.meridian.app.review.kubernetes.object;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of IP addresses.
 *
 * @param bits 32 or 128
 * @param first the first address
 * @param last the last address
 */
record AddressRange(int bits, BigInteger first, BigInteger last) {
    private static final Pattern DOT = Pattern.compile("\\.");
    private static final Pattern COLON = Pattern.compile(":");

    /** Reads {@code 10.0.0.0/8} and {@code fd00::/8}; anything else, tokens too, is empty. */
    public static Optional<AddressRange> parse(String cidr) {
        var slash = cidr.indexOf('/');
        var address = slash < 0 ? cidr : cidr.substring(0, slash);
        var bits = address.indexOf(':') < 0 ? 32 : 128;
        try {
            var length = slash < 0 ? bits : Integer.parseInt(cidr.substring(slash + 1));
            if (length < 0 || length > bits) {
                return Optional.empty();
            }
            var host = bits - length;
            var first = (bits == 32 ? version4(address) : version6(address))
                    .shiftRight(host)
                    .shiftLeft(host);
            return Optional.of(new AddressRange(
                    bits, first, first.add(BigInteger.ONE.shiftLeft(host)).subtract(BigInteger.ONE)));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** What is left of it without the others. */
    List<AddressRange> without(List<AddressRange> others) {
        var left = List.of(this);
        for (var other : others) {
            var rest = new ArrayList<AddressRange>();
            left.forEach(range -> rest.addAll(range.without(other)));
            left = rest;
        }
        return left;
    }

    private List<AddressRange> without(AddressRange other) {
        if (bits != other.bits || other.last.compareTo(first) < 0 || other.first.compareTo(last) > 0) {
            return List.of(this);
        }
        var rest = new ArrayList<AddressRange>();
        if (first.compareTo(other.first) < 0) {
            rest.add(new AddressRange(bits, first, other.first.subtract(BigInteger.ONE)));
        }
        if (last.compareTo(other.last) > 0) {
            rest.add(new AddressRange(bits, other.last.add(BigInteger.ONE), last));
        }
        return rest;
    }

    private static BigInteger version4(String address) {
        var parts = DOT.split(address, -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException(address);
        }
        var value = BigInteger.ZERO;
        for (var part : parts) {
            var octet = Integer.parseInt(part);
            if (octet < 0 || octet > 255) {
                throw new IllegalArgumentException(address);
            }
            value = value.shiftLeft(8).or(BigInteger.valueOf(octet));
        }
        return value;
    }

    private static BigInteger version6(String address) {
        var gap = address.indexOf("::");
        var head = groups(gap < 0 ? address : address.substring(0, gap));
        var tail = gap < 0 ? List.<Integer>of() : groups(address.substring(gap + 2));
        if (gap < 0 ? head.size() != 8 : head.size() + tail.size() > 7) {
            throw new IllegalArgumentException(address);
        }
        var value = BigInteger.ZERO;
        for (var i = 0; i < 8; i++) {
            var fromTail = i - (8 - tail.size());
            var group = i < head.size() ? head.get(i) : fromTail >= 0 ? tail.get(fromTail) : 0;
            value = value.shiftLeft(16).or(BigInteger.valueOf(group));
        }
        return value;
    }

    private static List<Integer> groups(String text) {
        var groups = new ArrayList<Integer>();
        if (!text.isEmpty()) {
            for (var group : COLON.split(text, -1)) {
                var value = Integer.parseInt(group, 16);
                if (value < 0 || value > 0xFFFF) {
                    throw new IllegalArgumentException(text);
                }
                groups.add(value);
            }
        }
        return groups;
    }
}
