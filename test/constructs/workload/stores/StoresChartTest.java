package dev.meridian.constructs.workload.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.meridian.constructs.workload.configuration.Variable;
import dev.meridian.constructs.workload.container.Image;
import dev.meridian.constructs.workload.manifests.Manifests;
import dev.meridian.constructs.workload.stores.cache.CacheObjects;
import dev.meridian.constructs.workload.stores.cache.CacheProps;
import dev.meridian.constructs.workload.stores.cache.Engine;
import dev.meridian.constructs.workload.stores.parts.Place;
import dev.meridian.constructs.workload.stores.postgres.Dumps;
import dev.meridian.constructs.workload.stores.postgres.Login;
import dev.meridian.constructs.workload.stores.postgres.PostgresObjects;
import dev.meridian.constructs.workload.stores.postgres.PostgresProps;
import dev.meridian.constructs.workload.stores.postgres.Replication;
import dev.meridian.constructs.workload.traffic.Dns;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoresChartTest {
    private static final Place PLACE = new Place("atlas", "atlas");
    private static final Variable.FromSecret PASSWORD = new Variable.FromSecret("atlas", "password");

    @Test
    void a_database_and_a_cache_share_a_namespace_without_a_name_twice() {
        assertThat(objects(PLACE))
                .extracting(
                        object -> object.getKind() + "/" + object.getMetadata().getName())
                .doesNotHaveDuplicates()
                .contains("StatefulSet/postgres", "StatefulSet/cache", "CronJob/postgres-dump");
    }

    @Test
    void the_same_props_make_the_same_text_and_each_object_names_its_namespace() throws JsonProcessingException {
        var mapper = new JsonMapper();
        var manifests = Manifests.of(objects(PLACE));

        assertThat(mapper.writeValueAsString(manifests))
                .isEqualTo(mapper.writeValueAsString(Manifests.of(objects(PLACE))));
        assertThat(manifests)
                .extracting(manifest -> manifest.get("metadata"))
                .asString()
                .contains("app.kubernetes.io/part-of=atlas")
                .doesNotContain("namespace=null");
    }

    @Test
    void in_auto_mode_names_are_asked_for_at_an_address() {
        var place = new Place("atlas", "atlas", new Dns.Address("172.20.0.10/32"));

        assertThat(objects(place))
                .filteredOn(NetworkPolicy.class::isInstance)
                .hasSize(3)
                .allSatisfy(policy -> assertThat(((NetworkPolicy) policy)
                                .getSpec()
                                .getEgress()
                                .get(0)
                                .getTo()
                                .get(0)
                                .getIpBlock()
                                .getCidr())
                        .isEqualTo("172.20.0.10/32"));
    }

    private static List<HasMetadata> objects(Place place) {
        var database = PostgresProps.builder(
                        place, new Image("postgres", "16-alpine"), new Login("atlas", "atlas_admin", PASSWORD))
                .replication(Replication.Streaming.between("postgres", "postgres-read", PASSWORD))
                .dumps(Dumps.ToBucket.builder("atlas-dumps", "eu-west-1", "atlas", "atlas-dump")
                        .build())
                .build();
        var cache = CacheProps.builder(place, "cache", Engine.REDIS, new Image("redis", "7.2-alpine"), PASSWORD)
                .build();
        return Stream.concat(PostgresObjects.of(database).stream(), CacheObjects.of(cache).stream())
                .toList();
    }
}
