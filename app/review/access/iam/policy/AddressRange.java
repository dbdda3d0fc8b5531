package dev.meridian.app.review.access.iam.policy;

import java.util.Optional;

/** A range of IPv4 addresses; those of IPv6 are compared as text. */
record AddressRange(long first, int prefix) {
    /** Whether the wide range contains the narrow one. */
    static boolean covers(Glob wide, Glob narrow) {
        return wide.equals(narrow)
                || of(wide.text())
                        .flatMap(range -> of(narrow.text()).map(range::contains))
                        .orElse(false);
    }

    private static Optional<AddressRange> of(String text) {
        var slash = text.indexOf('/');
        var octets = (slash < 0 ? text : text.substring(0, slash)).split("\\.", -1);
        if (octets.length != 4) {
            return Optional.empty();
        }
        try {
            var address = 0L;
            for (var octet : octets) {
                address = address << 8 | Integer.parseInt(octet);
            }
            var prefix = slash < 0 ? 32 : Integer.parseInt(text.substring(slash + 1));
            return prefix < 0 || prefix > 32 ? Optional.empty() : Optional.of(new AddressRange(address, prefix));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean contains(AddressRange other) {
        return prefix <= other.prefix && first >> 32 - prefix == other.first >> 32 - prefix;
    }
}
