package dev.meridian.constructs.workload.stores.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.workload.configuration.Variable;
import dev.meridian.constructs.workload.container.Image;
import dev.meridian.constructs.workload.container.Resources;
import dev.meridian.constructs.workload.stores.parts.Place;
import dev.meridian.constructs.workload.traffic.Peer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheObjectsTest {
    private static final Variable.FromSecret PASSWORD = new Variable.FromSecret("atlas-cache", "password");
    private static final List<HasMetadata> PAIR = CacheObjects.of(
            props().peers(List.of(Peer.Pods.of("application", "atlas-web"))).build());

    @Test
    void two_pods_are_one_cache_of_a_primary_and_its_copy() {
        var set = one(PAIR, StatefulSet.class);

        assertThat(set.getSpec().getReplicas()).isEqualTo(2);
        assertThat(set.getSpec().getServiceName()).isEqualTo("cache-pods");
        assertThat(container(PAIR).getEnv())
                .filteredOn(variable -> variable.getValue() != null)
                .extracting(variable -> variable.getName() + "=" + variable.getValue())
                .containsExactly(
                        "PRIMARY=cache-0",
                        "PRIMARY_HOST=cache-0.cache-pods",
                        "PORT=6379",
                        "SERVER=redis-server",
                        "SETTINGS=/etc/cache/cache.conf");
    }

    @Test
    void writes_go_to_the_first_pod_and_reads_to_all() {
        assertThat(service("cache").getSelector())
                .isEqualTo(Map.of("app", "cache", "statefulset.kubernetes.io/pod-name", "cache-0"));
        assertThat(service("cache-read").getSelector()).isEqualTo(Map.of("app", "cache"));
        assertThat(service("cache-pods").getClusterIP()).isEqualTo("None");
        assertThat(service("cache").getPorts()).singleElement().satisfies(port -> {
            assertThat(port.getPort()).isEqualTo(6379);
            assertThat(port.getTargetPort().getIntVal()).isEqualTo(6379);
        });
    }

    @Test
    void it_evicts_the_least_recently_used_and_keeps_nothing() {
        assertThat(one(PAIR, ConfigMap.class).getData().get("cache.conf")).isEqualTo("""
                        port 6379
                        bind * -::*
                        save ""
                        appendonly no
                        dir /data
                        maxmemory 384mb
                        maxmemory-policy allkeys-lru
                        replica-serve-stale-data no
                        client-output-buffer-limit replica 64mb 64mb 60
                        tcp-keepalive 60
                        """);
    }

    @ParameterizedTest
    @CsvSource({"64, 48", "1024, 768", "26624, 19968"})
    void three_quarters_of_the_limit_are_for_keys(int limitMiB, int expected) {
        var objects = CacheObjects.of(
                props().resources(Resources.of(100, 64, 500, limitMiB)).build());

        assertThat(one(objects, ConfigMap.class).getData().get("cache.conf"))
                .contains("\nmaxmemory %dmb\n".formatted(expected));
    }

    @Test
    void the_password_is_neither_an_argument_nor_in_a_file() {
        var container = container(PAIR);

        assertThat(container.getCommand()).containsExactly("/bin/sh", "/etc/cache/start.sh");
        assertThat(container.getArgs()).isEmpty();
        assertThat(container.getEnv())
                .filteredOn(variable -> variable.getValueFrom() != null
                        && variable.getValueFrom().getSecretKeyRef() != null)
                .allSatisfy(variable -> {
                    assertThat(variable.getValueFrom().getSecretKeyRef().getName())
                            .isEqualTo("atlas-cache");
                    assertThat(variable.getValueFrom().getSecretKeyRef().getKey())
                            .isEqualTo("password");
                })
                .extracting(variable -> variable.getName())
                .containsExactly("CACHE_PASSWORD", "REDISCLI_AUTH");
    }

    @Test
    void a_copy_without_its_primary_is_alive_but_not_ready() {
        var container = container(PAIR);

        assertThat(container.getLivenessProbe().getExec().getCommand()).last().isEqualTo("redis-cli -h 127.0.0.1 ping");
        assertThat(container.getReadinessProbe().getExec().getCommand())
                .last()
                .isEqualTo("redis-cli -h 127.0.0.1 ping | grep -qx PONG");
    }

    @Test
    void its_peers_and_its_own_pods_reach_it() {
        var policy = one(PAIR, NetworkPolicy.class).getSpec();

        assertThat(policy.getIngress())
                .allSatisfy(rule ->
                        assertThat(rule.getPorts().get(0).getPort().getIntVal()).isEqualTo(6379))
                .extracting(rule ->
                        rule.getFrom().get(0).getPodSelector().getMatchLabels().get("app"))
                .containsExactly("atlas-web", "cache");
        assertThat(policy.getEgress()).hasSize(2);
    }

    @Test
    void the_pod_is_nobody_and_writes_to_its_scratch_only() {
        var pod = one(PAIR, StatefulSet.class).getSpec().getTemplate().getSpec();

        assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(999);
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(container(PAIR).getSecurityContext().getReadOnlyRootFilesystem())
                .isTrue();
        assertThat(pod.getVolumes())
                .filteredOn(volume -> volume.getEmptyDir() != null)
                .singleElement()
                .satisfies(volume ->
                        assertThat(volume.getEmptyDir().getSizeLimit()).isEqualTo(new Quantity("512Mi")));
        assertThat(one(PAIR, PodDisruptionBudget.class)
                        .getSpec()
                        .getMaxUnavailable()
                        .getIntVal())
                .isEqualTo(1);
    }

    @Test
    void a_lone_cache_is_called_by_its_peers_alone_and_may_be_drained() {
        var objects = CacheObjects.of(props().replicas(1).build());

        assertThat(one(objects, NetworkPolicy.class).getSpec().getEgress()).hasSize(1);
        assertThat(one(objects, NetworkPolicy.class).getSpec().getIngress()).isEmpty();
        assertThat(objects).doesNotHaveAnyElementsOfTypes(PodDisruptionBudget.class);
    }

    @Test
    void valkey_is_started_and_asked_by_its_own_names() {
        var objects = CacheObjects.of(CacheProps.builder(
                        new Place("cache", "atlas"),
                        "cache",
                        Engine.VALKEY,
                        new Image("valkey/valkey", "8.1-alpine"),
                        PASSWORD)
                .build());

        assertThat(container(objects).getEnv())
                .filteredOn(variable -> variable.getName().equals("SERVER"))
                .singleElement()
                .satisfies(variable -> assertThat(variable.getValue()).isEqualTo("valkey-server"));
        assertThat(container(objects).getLivenessProbe().getExec().getCommand())
                .last()
                .isEqualTo("valkey-cli -h 127.0.0.1 ping");
    }

    @Test
    void what_the_engine_cannot_do_is_refused() {
        assertThatThrownBy(() -> props().replicas(0).build()).hasMessage("replicas must be 1 to 5, got 0");
        assertThatThrownBy(() -> props().resources(Resources.of(1, 1, 1, 63)).build())
                .hasMessage("limitMemoryMiB of a cache must be at least 64, got 63");
        assertThatThrownBy(() -> new CacheServices("cache", "cache", "cache-read"))
                .hasMessage("the services of a cache must have three names, got 'cache', 'cache' and 'cache-read'");
    }

    private static CacheProps.Builder props() {
        return CacheProps.builder(
                new Place("cache", "atlas"), "cache", Engine.REDIS, new Image("redis", "7.2-alpine"), PASSWORD);
    }

    private static ServiceSpec service(String name) {
        return PAIR.stream()
                .filter(object -> object instanceof Service
                        && object.getMetadata().getName().equals(name))
                .map(Service.class::cast)
                .findFirst()
                .orElseThrow()
                .getSpec();
    }

    private static Container container(List<HasMetadata> objects) {
        return one(objects, StatefulSet.class)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    private static <T> T one(List<HasMetadata> objects, Class<T> kind) {
        return objects.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }
}
