package dev.meridian.constructs.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.cache.nodes.CacheScaling;
import dev.meridian.constructs.cache.nodes.CacheTopology;
import dev.meridian.constructs.cache.nodes.EvictionPolicy;
import dev.meridian.constructs.cache.users.CacheUser;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicatedCachePropsTest {
    private static CacheFixture fixture;

    @BeforeAll
    static void prepares_a_network() {
        fixture = CacheFixture.create();
    }

    private static ReplicatedCacheProps.Builder props(String nodeType) {
        return fixture.props("atlas", nodeType);
    }

    private static void assertRefused(ReplicatedCacheProps.Builder builder, String message) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Atlas",
                "1atlas",
                "atlas-",
                "at--las",
                "atlas_1",
                "a2345678901234567890123456789012345678901"
            })
    void refuses_a_name_that_elasticache_would_refuse(String name) {
        assertRefused(
                fixture.props(name, "cache.r5.large"),
                "name must be 1 to 40 lower-case letters, digits and single hyphens, a letter first, got '%s'"
                        .formatted(name));
    }

    @Test
    void refuses_a_name_that_leaves_no_room_for_the_ids_of_users() {
        var name = "a23456789012345678901234567890123";

        assertRefused(
                fixture.props(name, "cache.r5.large").users(List.of(CacheUser.withIam("app"))),
                "name must leave room for the id '" + name + "-default', at most 40 characters, got '" + name + "'");
        assertRefused(
                props("cache.r5.large").users(List.of(CacheUser.withIam("a-very-long-name-for-an-application"))),
                "user id 'atlas-a-very-long-name-for-an-application' must have at most 40 characters; shorten one of"
                        + " its parts");
    }

    @Test
    void refuses_a_cache_without_users_and_users_of_one_name() {
        assertRefused(
                props("cache.r5.large").users(List.of()), "users of 'atlas' must not be empty, or nobody can log in");
        assertRefused(
                props("cache.r5.large").users(List.of(CacheUser.withIam("app"), CacheUser.withPassword("app"))),
                "users of 'atlas' must have different names, got 'app' twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cluster-enabled", "maxmemory-policy", "reserved-memory-percent"})
    void refuses_parameters_that_have_a_property_of_their_own(String parameter) {
        assertRefused(
                props("cache.r5.large").parameters(Map.of(parameter, "1")),
                "parameter '%s' follows from topology, eviction or reservedMemoryPercent; set that instead"
                        .formatted(parameter));
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 51})
    void refuses_too_little_and_too_much_reserved_memory(int percent) {
        assertRefused(
                props("cache.r5.large").reservedMemoryPercent(percent),
                "reservedMemoryPercent must be 10 to 50, got %d".formatted(percent));
    }

    @Test
    void refuses_an_eviction_that_data_tiering_does_not_know() {
        assertRefused(
                props("cache.r6gd.xlarge").eviction(EvictionPolicy.VOLATILE_TTL),
                "cache.r6gd.xlarge tiers data, which works with LRU, LFU or no eviction, got VOLATILE_TTL");
    }

    @Test
    void refuses_maintenance_during_the_snapshot() {
        assertRefused(
                props("cache.r5.large").maintenance(new MaintenanceWindow(DayOfWeek.MONDAY, LocalTime.of(2, 30), 1)),
                "maintenance mon:02:30-mon:03:30 must not overlap the daily snapshot 03:00-04:00; move one");
        assertThat(props("cache.r5.large")
                        .maintenance(new MaintenanceWindow(DayOfWeek.MONDAY, LocalTime.of(2, 30), 1))
                        .snapshots(new CacheSnapshots.Off())
                        .build())
                .isNotNull();
    }

    @Test
    void refuses_scaling_that_elasticache_does_not_offer() {
        var scaling = new CacheScaling.Shards(2, 4, 60);
        var sharded = new CacheTopology.Sharded(2, 1);

        assertRefused(
                props("cache.r5.large").scaling(scaling),
                "automatic scaling needs a sharded topology, got Replicated[replicas=2]");
        assertRefused(
                props("cache.r5.4xlarge").topology(sharded).scaling(scaling),
                "automatic scaling needs nodes of size large to 2xlarge outside the T families, got cache.r5.4xlarge");
        assertRefused(
                props("cache.t4g.medium").topology(sharded).scaling(scaling),
                "automatic scaling needs nodes of size large to 2xlarge outside the T families, got cache.t4g.medium");
        assertRefused(
                props("cache.r5.large")
                        .topology(sharded)
                        .scaling(scaling)
                        .membership(new CacheMembership.GlobalPrimary()),
                "automatic scaling is not offered in a global datastore, got GlobalPrimary[]");
        assertRefused(
                props("cache.r5.large")
                        .topology(new CacheTopology.Sharded(5, 1))
                        .scaling(scaling),
                "shards must start within the range of scaling, 2 to 4, got 5");
        assertRefused(
                props("cache.r5.large").topology(sharded).scaling(new CacheScaling.ReplicasPerShard(2, 4, 60)),
                "replicasPerShard must start within the range of scaling, 2 to 4, got 1");
        assertRefused(
                props("cache.r5.large").topology(sharded).scaling(new CacheScaling.Shards(2, 400, 60)),
                "a cache has at most 500 nodes, got 400 shards of 2 nodes");
    }

    @Test
    void refuses_members_of_a_global_datastore_that_it_does_not_take() {
        assertRefused(
                props("cache.t3.medium").membership(new CacheMembership.GlobalPrimary()),
                "a global datastore needs nodes of size large or more outside the T families, got cache.t3.medium");
        assertRefused(
                props("cache.r5.large")
                        .topology(new CacheTopology.SingleNode())
                        .membership(new CacheMembership.GlobalSecondary("ldgnf-atlas")),
                "a member of a global datastore needs at least one replica to fail over to, got a single node");
    }

    @Test
    void refuses_an_origin_that_is_none() {
        assertRefused(props("cache.r5.large").restoredFrom(" "), "restoredFrom must name a snapshot, got a blank");
        assertRefused(
                props("cache.r5.large")
                        .restoredFrom("yesterday")
                        .membership(new CacheMembership.GlobalSecondary("ldgnf-atlas")),
                "a secondary of a global datastore gets its data from the primary, not from snapshot 'yesterday'");
    }
}
