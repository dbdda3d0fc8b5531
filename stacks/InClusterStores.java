package dev.meridian.stacks;

import dev.meridian.constructs.workload.configuration.Variable.FromSecret;
import dev.meridian.constructs.workload.manifests.ManifestChart;
import dev.meridian.constructs.workload.stores.cache.CacheObjects;
import dev.meridian.constructs.workload.stores.cache.CacheProps;
import dev.meridian.constructs.workload.stores.cache.CacheServices;
import dev.meridian.constructs.workload.stores.cache.Engine;
import dev.meridian.constructs.workload.stores.parts.Place;
import dev.meridian.constructs.workload.stores.postgres.Dumps;
import dev.meridian.constructs.workload.stores.postgres.Login;
import dev.meridian.constructs.workload.stores.postgres.PostgresObjects;
import dev.meridian.constructs.workload.stores.postgres.PostgresProps;
import dev.meridian.constructs.workload.stores.postgres.Replication;
import dev.meridian.constructs.workload.traffic.Peer;
import dev.meridian.environments.workload.InClusterStore;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.container.Use.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.constructs.IDependable;

/**
 * The databases and caches that run in a region's cluster.
 *
 * @param placement the region
 * @param stores what it keeps outside of the cluster
 * @param callers who uses them
 */
record InClusterStores(Placement placement, RegionStores stores, Callers callers) {
    private static final String DUMP = "-dump";

    /**
     * Applies those of a namespace.
     *
     * @param after what has to be there first, the secrets among it
     */
    void define(WorkloadStack stack, NamespaceDefinition namespace, List<? extends IDependable> after) {
        for (var store : namespace.stores()) {
            var id = Ids.of(namespace.name() + "-" + store.statefulSet(), "Store");
            var ready = new ArrayList<IDependable>(after);
            if (store instanceof InClusterStore.Postgres postgres) {
                ready.addAll(dumpIdentity(stack, namespace, postgres));
                var objects = PostgresObjects.of(postgres(namespace, postgres));
                stack.apply(id, new ManifestChart(stack.charts(), id, objects).manifests(), ready);
            } else if (store instanceof InClusterStore.Redis redis) {
                var objects = CacheObjects.of(redis(namespace, redis));
                stack.apply(id, new ManifestChart(stack.charts(), id, objects).manifests(), ready);
            }
        }
    }

    private List<IDependable> dumpIdentity(
            WorkloadStack stack, NamespaceDefinition namespace, InClusterStore.Postgres store) {
        return store.dump()
                .map(dump -> stack.identify(
                        namespace.name(),
                        store.statefulSet() + DUMP,
                        List.of(new Reach(Map.of(), List.of(), List.of(job -> stores.objects()
                                .get(dump.objectStore())
                                .grantPut(job, store.name()))))))
                .orElseGet(List::of);
    }

    PostgresProps postgres(NamespaceDefinition namespace, InClusterStore.Postgres store) {
        var login = namespace.logins().stream()
                .filter(candidate -> candidate.database().equals(store.name()))
                .findFirst()
                .orElseThrow();
        return PostgresProps.builder(
                        place(namespace),
                        Pods.image(store.image()),
                        new Login(
                                Databases.databaseName(store.name()),
                                login.user(),
                                new FromSecret(login.secret(), login.key())))
                .name(store.statefulSet())
                .serviceName(store.serviceName())
                .storageGiB(store.storageGiB())
                .resources(Pods.resources(store.resources()))
                .replication(
                        store.replicas() == 1
                                ? new Replication.None()
                                : new Replication.Streaming(
                                        store.replicas(),
                                        Reaches.writerService(store),
                                        Reaches.readerService(store),
                                        Replication.DEFAULT_USER,
                                        new FromSecret(login.secret(), InClusterStore.Postgres.REPLICATION_KEY)))
                .dumps(dumps(store))
                .peers(peers(Kind.DATABASE, store))
                .build();
    }

    private Dumps dumps(InClusterStore.Postgres store) {
        Optional<Dumps> dumps = store.dump().map(dump -> Dumps.ToBucket.builder(
                        placement.bucket(dump.objectStore(), placement.region().region()),
                        placement.regionCode(),
                        store.name(),
                        store.statefulSet() + DUMP)
                .schedule(dump.schedule())
                .scratchGiB(store.storageGiB())
                .build());
        return dumps.orElseGet(Dumps.None::new);
    }

    CacheProps redis(NamespaceDefinition namespace, InClusterStore.Redis store) {
        return CacheProps.builder(
                        place(namespace),
                        store.statefulSet(),
                        Engine.REDIS,
                        Pods.image(store.image()),
                        new FromSecret(store.secret(), store.key()))
                .services(new CacheServices(
                        store.serviceName() + "-pods", store.serviceName(), Reaches.readerService(store)))
                .replicas(store.replicas())
                .resources(Pods.resources(store.resources()))
                .peers(peers(Kind.CACHE, store))
                .build();
    }

    private Place place(NamespaceDefinition namespace) {
        return new Place(
                namespace.name(),
                placement.system().name(),
                Namespaces.dns(placement.environment().cluster().orElseThrow()));
    }

    private List<Peer> peers(Kind kind, InClusterStore store) {
        return callers.ofStore(kind, store.name()).stream()
                .<Peer>map(caller -> Peer.Pods.of(caller.namespace(), caller.app()))
                .toList();
    }
}
