package dev.meridian.environments.validation.secret;

import dev.meridian.environments.data.DatabaseDefinition;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.workload.InClusterStore;
import dev.meridian.environments.workload.InClusterStore.Postgres;
import dev.meridian.environments.workload.NamespaceDefinition;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The users that services are to databases. */
public final class LoginRules {
    /** "Identifiers and Key Words", PostgreSQL documentation: in lower case, so that nobody needs quotes. */
    private static final Pattern USER = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    /** The master user, those of RDS, and what SQL itself understands as a role. */
    private static final Set<String> RESERVED = Set.of(
            "postgres", "dbadmin", "admin", "public", "none", "user", "current_user", "session_user", "current_role");

    private static final Pattern RESERVED_BEGINNING = Pattern.compile("(pg_|rds).*");

    private LoginRules() {}

    /** Checks the logins of a namespace. */
    public static void check(Problems problems, EnvironmentDefinition environment, NamespaceDefinition namespace) {
        var databases = Stream.concat(
                        environment.databases().stream().map(DatabaseDefinition::name),
                        environment.namespaces().stream()
                                .flatMap(any -> any.stores().stream())
                                .filter(Postgres.class::isInstance)
                                .map(InClusterStore::name))
                .toList();
        for (var login : namespace.logins()) {
            var what = "login '%s' of namespace '%s'".formatted(login.user(), namespace.name());
            problems.require(
                    databases.contains(login.database()),
                    "%s: database '%s' does not exist; name one of %s or define it",
                    what,
                    login.database(),
                    databases);
            problems.require(
                    USER.matcher(login.user()).matches(),
                    "%s: user must be 1 to 63 lower-case letters, digits and underscores, no digit first, got '%s'",
                    what,
                    login.user());
            problems.require(
                    !RESERVED.contains(login.user())
                            && !RESERVED_BEGINNING.matcher(login.user()).matches(),
                    "%s: user '%s' is one of the database's own; take another name",
                    what,
                    login.user());
            environment.namespaces().stream()
                    .filter(other -> !other.equals(namespace))
                    .filter(other -> runs(other, login.database()))
                    .forEach(other -> problems.add(
                            "%s: database '%s' runs in namespace '%s', and no other's login is made there; share that"
                                    + " one's secret",
                            what, login.database(), other.name()));
            SecretRules.requireKey(problems, what, namespace, login.secret(), login.key());
        }
    }

    private static boolean runs(NamespaceDefinition namespace, String database) {
        return namespace.stores().stream()
                .anyMatch(store -> store instanceof Postgres && store.name().equals(database));
    }

    /** Two passwords for one user would replace each other. */
    public static void checkTogether(Problems problems, EnvironmentDefinition environment) {
        problems.requireDistinct(
                environment.namespaces().stream()
                        .flatMap(namespace -> namespace.logins().stream())
                        .toList(),
                login -> "%s of database %s".formatted(login.user(), login.database()),
                "login, over all namespaces,");
    }
}
