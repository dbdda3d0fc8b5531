package dev.meridian.environments.validation;

import static dev.meridian.environments.validation.Sample.cache;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.data.CacheDefinition.Failover;
import dev.meridian.environments.data.FileStoreDefinition;
import dev.meridian.environments.definition.Availability;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoreRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
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
