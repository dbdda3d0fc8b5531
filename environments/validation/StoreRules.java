package dev.meridian.environments.validation;

import dev.meridian.environments.data.CacheDefinition;
import dev.meridian.environments.data.CacheDefinition.Failover;
import dev.meridian.environments.data.FileStoreDefinition;
import dev.meridian.environments.data.ObjectStoreDefinition;
import dev.meridian.environments.data.ObjectStoreDefinition.Replication;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.definition.RegionDefinition;
import dev.meridian.environments.validation.rule.Problems;
import java.util.regex.Pattern;

/** Caches, object stores and file stores. */
final class StoreRules {
    private static final int MOST_REPLICAS = 5;
    private static final int MOST_SNAPSHOT_DAYS = 35;

    /** CreateAccessPoint, Amazon EFS API Reference. */
    private static final int LONGEST_PATH = 100;

    private static final Pattern PATH = Pattern.compile("(/[^/\\s$#<>;`|&?{}^*\\\\]+){1,4}");

    private StoreRules() {}

    static void check(Problems problems, EnvironmentDefinition environment) {
        environment.caches().forEach(cache -> checkCache(problems, environment, cache));
        environment.objectStores().forEach(store -> checkObjects(problems, environment, store));
        environment.fileStores().forEach(store -> checkFiles(problems, environment, store));
    }

    private static void checkCache(Problems problems, EnvironmentDefinition environment, CacheDefinition cache) {
        var what = "cache '%s'".formatted(cache.name());
        cache.nodeType()
                .refusedForCache()
                .ifPresent(reason -> problems.add("%s: node type %s %s", what, cache.nodeType(), reason));
        problems.requireBetween(0, MOST_REPLICAS, cache.replicas(), what + ": replicas", "ElastiCache adds no more");
        problems.require(
                cache.replicas() <= 0 || cache.failover() == Failover.AUTOMATIC,
                "%s: %d replicas without automatic failover never take over; set failover AUTOMATIC",
                what,
                cache.replicas());
        problems.require(
                cache.replicas() > 0 || cache.failover() == Failover.NONE,
                "%s: failover AUTOMATIC needs a replica to fail over to, got 0; add one or set NONE",
                what);
        problems.require(
                !environment.availability().survivesZoneLoss() || cache.replicas() > 0,
                "%s: replicas must be at least 1 for availability %s, got 0",
                what,
                environment.availability());
        problems.requireBetween(
                0,
                MOST_SNAPSHOT_DAYS,
                cache.snapshotRetentionDays(),
                what + ": snapshotRetentionDays",
                "ElastiCache keeps none longer");
    }

    private static void checkObjects(
            Problems problems, EnvironmentDefinition environment, ObjectStoreDefinition store) {
        var what = "object store '%s'".formatted(store.name());
        problems.require(
                store.replication() == Replication.NONE || environment.regions().size() > 1,
                "%s: replication %s needs a second region, got one; set NONE",
                what,
                store.replication());
        problems.require(
                store.archiveAfterDays() >= 1,
                "%s: archiveAfterDays must be at least 1, got %d",
                what,
                store.archiveAfterDays());
        problems.require(
                store.noncurrentRetentionDays() >= 1,
                "%s: noncurrentRetentionDays must be at least 1, so that a deletion can be undone, got %d",
                what,
                store.noncurrentRetentionDays());
    }

    private static void checkFiles(Problems problems, EnvironmentDefinition environment, FileStoreDefinition store) {
        var what = "file store '%s'".formatted(store.name());
        problems.require(
                PATH.matcher(store.path()).matches() && store.path().length() <= LONGEST_PATH,
                "%s: path must start with /, have at most 4 levels and %d characters, and neither spaces, signs of the"
                        + " shell nor a slash at its end, got '%s'",
                what,
                LONGEST_PATH,
                store.path());
        store.replicaRegion()
                .ifPresent(region -> problems.require(
                        environment.regions().stream()
                                .filter(candidate -> !candidate.isPrimary())
                                .map(RegionDefinition::region)
                                .anyMatch(region::equals),
                        "%s: replica region %s must be one of the environment's other regions; add it to regions",
                        what,
                        region));
    }
}
