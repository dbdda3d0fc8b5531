package dev.meridian.constructs.network.subnets;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An IPv4 block in CIDR notation, cut and compared without a call to CDK.
 *
 * @param address the first address, as an unsigned 32-bit number
 * @param prefix how many leading bits name the block, 0 to 32
 */
public record CidrBlock(long address, int prefix) {
    private static final Pattern NOTATION =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

    /** RFC 1918 and RFC 6598: the ranges that the "Amazon VPC User Guide, VPC CIDR blocks" recommends. */
    private static final List<CidrBlock> PRIVATE_RANGES =
            List.of(new CidrBlock(10L << 24, 8), of(172, 16, 12), of(192, 168, 16), of(100, 64, 10));

    /** Docker's bridge on every host: "Amazon VPC User Guide, VPC CIDR blocks" advises against it. */
    private static final CidrBlock DOCKER_BRIDGE = of(172, 17, 16);

    /**
     * Reads a block such as {@code 10.20.0.0/16}.
     *
     * @throws IllegalArgumentException unless the text is a block whose address is its first one
     */
    public static CidrBlock parse(String name, String text) {
        var matcher = NOTATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "%s must be an IPv4 block such as 10.20.0.0/16, got '%s'".formatted(name, text));
        }
        var octets = Arrays.stream(new int[] {1, 2, 3, 4})
                .map(group -> Integer.parseInt(matcher.group(group)))
                .toArray();
        var prefix = Integer.parseInt(matcher.group(5));
        if (prefix > 32 || Arrays.stream(octets).anyMatch(octet -> octet > 255)) {
            throw new IllegalArgumentException(
                    "%s must have octets up to 255 and a prefix up to 32, got '%s'".formatted(name, text));
        }
        var block = new CidrBlock(
                Arrays.stream(octets).asLongStream().reduce(0, (whole, octet) -> whole << 8 | octet), prefix);
        if (block.address % block.size() != 0) {
            var first = new CidrBlock(block.address - block.address % block.size(), prefix);
            throw new IllegalArgumentException(
                    "%s must start at its first address, got '%s'; write %s".formatted(name, text, first));
        }
        return block;
    }

    private static CidrBlock of(long first, long second, int prefix) {
        return new CidrBlock(first << 24 | second << 16, prefix);
    }

    /** The block of this length that stands at this place inside this one, counted from 0. */
    CidrBlock part(int partPrefix, int place) {
        var part = new CidrBlock(address + place * (1L << (32 - partPrefix)), partPrefix);
        if (partPrefix < prefix || !overlaps(part)) {
            throw new IllegalArgumentException("no block /%d at place %d in %s".formatted(partPrefix, place, this));
        }
        return part;
    }

    /** Whether the two share an address. */
    public boolean overlaps(CidrBlock other) {
        return address < other.address + other.size() && other.address < address + size();
    }

    boolean isPrivate() {
        return PRIVATE_RANGES.stream().anyMatch(range -> range.prefix <= prefix && range.overlaps(this));
    }

    boolean hidesBehindDocker() {
        return overlaps(DOCKER_BRIDGE);
    }

    private long size() {
        return 1L << (32 - prefix);
    }

    @Override
    public String toString() {
        return "%d.%d.%d.%d/%d"
                .formatted(address >> 24 & 255, address >> 16 & 255, address >> 8 & 255, address & 255, prefix);
    }
}
