package dev.meridian.environments.network;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of IPv4 addresses as it stands in a definition, such as {@code 10.0.0.0/16}.
 *
 * <p>The text is not checked here: a definition is refused as a whole, so that its author sees every mistake at once.
 */
public record Cidr(String text) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

    public Cidr {
        requireNonNull(text, "text");
    }

    /** The addresses from the first to the last, both included; empty where the text is no aligned IPv4 block. */
    public Optional<Range> range() {
        return parse().filter(range -> range.first() % range.size() == 0);
    }

    /** The aligned block that the author may have meant, where only host bits are set. */
    public Optional<Cidr> aligned() {
        return parse().map(range -> {
            var first = range.first() - range.first() % range.size();
            return new Cidr("%d.%d.%d.%d/%d"
                    .formatted(first >> 24, first >> 16 & 255, first >> 8 & 255, first & 255, range.prefix()));
        });
    }

    /** Whether the two blocks share an address. Blocks that cannot be read share none. */
    public boolean overlaps(Cidr other) {
        return range().flatMap(mine ->
                        other.range().map(theirs -> mine.first() <= theirs.last() && theirs.first() <= mine.last()))
                .orElse(false);
    }

    /** Whether the other block lies in this one. Blocks that cannot be read lie nowhere. */
    public boolean contains(Cidr other) {
        return range().flatMap(mine ->
                        other.range().map(theirs -> mine.first() <= theirs.first() && theirs.last() <= mine.last()))
                .orElse(false);
    }

    @Override
    public String toString() {
        return text;
    }

    private Optional<Range> parse() {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var first = 0L;
        for (var octet = 1; octet <= 4; octet++) {
            var value = Integer.parseInt(matcher.group(octet));
            if (value > 255) {
                return Optional.empty();
            }
            first = first << 8 | value;
        }
        var prefix = Integer.parseInt(matcher.group(5));
        return prefix > 32 ? Optional.empty() : Optional.of(new Range(first, prefix));
    }

    /**
     * Addresses in a row.
     *
     * @param first the first address, as a number
     * @param prefix how many leading bits all addresses share
     */
    public record Range(long first, int prefix) {
        /** How many addresses there are. */
        public long size() {
            return 1L << 32 - prefix;
        }

        /** The last address, as a number. */
        public long last() {
            return first + size() - 1;
        }
    }
}
