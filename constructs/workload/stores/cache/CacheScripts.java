package dev.meridian.constructs.workload.stores.cache;

import java.util.Map;

/** What the pods of a cache run, and how their servers are set. */
final class CacheScripts {
    /**
     * The password reaches the server by its standard input: not its command line, which the node's process list shows,
     * and no disk.
     */
    private static final String START = """
            set -eu
            escaped=$(printf '%s' "$CACHE_PASSWORD" | sed 's/[\\\\"]/\\\\&/g')
            replication=
            if [ "$POD_NAME" != "$PRIMARY" ]; then
              replication="replicaof $PRIMARY_HOST $PORT"
            fi
            exec "$SERVER" "$SETTINGS" - <<EOF
            requirepass "$escaped"
            masterauth "$escaped"
            $replication
            EOF
            """;

    /**
     * Nothing is kept on disk but what a replica receives at first. A replica that has lost its primary says so, and
     * leaves the service for reading, instead of answering with values that may have changed since.
     */
    private static final String SETTINGS = """
            port %d
            bind * -::*
            save ""
            appendonly no
            dir %s
            maxmemory %dmb
            maxmemory-policy %s
            replica-serve-stale-data no
            client-output-buffer-limit replica %5$dmb %5$dmb 60
            tcp-keepalive 60
            """;

    /** The part of the memory that changes may queue in for a replica; the engine's own 256 MB may be more than all. */
    private static final int REPLICA_QUEUE_SHARE = 8;

    private static final int PERCENT = 100;

    private CacheScripts() {}

    static Map<String, String> files(CacheProps props, int port, String folder) {
        return Map.of("start.sh", START, "cache.conf", settings(props, port, folder));
    }

    private static String settings(CacheProps props, int port, String folder) {
        var memory = props.resources().limitMemoryMiB();
        return SETTINGS.formatted(
                port,
                folder,
                memory * CacheProps.MEMORY_SHARE_PERCENT / PERCENT,
                props.eviction().parameterValue(),
                memory / REPLICA_QUEUE_SHARE);
    }
}
