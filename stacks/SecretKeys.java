package dev.meridian.stacks;

import dev.meridian.constructs.workload.secret.SecretProps;
import dev.meridian.constructs.workload.secret.SecretValue;
import dev.meridian.constructs.workload.secret.SecretValue.Composed;
import dev.meridian.constructs.workload.secret.SecretValue.Encoding;
import dev.meridian.constructs.workload.secret.SecretValue.Part;
import dev.meridian.constructs.workload.secret.SecretValue.Stored;
import dev.meridian.environments.workload.DatabaseLogin;
import dev.meridian.environments.workload.InClusterStore;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.SecretDefinition;
import dev.meridian.environments.workload.SecretDefinition.Source;
import dev.meridian.environments.workload.container.Use;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * From where the keys of Kubernetes secrets come from to props.
 *
 * @param placement the region
 * @param stores what the region keeps
 * @param reaches how stores are reached
 */
record SecretKeys(Placement placement, RegionStores stores, Reaches reaches) {
    SecretProps props(NamespaceDefinition namespace, SecretDefinition definition) {
        var keys = new TreeMap<String, SecretValue>();
        definition.keys().forEach((key, source) -> keys.put(key, value(namespace, definition, key, source)));
        return new SecretProps(
                definition.name(), namespace.name(), placement.system().name(), keys);
    }

    /** Where a login's password is kept. */
    Stored password(NamespaceDefinition namespace, DatabaseLogin login) {
        var source = namespace.secrets().stream()
                .filter(secret -> secret.name().equals(login.secret()))
                .findFirst()
                .orElseThrow()
                .keys()
                .get(login.key());
        return source instanceof Source.SharedBy shared
                ? stored(shared.namespace(), shared.secret(), shared.key())
                : stored(namespace.name(), login.secret(), login.key());
    }

    private SecretValue value(NamespaceDefinition namespace, SecretDefinition definition, String key, Source source) {
        if (source instanceof Source.SharedBy shared) {
            return stored(shared.namespace(), shared.secret(), shared.key());
        }
        if (source instanceof Source.DatabaseUrl url) {
            return databaseUrl(namespace, url.database());
        }
        if (source instanceof Source.CacheUrl url) {
            return cacheUrl(namespace, url.cache());
        }
        return stored(namespace.name(), definition.name(), key);
    }

    private Stored stored(String namespace, String secret, String key) {
        return Stored.whole(placement.names().secret(namespace, secret, key));
    }

    /** By the namespace's own login if it has one: another's may be allowed more. */
    private SecretValue databaseUrl(NamespaceDefinition from, String database) {
        var owner = Stream.concat(Stream.of(from), placement.environment().namespaces().stream())
                .filter(namespace -> login(namespace, database).isPresent())
                .findFirst()
                .orElseThrow();
        var login = login(owner, database).orElseThrow();
        var entries = reaches.of(Use.database(database), from).entries();
        var managed = reaches.inCluster(database, InClusterStore.Postgres.class::isInstance)
                .isEmpty();
        return new Composed(List.of(
                new Part.Text("postgresql://%s:".formatted(login.user())),
                new Part.Value(password(owner, login), Encoding.URL),
                new Part.Text("@%s:%s/%s%s"
                        .formatted(
                                entries.get("DATABASE_HOST"),
                                entries.get("DATABASE_PORT"),
                                entries.get("DATABASE_NAME"),
                                managed ? "?sslmode=require" : ""))));
    }

    private static Optional<DatabaseLogin> login(NamespaceDefinition namespace, String database) {
        return namespace.logins().stream()
                .filter(login -> login.database().equals(database))
                .findFirst();
    }

    private SecretValue cacheUrl(NamespaceDefinition from, String cache) {
        var entries = reaches.of(Use.cache(cache), from).entries();
        var address = "@%s:%s".formatted(entries.get("CACHE_HOST"), entries.get("CACHE_PORT"));
        var inCluster = reaches.inCluster(cache, InClusterStore.Redis.class::isInstance);
        if (inCluster.isPresent()) {
            var redis = (InClusterStore.Redis) inCluster.get();
            var password = stored(reaches.namespaceOf(redis).name(), redis.secret(), redis.key());
            return new Composed(List.of(
                    new Part.Text("redis://:"), new Part.Value(password, Encoding.URL), new Part.Text(address)));
        }
        var login = stores.caches().get(cache).credentials(Caches.USER).getSecretArn();
        return new Composed(List.of(
                new Part.Text("rediss://"),
                new Part.Value(Stored.property(login, "username"), Encoding.URL),
                new Part.Text(":"),
                new Part.Value(Stored.property(login, "password"), Encoding.URL),
                new Part.Text(address)));
    }
}
