package dev.meridian.environments.validation.workload;

import dev.meridian.environments.data.ObjectStoreDefinition;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.validation.container.ImageRules;
import dev.meridian.environments.validation.container.ResourceRules;
import dev.meridian.environments.validation.rule.Cron;
import dev.meridian.environments.validation.rule.Names;
import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.validation.secret.SecretRules;
import dev.meridian.environments.workload.InClusterStore;
import dev.meridian.environments.workload.InClusterStore.Dump;
import dev.meridian.environments.workload.InClusterStore.Postgres;
import dev.meridian.environments.workload.InClusterStore.Redis;
import dev.meridian.environments.workload.NamespaceDefinition;

/** Databases and caches in the cluster. */
final class InClusterStoreRules {
    private static final int MOST_REPLICAS = 9;
    private static final int MOST_DISK_GIB = 16_384;

    private InClusterStoreRules() {}

    static void check(
            Problems problems, EnvironmentDefinition environment, NamespaceDefinition namespace, InClusterStore store) {
        var what = "store '%s/%s'".formatted(namespace.name(), store.name());
        problems.require(
                !environment.isProduction(),
                "%s: production's stores are managed ones, and nobody takes over from this one by itself; define it"
                        + " among databases or caches",
                what);
        Names.requireName(problems, "store name", ServiceRules.LONGEST, store.name());
        Names.requireName(problems, what + ": statefulSet", ServiceRules.LONGEST, store.statefulSet());
        Names.requireLabel(problems, what + ": serviceName", store.serviceName());
        ImageRules.check(problems, what, environment, store.image());
        ResourceRules.check(problems, what, namespace, store.resources());
        problems.requireBetween(
                1, MOST_REPLICAS, store.replicas(), what + ": replicas", "the first is written to, the rest follow");
        if (store instanceof Postgres postgres) {
            checkPostgres(problems, what, environment, namespace, postgres);
        } else if (store instanceof Redis redis) {
            SecretRules.requireKey(problems, what, namespace, redis.secret(), redis.key());
        }
    }

    private static void checkPostgres(
            Problems problems,
            String what,
            EnvironmentDefinition environment,
            NamespaceDefinition namespace,
            Postgres postgres) {
        problems.requireBetween(
                1, MOST_DISK_GIB, postgres.storageGiB(), what + ": storageGiB", "gp3 comes in no other size");
        var logins = namespace.logins().stream()
                .filter(login -> login.database().equals(postgres.name()))
                .toList();
        if (postgres.replicas() > 1) {
            logins.forEach(login ->
                    SecretRules.requireKey(problems, what, namespace, login.secret(), Postgres.REPLICATION_KEY));
        }
        problems.require(
                logins.size() == 1,
                "%s: exactly one login of its namespace must be for it, got %d; it is the user that the database is made"
                        + " for",
                what,
                logins.size());
        postgres.dump().ifPresent(dump -> checkDump(problems, what, environment, dump));
    }

    private static void checkDump(Problems problems, String what, EnvironmentDefinition environment, Dump dump) {
        Cron.require(problems, what + ": schedule of its dump", dump.schedule());
        var stores = environment.objectStores().stream()
                .map(ObjectStoreDefinition::name)
                .toList();
        problems.require(
                stores.contains(dump.objectStore()),
                "%s: object store '%s' of its dump does not exist; name one of %s or define it",
                what,
                dump.objectStore(),
                stores);
    }
}
