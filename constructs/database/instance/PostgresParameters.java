package dev.meridian.constructs.database.instance;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The PostgreSQL parameters of every instance of this package, writer or replica. */
final class PostgresParameters {
    private static final String TLS_FLOOR = "ssl_min_protocol_version";

    private static final Map<String, String> SECURITY = Map.of(
            "rds.force_ssl", "1",
            // MD5 verifiers are refused, so that a stolen catalogue cannot be replayed.
            "rds.accepted_password_auth_method", "scram",
            "password_encryption", "scram-sha-256");

    private static final Map<String, String> DEFAULTS = Map.of(
            // A logical slot whose subscriber stalls holds back WAL until the disk is full.
            "rds.logical_replication", "0",
            "shared_preload_libraries", "pg_stat_statements",
            "track_io_timing", "1",
            "log_connections", "1",
            "log_disconnections", "1",
            "log_lock_waits", "1",
            // Statements are logged when they are slow, never by kind: log_statement=ddl would write down passwords.
            "log_min_duration_statement", "1000",
            // RDS allows a day, in which one forgotten transaction stops vacuum everywhere.
            "idle_in_transaction_session_timeout", "300000");

    private PostgresParameters() {}

    static Map<String, String> of(PostgresSettings settings) {
        var parameters = new TreeMap<>(DEFAULTS);
        parameters.putAll(settings.parameters());
        parameters.putAll(SECURITY);
        parameters.put(TLS_FLOOR, settings.tlsFloor().parameter());
        return parameters;
    }

    static void requireFree(Set<String> names) {
        var taken = new TreeSet<>(names);
        taken.removeIf(name -> !SECURITY.containsKey(name) && !name.equals(TLS_FLOOR));
        if (!taken.isEmpty()) {
            throw new IllegalArgumentException(
                    "parameters must not set how connections are secured, got %s; leave them out".formatted(taken));
        }
    }
}
