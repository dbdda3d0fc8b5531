package dev.meridian.constructs.workload.stores.roles;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the job runs: POSIX shell and SQL that may be run again at any time. Names reach SQL as psql's variables and are
 * quoted by the server; passwords reach psql by a pipe, and the server as verifiers.
 */
final class RoleScripts {
    private static final String ROLES = """
            set -eu
            sleep "$SETTLE_SECONDS"
            run() {
              psql -Xqw -v ON_ERROR_STOP=1 -v owner="$OWNER" -v database="$DATABASE" "$@"
            }
            run -f "$SCRIPTS/database.sql"
            for role in $MEMBERS $READERS; do
              run -v role="$role" -f "$SCRIPTS/login.sql"
              if [ -e "$LOGINS/$role" ]; then
                password=$(cat "$LOGINS/$role")
                printf '%s\\n%s\\n' "$password" "$password" | run -v role="$role" -f "$SCRIPTS/by-password.sql"
              else
                run -v role="$role" -f "$SCRIPTS/by-iam.sql"
              fi
            done
            for role in $MEMBERS; do
              run -v role="$role" -f "$SCRIPTS/member.sql"
            done
            for role in $READERS; do
              run -d "$DATABASE" -v role="$role" -f "$SCRIPTS/reader.sql"
            done
            echo "$DATABASE belongs to $OWNER, members: ${MEMBERS:-none}, readers: ${READERS:-none}"
            """;

    /**
     * The owner cannot log in, so that the administrator can be its member: as a member of a role with a token of IAM
     * he would count as a member of {@code rds_iam} himself, and his password would no longer be taken.
     */
    private static final String DATABASE = """
            select format('create role %I', :'owner')
            where not exists (select from pg_roles where rolname = :'owner')
            \\gexec
            select format('grant %I to current_user', :'owner')
            where not pg_has_role(current_user, :'owner', 'usage')
            \\gexec
            select format('create database %I owner %I', :'database', :'owner')
            where not exists (select from pg_database where datname = :'database')
            \\gexec
            select format('alter database %I owner to %I', datname, :'owner')
            from pg_database
            where datname = :'database' and pg_get_userbyid(datdba) <> :'owner'
            \\gexec
            select format('revoke connect, temporary on database %I from public', :'database')
            \\gexec
            """;

    private static final String LOGIN = """
            select format('create role %I with login', :'role')
            where not exists (select from pg_roles where rolname = :'role')
            \\gexec
            """;

    private static final String BY_PASSWORD = """
            select format('revoke rds_iam from %I', :'role')
            from pg_auth_members m
            where m.roleid = to_regrole('rds_iam') and m.member = to_regrole(quote_ident(:'role'))
            \\gexec
            \\password :"role"
            """;

    /**
     * Tries the administrator's own way in before the session that could still repair it ends: since PostgreSQL 16 who
     * creates a role is its member.
     */
    private static final String BY_IAM = """
            select not pg_has_role(:'role', 'rds_iam', 'member') as missing
            \\gset
            \\if :missing
              select format('grant rds_iam to %I', :'role')
              \\gexec
              \\set entry `psql -Xqwc 'select' >/dev/null 2>&1 && echo open || echo closed`
              select format('revoke rds_iam from %I', :'role') where :'entry' = 'closed'
              \\gexec
              select format('do $$ begin raise exception %L; end $$',
                'IAM login of ' || :'role' || ' would shut out the administrator, who is its member; taken back')
              where :'entry' = 'closed'
              \\gexec
            \\endif
            """;

    /** What a member makes belongs to the owner, so that members can follow each other. */
    private static final String MEMBER = """
            select format('grant %I to %I', :'owner', :'role')
            where not pg_has_role(:'role', :'owner', 'member')
            \\gexec
            select format('alter role %I in database %I set role to %I', :'role', :'database', :'owner')
            \\gexec
            """;

    private static final String READER = """
            select format(grants, :'role', :'owner', :'database')
            from (values
              ('grant connect on database %3$I to %1$I'),
              ('grant usage on schema public to %1$I'),
              ('alter default privileges for role %2$I in schema public grant select on tables to %1$I')
            ) as statements (grants)
            \\gexec
            select format('grant select on %s to %I', oid::regclass, :'role')
            from pg_class
            where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')
              and pg_get_userbyid(relowner) = :'owner'
            \\gexec
            """;

    private RoleScripts() {}

    /** The files of the job's config map. */
    static Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        files.put("roles.sh", ROLES);
        files.put("database.sql", DATABASE);
        files.put("login.sql", LOGIN);
        files.put("by-password.sql", BY_PASSWORD);
        files.put("by-iam.sql", BY_IAM);
        files.put("member.sql", MEMBER);
        files.put("reader.sql", READER);
        return files;
    }
}
