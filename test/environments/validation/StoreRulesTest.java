package dev.meridian.environments.validation;

import static dev.meridian.environments.validation.Sample.cache;
import static dev.meridian.environments.validation.Sample.files;
import static dev.meridian.environments.validation.Sample.primary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.catalogue.InstanceType;
import dev.meridian.environments.data.CacheDefinition;
import dev.meridian.environments.data.CacheDefinition.Engine;
import dev.meridian.environments.data.CacheDefinition.Eviction;
import dev.meridian.environments.data.CacheDefinition.Failover;
import dev.meridian.environments.data.FileStoreDefinition;
import dev.meridian.environments.data.ObjectStoreDefinition;
import dev.meridian.environments.data.ObjectStoreDefinition.Replication;
import dev.meridian.environments.definition.Availability;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoreRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                new Spoilt(
                        "file store 'shared': path must start with /, have at most 4 levels and 100 characters, and"
                                + " neither spaces, signs of the shell nor a slash at its end, got 'shared'",
                        it -> it.fileStores(files("shared", "shared"))),
                new Spoilt(
                        "file store 'shared': path must start with /, have at most 4 levels and 100 characters, and"
                                + " neither spaces, signs of the shell nor a slash at its end, got '/'",
                        it -> it.fileStores(files("shared", "/"))),
                new Spoilt(
                        "file store 'shared': path must start with /, have at most 4 levels and 100 characters, and"
                                + " neither spaces, signs of the shell nor a slash at its end, got '/shared/'",
                        it -> it.fileStores(files("shared", "/shared/"))),
                new Spoilt(
                        "file store 'shared': path must start with /, have at most 4 levels and 100 characters, and"
                                + " neither spaces, signs of the shell nor a slash at its end, got '/a/b/c/d/e'",
                        it -> it.fileStores(files("shared", "/a/b/c/d/e"))),
                new Spoilt(
                        "file store 'shared': path must start with /, have at most 4 levels and 100 characters, and"
                                + " neither spaces, signs of the shell nor a slash at its end, got '/a b'",
                        it -> it.fileStores(files("shared", "/a b"))),
                new Spoilt(
                        "file store 'shared': path must start with /, have at most 4 levels and 100 characters, and"
                                + " neither spaces, signs of the shell nor a slash at its end, got '/a*'",
                        it -> it.fileStores(files("shared", "/a*"))),
                new Spoilt(
                        "cache 'cache': replicas must be at least 1 for availability SURVIVES_REGION_LOSS, got 0",
                        it -> it.caches(cache("cache.r5.xlarge", 0, Failover.NONE))),
                new Spoilt(
                        "cache 'cache': snapshotRetentionDays must be between 0 and 35, got 36; ElastiCache keeps"
                                + " none longer",
                        it -> it.caches(new CacheDefinition(
                                "cache",
                                Engine.REDIS_7_1,
                                new InstanceType("cache.r5.xlarge"),
                                1,
                                Failover.AUTOMATIC,
                                Eviction.NOEVICTION,
                                36,
                                CacheDefinition.Login.IAM))),
                new Spoilt(
                        "object store 'assets': replication BETWEEN_ALL needs a second region, got one; set NONE",
                        it -> it.regions(primary())),
                new Spoilt(
                        "object store 'assets': archiveAfterDays must be at least 1, got 0",
                        it -> it.objectStores(new ObjectStoreDefinition("assets", Replication.NONE, 0, 30))),
                new Spoilt(
                        "object store 'assets': noncurrentRetentionDays must be at least 1, so that a deletion can"
                                + " be undone, got 0",
                        it -> it.objectStores(new ObjectStoreDefinition("assets", Replication.NONE, 30, 0))),
                new Spoilt(
                        "cache 'cache': 2 replicas without automatic failover never take over; set failover AUTOMATIC",
                        it -> it.caches(cache("cache.r5.xlarge", 2, Failover.NONE))),
                new Spoilt(
                        "cache 'cache': failover AUTOMATIC needs a replica to fail over to, got 0; add one or set NONE",
                        it -> it.availability(Availability.BEST_EFFORT)
                                .caches(cache("cache.r5.xlarge", 0, Failover.AUTOMATIC))),
                new Spoilt(
                        "cache 'cache': node type cache.r5.8xlarge is of a size not offered for Redis 7 and Valkey;"
                                + " sizes of r5: 12xlarge, 24xlarge, 2xlarge, 4xlarge, large, xlarge",
                        it -> it.caches(cache("cache.r5.8xlarge", 2, Failover.AUTOMATIC))),
                new Spoilt(
                        "cache 'cache': replicas must be between 0 and 5, got 6; ElastiCache adds no more",
                        it -> it.caches(cache("cache.r5.xlarge", 6, Failover.AUTOMATIC))),
                new Spoilt(
                        "file store 'shared': replica region us-east-1 must be one of the environment's other regions;"
                                + " add it to regions",
                        it -> it.fileStores(
                                new FileStoreDefinition("shared", "/shared", Optional.of(Sample.PRIMARY)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }
}
