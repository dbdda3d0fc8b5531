package dev.meridian.environments.validation;

import dev.meridian.environments.PhysicalNames;
import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.data.CacheDefinition;
import dev.meridian.environments.data.DatabaseDefinition;
import dev.meridian.environments.data.FileStoreDefinition;
import dev.meridian.environments.data.ObjectStoreDefinition;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.validation.rule.Names;
import dev.meridian.environments.validation.rule.Problems;
import java.util.Comparator;
import java.util.Set;

/** Names, and the lengths of the physical names that are built from them. */
final class NameRules {
    private static final String ANY_ACCOUNT = "0".repeat(12);

    private static final int STACK = 128;
    private static final int DATABASE = 63;
    /** What an export task's name of 60 characters leaves beside the snapshot's date. */
    private static final int ARCHIVED_DATABASE = 40;

    /** What a cache's user group of 40 characters leaves beside engine and role. */
    private static final int CACHE = 32;

    private static final int BUCKET = 63;
    private static final int BACKUP_VAULT = 50;
    private static final int CLUSTER = 100;

    /** The longest of the layers' names, and the suffixes that constructs put behind a database's name. */
    private static final String LONGEST_LAYER = "observability";

    private static final String LONGEST_REPLICA_SUFFIX = "-replica15";

    private NameRules() {}

    static void check(Problems problems, PhysicalNames names, EnvironmentDefinition environment) {
        Names.requireName(problems, "environment name", environment.name());
        environment.databases().forEach(database -> Names.requireName(problems, "database name", database.name()));
        environment.caches().forEach(cache -> Names.requireName(problems, "cache name", cache.name()));
        environment.objectStores().forEach(store -> Names.requireName(problems, "object store name", store.name()));
        environment.fileStores().forEach(store -> Names.requireName(problems, "file store name", store.name()));
        problems.requireDistinct(environment.databases(), DatabaseDefinition::name, "database");
        problems.requireDistinct(environment.caches(), CacheDefinition::name, "cache");
        problems.requireDistinct(environment.objectStores(), ObjectStoreDefinition::name, "object store");
        problems.requireDistinct(environment.fileStores(), FileStoreDefinition::name, "file store");

        var region = environment.regions().stream()
                .map(definition -> definition.region())
                .max(Comparator.comparingInt(longest -> longest.code().length()))
                .orElse(Region.SINGAPORE);
        requireShort(problems, "stack", STACK, names.stack(region, LONGEST_LAYER));
        requireShort(problems, "cluster", CLUSTER, names.cluster());
        requireShort(problems, "backup vault", BACKUP_VAULT, names.backupVault());
        requireShort(problems, "log bucket", BUCKET, names.logBucket(ANY_ACCOUNT, region));
        for (var database : environment.databases()) {
            requireShort(
                    problems, "database replica", DATABASE, names.database(database.name()) + LONGEST_REPLICA_SUFFIX);
        }
        if (environment.backup().stream().anyMatch(backup -> backup.archiveDays() > 0)) {
            for (var database : environment.databases()) {
                requireShort(problems, "archived database", ARCHIVED_DATABASE, names.database(database.name()));
            }
        }
        for (var cache : environment.caches()) {
            requireShort(problems, "cache", CACHE, names.cache(cache.name()));
        }
        var clusterBackups = names.clusterBackupBucket(ANY_ACCOUNT, region);
        if (environment.clusterBackup().isPresent()) {
            requireShort(problems, "cluster backup bucket", BUCKET, clusterBackups);
        }
        var taken =
                Set.of(names.logBucket(ANY_ACCOUNT, region), names.archiveBucket(ANY_ACCOUNT, region), clusterBackups);
        for (var store : environment.objectStores()) {
            var bucket = names.bucket(store.name(), ANY_ACCOUNT, region);
            problems.require(
                    !taken.contains(bucket),
                    "object store name '%s' is that of a bucket every environment may have; give it another name",
                    store.name());
            requireShort(problems, "bucket", BUCKET, bucket);
        }
    }

    private static void requireShort(Problems problems, String what, int most, String name) {
        problems.require(
                name.length() <= most,
                "%s name '%s' is %d characters long, AWS allows %d; shorten the system's, environment's or its own name",
                what,
                name,
                name.length(),
                most);
    }
}
