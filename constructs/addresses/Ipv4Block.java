package dev.meridian.constructs.addresses;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An IPv4 block in CIDR notation, cut and compared without a call to the CDK.
 *
 * @param address the first address, as an unsigned 32-bit number
 * @param prefix how many leading bits name the block, 0 to 32
 */
public record Ipv4Block(long address, int prefix) {
    private static final int BITS = 32;
    private static final int MAX_OCTET = 255;
    private static final Pattern NOTATION =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

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

    /**
     * Reads a block such as {@code 10.20.0.0/16}.
     *
     * @throws IllegalArgumentException unless the text is a block whose address is its first one
     */
    public static Ipv4Block parse(String text) {
        return parse(text, new Refusal.OfRange(text));
    }

    /**
     * Reads the block that a property holds.
     *
     * @param name the property, which the message of a refusal names
     * @throws IllegalArgumentException unless the text is a block whose address is its first one
     */
    public static Ipv4Block parse(String name, String text) {
        return parse(text, new Refusal.OfProperty(name, text));
    }

    private static Ipv4Block parse(String text, Refusal refusal) {
        var parts = NOTATION.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(refusal.malformed());
        }
        var address = 0L;
        for (var group = 1; group <= 4; group++) {
            var octet = Integer.parseInt(parts.group(group));
            if (octet > MAX_OCTET) {
                throw new IllegalArgumentException(refusal.octetTooGreat());
            }
            address = address << 8 | octet;
        }
        var prefix = Integer.parseInt(parts.group(5));
        if (prefix > BITS) {
            throw new IllegalArgumentException(refusal.prefixTooLong());
        }
        var block = new Ipv4Block(address, prefix);
        var beyondFirst = address % block.size();
        if (beyondFirst != 0) {
            throw new IllegalArgumentException(refusal.begunInItsMiddle(new Ipv4Block(address - beyondFirst, prefix)));
        }
        return block;
    }

    /**
     * The block of this length that stands at this place inside this one, counted from 0.
     *
     * @throws IllegalArgumentException if this one has no such place
     */
    public Ipv4Block part(int partPrefix, int place) {
        var part = new Ipv4Block(address + place * (1L << (BITS - partPrefix)), partPrefix);
        if (!contains(part)) {
            throw new IllegalArgumentException("no block /%d at place %d in %s".formatted(partPrefix, place, this));
        }
        return part;
    }

    /** Whether every address of the other is also one of this. */
    public boolean contains(Ipv4Block other) {
        return prefix <= other.prefix && overlaps(other);
    }

    /** Whether the two share an address. */
    public boolean overlaps(Ipv4Block other) {
        return address < other.address + other.size() && other.address < address + size();
    }

    /** Whether the internet routes every address of it. */
    public boolean isPublic() {
        return NOT_PUBLIC.stream().noneMatch(this::overlaps);
    }

    private long size() {
        return 1L << (BITS - prefix);
    }

    @Override
    public String toString() {
        return "%d.%d.%d.%d/%d"
                .formatted(
                        address >> 24 & MAX_OCTET,
                        address >> 16 & MAX_OCTET,
                        address >> 8 & MAX_OCTET,
                        address & MAX_OCTET,
                        prefix);
    }
}
