package dev.meridian.constructs.addresses;

/** How a text that is no block is refused. */
sealed interface Refusal {
    String malformed();

    String octetTooGreat();

    String prefixTooLong();

    String begunInItsMiddle(Ipv4Block whole);

    /** A range that stands for itself. */
    record OfRange(String text) implements Refusal {
        @Override
        public String malformed() {
            return "an IPv4 range must look like 10.0.0.0/16, got '%s'".formatted(text);
        }

        @Override
        public String octetTooGreat() {
            return "an IPv4 range must have octets up to 255, got '%s'".formatted(text);
        }

        @Override
        public String prefixTooLong() {
            return "an IPv4 range must begin at its network address and have a prefix up to /32, got '%s'"
                    .formatted(text);
        }

        @Override
        public String begunInItsMiddle(Ipv4Block whole) {
            return prefixTooLong();
        }
    }

    /** A property, which the message names. */
    record OfProperty(String name, String text) implements Refusal {
        @Override
        public String malformed() {
            return "%s must be an IPv4 block such as 10.20.0.0/16, got '%s'".formatted(name, text);
        }

        @Override
        public String octetTooGreat() {
            return "%s must have octets up to 255 and a prefix up to 32, got '%s'".formatted(name, text);
        }

        @Override
        public String prefixTooLong() {
            return octetTooGreat();
        }

        @Override
        public String begunInItsMiddle(Ipv4Block whole) {
            return "%s must start at its first address, got '%s'; write %s".formatted(name, text, whole);
        }
    }
}
