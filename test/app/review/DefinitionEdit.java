package dev.meridian.app.review;

import dev.meridian.environments.Systems;
import dev.meridian.environments.catalogue.InstanceType;
import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.data.DatabaseDefinition.Standby;
import dev.meridian.environments.data.ObjectStoreDefinition.Replication;
import dev.meridian.environments.definition.DeletionProtection;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.network.Egress;
import dev.meridian.environments.protection.BackupDefinition.VaultLock;
import dev.meridian.support.Changed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Edits of atlas's production as somebody would make them in Java, and the rules that must find them dangerous. */
enum DefinitionEdit {
    NONE(environment -> environment, Set.of()),
    A_READ_REPLICA_LESS(database("readReplicas", 1), Set.of("data/removed", "recovery/replica")),
    NO_REPLICA_IN_SINGAPORE(
            database("replicaRegions", List.of(Region.IRELAND)), Set.of("data/removed", "recovery/replication")),
    NO_STANDBY(database("standby", Standby.NONE), Set.of("recovery/zones")),
    A_WEEK_OF_BACKUPS(database("backupRetentionDays", 7), Set.of("recovery/retention")),
    ANOTHER_CLASS(database("instanceType", new InstanceType("db.r5.xlarge")), Set.of("interruption/restart")),
    THE_DATABASE_RENAMED(database("name", "orders"), Set.of("data/renamed")),
    THE_CACHE_RENAMED(
            environment -> Changed.in(
                    environment, "caches", each(environment.caches(), cache -> Changed.in(cache, "name", "sessions"))),
            Set.of("data/renamed")),
    A_SINGLE_NAT_GATEWAY(
            environment -> Changed.in(
                    environment, "network", Changed.in(environment.network(), "egress", Egress.SINGLE_NAT_GATEWAY)),
            Set.of("interruption/removed")),
    BUCKETS_NOT_REPLICATED(
            environment -> Changed.in(
                    environment,
                    "objectStores",
                    each(environment.objectStores(), store -> Changed.in(store, "replication", Replication.NONE))),
            Set.of("recovery/replication")),
    NO_COPY_OF_BACKUPS(backup("copyRegion", Optional.empty()), Set.of("recovery/backup-copies")),
    NO_VAULT_LOCK(backup("vaultLock", VaultLock.NONE), Set.of("recovery/vault-lock")),
    UNPROTECTED(
            environment -> Changed.in(environment, "deletionProtection", DeletionProtection.OFF),
            Set.of("data/termination-protection", "data/deletion-policy"));

    private final UnaryOperator<EnvironmentDefinition> edit;
    private final Set<String> rules;

    DefinitionEdit(UnaryOperator<EnvironmentDefinition> edit, Set<String> rules) {
        this.edit = edit;
        this.rules = rules;
    }

    /** The rules that must find something dangerous. */
    Set<String> rules() {
        return rules;
    }

    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Production without its clusters, which the edits leave alone, so that many can be synthesized quickly. */
    EnvironmentDefinition environment() {
        var production = Systems.all().stream()
                .filter(system -> system.name().equals("atlas"))
                .flatMap(system -> system.environments().stream())
                .filter(environment -> environment.name().equals("production"))
                .findFirst()
                .orElseThrow();
        var small = Changed.in(production, "cluster", Optional.empty());
        small = Changed.in(small, "ingress", Optional.empty());
        small = Changed.in(small, "namespaces", List.of());
        return edit.apply(small);
    }

    private static UnaryOperator<EnvironmentDefinition> database(String component, Object value) {
        return environment -> Changed.in(
                environment,
                "databases",
                each(environment.databases(), database -> Changed.in(database, component, value)));
    }

    private static UnaryOperator<EnvironmentDefinition> backup(String component, Object value) {
        return environment -> Changed.in(
                environment, "backup", environment.backup().map(backup -> Changed.in(backup, component, value)));
    }

    private static <T> List<T> each(List<T> all, UnaryOperator<T> change) {
        return all.stream().map(change).toList();
    }
}
