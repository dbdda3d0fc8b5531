package dev.meridian.constructs.workload.stores.cache;

/** Which server an image holds. */
public enum Engine {
    /** Redis 7 (A6). */
    REDIS("redis-server", "redis-cli"),
    /** Valkey 8, which speaks the same protocol. */
    VALKEY("valkey-server", "valkey-cli");

    private final String server;
    private final String client;

    Engine(String server, String client) {
        this.server = server;
        this.client = client;
    }

    String server() {
        return server;
    }

    String client() {
        return client;
    }
}
