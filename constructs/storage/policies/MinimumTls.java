package dev.meridian.constructs.storage.policies;

/** The oldest TLS version a client of a bucket may speak. */
public enum MinimumTls {
    /** For clients that can not speak TLS 1.3. */
    V1_2("1.2"),
    /** For everything of this decade. */
    V1_3("1.3");

    private final String version;

    MinimumTls(String version) {
        this.version = version;
    }

    String version() {
        return version;
    }
}
