package dev.meridian.constructs.database.instance;

/** The oldest TLS version the server accepts. Connections without TLS are always refused. */
public enum TlsFloor {
    /** TLS 1.2 and 1.3. */
    TLS_1_2("TLSv1.2"),
    /** TLS 1.3 alone (A18), which RDS offers from PostgreSQL 16 on. */
    TLS_1_3("TLSv1.3");

    private final String parameter;

    TlsFloor(String parameter) {
        this.parameter = parameter;
    }

    String parameter() {
        return parameter;
    }
}
