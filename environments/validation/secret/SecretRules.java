package dev.meridian.environments.validation.secret;

import dev.meridian.environments.data.CacheDefinition;
import dev.meridian.environments.data.CacheDefinition.Login;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.validation.rule.Names;
import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.workload.DatabaseLogin;
import dev.meridian.environments.workload.InClusterStore;
import dev.meridian.environments.workload.InClusterStore.Redis;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.SecretDefinition;
import dev.meridian.environments.workload.SecretDefinition.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Secrets by their names, and where the values of their keys come from. */
public final class SecretRules {
    private static final int SHORTEST = 16;
    private static final int LONGEST = 256;

    private SecretRules() {}

    /** Checks the secrets of a namespace. */
    public static void check(Problems problems, EnvironmentDefinition environment, NamespaceDefinition namespace) {
        problems.requireDistinct(
                namespace.secrets(), SecretDefinition::name, "namespace '%s': secret".formatted(namespace.name()));
        for (var secret : namespace.secrets()) {
            var what = "secret '%s/%s'".formatted(namespace.name(), secret.name());
            Names.requireLabel(problems, "secret name", secret.name());
            problems.require(!secret.keys().isEmpty(), "%s: keys must name at least one, got none", what);
            secret.keys().forEach((key, source) -> {
                Names.requireKey(problems, what + ": key", key);
                checkSource(problems, "%s: key '%s'".formatted(what, key), environment, source);
            });
        }
    }

    /** Requires a key of the namespace whose value is a password, not an address. */
    public static void requireKey(
            Problems problems, String what, NamespaceDefinition namespace, String secret, String key) {
        var source = source(namespace, secret, key);
        if (source.isEmpty()) {
            problems.add(
                    "%s: key '%s' of secret '%s' does not exist in namespace '%s'; name one of %s or define it",
                    what, key, secret, namespace.name(), keys(namespace));
        } else {
            problems.require(
                    isPassword(source.get()) || source.get() instanceof Source.SharedBy,
                    "%s: key '%s' of secret '%s' must be a password, generated, provided or shared, got an address",
                    what,
                    key,
                    secret);
        }
    }

    private static Optional<Source> source(NamespaceDefinition namespace, String secret, String key) {
        return namespace.secrets().stream()
                .filter(candidate -> candidate.name().equals(secret))
                .findFirst()
                .map(found -> found.keys().get(key));
    }

    private static List<String> keys(NamespaceDefinition namespace) {
        return namespace.secrets().stream()
                .flatMap(secret -> secret.keys().keySet().stream().map(key -> secret.name() + "/" + key))
                .toList();
    }

    private static boolean isPassword(Source source) {
        return source instanceof Source.Generated || source instanceof Source.Provided;
    }

    private static void checkSource(Problems problems, String what, EnvironmentDefinition environment, Source source) {
        if (source instanceof Source.Generated generated) {
            problems.requireBetween(
                    SHORTEST, LONGEST, generated.length(), what + ": length", "shorter ones can be guessed");
        } else if (source instanceof Source.SharedBy shared) {
            checkShared(problems, what, environment, shared);
        } else if (source instanceof Source.DatabaseUrl url) {
            var databases = environment.namespaces().stream()
                    .flatMap(namespace -> namespace.logins().stream())
                    .map(DatabaseLogin::database)
                    .distinct()
                    .toList();
            problems.require(
                    databases.contains(url.database()),
                    "%s: is the address of database '%s', which no login is for; name one of %s or define a login",
                    what,
                    url.database(),
                    databases);
        } else if (source instanceof Source.CacheUrl url) {
            var caches = cachesWithPassword(environment);
            problems.require(
                    caches.contains(url.cache()),
                    "%s: is the address of cache '%s', which has no login by password; name one of %s or set its login to"
                            + " PASSWORD",
                    what,
                    url.cache(),
                    caches);
        }
    }

    private static List<String> cachesWithPassword(EnvironmentDefinition environment) {
        return Stream.concat(
                        environment.caches().stream()
                                .filter(cache -> cache.login() == Login.PASSWORD)
                                .map(CacheDefinition::name),
                        environment.namespaces().stream()
                                .flatMap(namespace -> namespace.stores().stream())
                                .filter(Redis.class::isInstance)
                                .map(InClusterStore::name))
                .toList();
    }

    private static void checkShared(
            Problems problems, String what, EnvironmentDefinition environment, Source.SharedBy shared) {
        var origin = environment.namespaces().stream()
                .filter(namespace -> namespace.name().equals(shared.namespace()))
                .findFirst()
                .flatMap(namespace -> source(namespace, shared.secret(), shared.key()));
        problems.require(
                origin.isPresent(),
                "%s: is shared by key '%s' of secret '%s/%s', which does not exist; name an existing one or define it",
                what,
                shared.key(),
                shared.namespace(),
                shared.secret());
        problems.require(
                origin.isEmpty() || isPassword(origin.get()),
                "%s: is shared by key '%s' of secret '%s/%s', which must be generated or provided itself; name that one",
                what,
                shared.key(),
                shared.namespace(),
                shared.secret());
    }
}
