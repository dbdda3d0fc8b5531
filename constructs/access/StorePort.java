package dev.meridian.constructs.access;

/** A TCP port. */
final class StorePort {
    private StorePort() {}

    static void check(int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port must be from 1 to 65535, got %d".formatted(port));
        }
    }
}
