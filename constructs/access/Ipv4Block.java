package dev.meridian.constructs.access;

import java.util.List;
import java.util.regex.Pattern;

/** An IPv4 range in CIDR notation. */
record Ipv4Block(long first, int prefix) {
    private static final Pattern CIDR = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

    /**
     * Private, shared, loopback, link-local, multicast and reserved ranges: no device on the internet answers there.
     */
    private static final List<Ipv4Block> NOT_PUBLIC = List.of(
            parse("0.0.0.0/8"),
            parse("10.0.0.0/8"),
            parse("100.64.0.0/10"),
            parse("127.0.0.0/8"),
            parse("169.254.0.0/16"),
            parse("172.16.0.0/12"),
            parse("192.168.0.0/16"),
            parse("224.0.0.0/3"));

    static Ipv4Block parse(String cidr) {
        var parts = CIDR.matcher(cidr);
        if (!parts.matches()) {
            throw new IllegalArgumentException("an IPv4 range must look like 10.0.0.0/16, got '%s'".formatted(cidr));
        }
        var address = 0L;
        for (var octet = 1; octet <= 4; octet++) {
            var value = Integer.parseInt(parts.group(octet));
            if (value > 255) {
                throw new IllegalArgumentException(
                        "an IPv4 range must have octets up to 255, got '%s'".formatted(cidr));
            }
            address = address << 8 | value;
        }
        var prefix = Integer.parseInt(parts.group(5));
        if (prefix > 32 || address % (1L << 32 - prefix) != 0) {
            throw new IllegalArgumentException(
                    "an IPv4 range must begin at its network address and have a prefix up to /32, got '%s'"
                            .formatted(cidr));
        }
        return new Ipv4Block(address, prefix);
    }

    boolean contains(Ipv4Block other) {
        return prefix <= other.prefix && first >> 32 - prefix == other.first >> 32 - prefix;
    }

    boolean overlaps(Ipv4Block other) {
        return contains(other) || other.contains(this);
    }

    boolean isPublic() {
        return NOT_PUBLIC.stream().noneMatch(this::overlaps);
    }
}
