package dev.meridian.constructs.workload.stores.postgres;

import java.util.Map;

/** What the pods run: POSIX shell and SQL, with every value from the environment and none in the text. */
final class Scripts {
    /**
     * Passwords everywhere, also inside the pod. Clients speak plain TCP: SCRAM sends no password, but data cross the
     * cluster's network in clear, so nothing asks for {@code hostssl}.
     */
    private static final String CLIENTS = """
            local  all  all       scram-sha-256
            host   all  all  all  scram-sha-256
            """;

    private static final String STANDBYS = """
            host   replication  %s  all  scram-sha-256
            """;

    /**
     * Makes this pod a copy of the first one unless it is one, or is the first one. Until it is complete, a copy has
     * another name. {@code \password} sends a verifier, never the password itself, which logs would show.
     */
    static final String STANDBY = """
            set -eu
            umask 077
            sleep "$SETTLE_SECONDS"
            escaped=$(printf '%s' "$REPLICATION_PASSWORD" | sed 's/[\\\\:]/\\\\&/g')
            printf '*:*:*:%s:%s\\n' "$REPLICATION_USER" "$escaped" > "$PASSFILE"
            if [ "$POD_NAME" = "$PRIMARY" ]; then
              exit 0
            fi
            admit() {
              printf '%s\\n%s\\n' "$REPLICATION_PASSWORD" "$REPLICATION_PASSWORD" \\
                | psql -Xqw -v ON_ERROR_STOP=1 -v role="$REPLICATION_USER" -f "$SCRIPTS/replication-role.sql"
            }
            if [ -e "$PGDATA/PG_VERSION" ]; then
              if [ ! -e "$PGDATA/standby.signal" ]; then
                echo "$POD_NAME holds a database of its own, not a copy of $PRIMARY: delete its claim to clone again" >&2
                exit 1
              fi
              admit || echo "$PRIMARY does not answer; starting from the copy" >&2
              exit 0
            fi
            admit
            rm -rf "$PGDATA.clone"
            PGUSER=$REPLICATION_USER PGPASSFILE=$PASSFILE PGPASSWORD='' \\
              pg_basebackup -w -D "$PGDATA.clone" -X stream -c fast
            touch "$PGDATA.clone/standby.signal"
            mv "$PGDATA.clone" "$PGDATA"
            """;

    static final String REPLICATION_ROLE = """
            select format('create role %I with replication login', :'role')
            where not exists (select from pg_roles where rolname = :'role')
            \\gexec
            \\password :"role"
            """;

    /** A dump that cannot be read back to its end is none; nothing is sent then. */
    static final String DUMP = """
            set -eu
            sleep "$SETTLE_SECONDS"
            file=$SCRATCH/$(date -u +%Y-%m-%dT%H%M%SZ).dump
            pg_dump --no-password --format=custom --compress=6 --lock-wait-timeout=60s --file="$file"
            pg_restore --file=/dev/null "$file"
            echo "dumped $PGDATABASE: $(wc -c < "$file") bytes, readable to the end"
            """;

    /** S3 refuses a part whose checksum differs, so that what it confirms is what was dumped. */
    static final String UPLOAD = """
            set -eu
            for file in "$SCRATCH"/*.dump; do
              target=s3://$BUCKET/$PREFIX/${file##*/}
              aws s3 cp --only-show-errors --checksum-algorithm SHA256 "$file" "$target"
              echo "stored $target"
            done
            """;

    private Scripts() {}

    /** Who may connect how ({@code pg_hba.conf}). */
    static String clients(Replication replication) {
        return replication instanceof Replication.Streaming streaming
                ? CLIENTS + STANDBYS.formatted(streaming.user())
                : CLIENTS;
    }

    /** The files of the server's config map. */
    static Map<String, String> files(Replication replication) {
        return replication instanceof Replication.Streaming
                ? Map.of(
                        "pg_hba.conf",
                        clients(replication),
                        "standby.sh",
                        STANDBY,
                        "replication-role.sql",
                        REPLICATION_ROLE)
                : Map.of("pg_hba.conf", clients(replication));
    }
}
