package dev.meridian.kubernetes.rules;

import dev.meridian.constructs.network.subnets.AddressPlan;
import dev.meridian.environments.data.CacheDefinition;
import dev.meridian.environments.data.CacheDefinition.Login;
import dev.meridian.environments.data.DatabaseDefinition;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.definition.RegionDefinition;
import dev.meridian.environments.workload.InClusterStore;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.container.Call;
import dev.meridian.environments.workload.container.ContainerDefinition;
import dev.meridian.environments.workload.container.Use;
import dev.meridian.environments.workload.container.Use.Kind;
import dev.meridian.kubernetes.model.Pod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a definition says of who talks to whom in one region, read anew and not by the code that makes network policies.
 *
 * @param environment the environment
 * @param region one of its regions
 */
public record Traffic(EnvironmentDefinition environment, RegionDefinition region) {
    private static final int POSTGRES = 5432;
    private static final int REDIS = 6379;
    private static final int HTTPS = 443;
    private static final int SUBMISSION = 587;
    private static final String DUMP = "-dump";
    private static final String ROLES_NAMESPACE = "database-admin";
    private static final String ROLES = "-roles";
    private static final String NODE_METADATA = "169.254.169.254/32";
    private static final String IDENTITY = block("169.254.170.23/32", Set.of(), 80);

    /** A pod that opens a connection to another, as texts that say it. */
    static String pair(Pod from, Pod to, int port) {
        return "%s -> %s:%d".formatted(from, to, port);
    }

    /** A block of addresses without its holes, at one port. */
    static String block(String cidr, Collection<String> holes, int port) {
        return holes.isEmpty()
                ? "%s:%d".formatted(cidr, port)
                : "%s:%d without %s".formatted(cidr, port, String.join(", ", holes));
    }

    /** Each two of these pods of which one is to reach the other. */
    public Set<String> pairs(List<Pod> pods) {
        var pairs = new TreeSet<String>();
        for (var way : ways()) {
            for (var from : pods) {
                for (var to : pods) {
                    if (way.isFrom(from) && way.isTo(to)) {
                        pairs.add(pair(from, to, way.port()));
                    }
                }
            }
        }
        return pairs;
    }

    private List<Way> ways() {
        var ways = new ArrayList<Way>();
        for (var namespace : environment.namespaces()) {
            running(namespace).forEach(pods -> {
                pods.container().calls().stream()
                        .filter(Call.Service.class::isInstance)
                        .map(Call.Service.class::cast)
                        .forEach(call -> ways.add(
                                new Way(namespace.name(), pods.app(), call.namespace(), call.service(), portOf(call))));
                pods.container().uses().forEach(use -> inCluster(use)
                        .ifPresent(place -> ways.add(new Way(
                                namespace.name(),
                                pods.app(),
                                place.namespace(),
                                place.store().statefulSet(),
                                place.port()))));
            });
            for (var store : namespace.stores()) {
                var place = new Place(namespace.name(), store);
                if (store.replicas() > 1) {
                    ways.add(place.from(store.statefulSet()));
                }
                if (isDumped(store)) {
                    ways.add(place.from(store.statefulSet() + DUMP));
                }
            }
        }
        return ways;
    }

    /** The blocks outside of the cluster that a pod is to reach. */
    public Set<String> blocksTo(Pod pod) {
        var blocks = new TreeSet<String>();
        if (pod.namespace().equals(ROLES_NAMESPACE)) {
            environment.databases().stream()
                    .filter(database -> pod.app().equals(database.name() + ROLES))
                    .forEach(database -> blocks.add(stores(region, POSTGRES)));
            return blocks;
        }
        var namespace = namespace(pod.namespace());
        running(namespace).filter(pods -> pods.app().equals(pod.app())).forEach(pods -> {
            pods.container().uses().forEach(use -> blocks.addAll(blocksOf(use)));
            pods.container().calls().stream()
                    .filter(Call.Outside.class::isInstance)
                    .forEach(call -> blocks.add(internet(((Call.Outside) call).port())));
        });
        namespace.stores().stream()
                .filter(store -> isDumped(store) && pod.app().equals(store.statefulSet() + DUMP))
                .forEach(store -> blocks.addAll(List.of(publicAddresses(HTTPS), IDENTITY)));
        return blocks;
    }

    /** The blocks outside of the cluster that are to reach a pod: load balancers, and operators' own networks. */
    public Set<String> blocksFrom(Pod pod) {
        var blocks = new TreeSet<String>();
        environment.namespaces().stream()
                .filter(namespace -> namespace.name().equals(pod.namespace()))
                .flatMap(namespace -> namespace.services().stream())
                .filter(service -> service.name().equals(pod.app()))
                .forEach(service -> service.exposures().forEach(exposure -> {
                    var port = service.port(exposure.port()).orElseThrow().container();
                    blocks.add(block(tier(region, AddressPlan.PUBLIC), Set.of(), port));
                    environment.vpns().stream()
                            .flatMap(vpn -> vpn.networks().stream())
                            .forEach(network -> blocks.add(block(network.text(), Set.of(), port)));
                }));
        return blocks;
    }

    /** Whether a pod gets credentials of AWS. */
    public boolean usesAws(Pod pod) {
        return blocksTo(pod).contains(IDENTITY);
    }

    private Set<String> blocksOf(Use use) {
        return switch (use.kind()) {
            case DATABASE -> inCluster(use).isPresent() ? Set.of() : Set.of(stores(environment.primary(), POSTGRES));
            case DATABASE_REPLICA -> inCluster(use).isPresent() ? Set.of() : Set.of(stores(nearestCopy(use), POSTGRES));
            case CACHE -> {
                if (inCluster(use).isPresent()) {
                    yield Set.of();
                }
                yield cache(use).login() == Login.IAM
                        ? Set.of(stores(region, REDIS), IDENTITY)
                        : Set.of(stores(region, REDIS));
            }
            case SEARCH -> Set.of(stores(region, HTTPS), IDENTITY);
            case QUEUE, TOPIC, OBJECTS -> Set.of(internet(HTTPS), IDENTITY);
            case MAIL -> Set.of(internet(SUBMISSION), internet(HTTPS), IDENTITY);
        };
    }

    private RegionDefinition nearestCopy(Use use) {
        var isHere = environment.databases().stream()
                .filter(database -> database.name().equals(use.name()))
                .map(DatabaseDefinition::replicaRegions)
                .anyMatch(regions -> regions.contains(region.region()));
        return isHere || region.isPrimary() ? region : environment.primary();
    }

    private CacheDefinition cache(Use use) {
        return environment.caches().stream()
                .filter(cache -> cache.name().equals(use.name()))
                .findFirst()
                .orElseThrow();
    }

    private String internet(int port) {
        var holes = new TreeSet<>(Set.of(
                environment.addressSpace().text(),
                environment.cluster().orElseThrow().serviceAddresses().text(),
                NODE_METADATA));
        return block("0.0.0.0/0", holes, port);
    }

    private static String publicAddresses(int port) {
        return block(
                "0.0.0.0/0",
                new TreeSet<>(Set.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", NODE_METADATA)),
                port);
    }

    private static String stores(RegionDefinition where, int port) {
        return block(tier(where, AddressPlan.DATABASE), Set.of(), port);
    }

    private static String tier(RegionDefinition where, String tier) {
        return AddressPlan.of(where.cidr().text(), List.of()).tierBlock(tier);
    }

    private NamespaceDefinition namespace(String name) {
        return environment.namespaces().stream()
                .filter(namespace -> namespace.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private int portOf(Call.Service call) {
        return namespace(call.namespace()).services().stream()
                .filter(service -> service.name().equals(call.service()))
                .findFirst()
                .orElseThrow()
                .port(call.port())
                .orElseThrow()
                .container();
    }

    private Optional<Place> inCluster(Use use) {
        return environment.namespaces().stream()
                .flatMap(namespace -> namespace.stores().stream().map(store -> new Place(namespace.name(), store)))
                .filter(place -> place.is(use.kind(), use.name()))
                .findFirst();
    }

    private static boolean isDumped(InClusterStore store) {
        return store instanceof InClusterStore.Postgres postgres
                && postgres.dump().isPresent();
    }

    private static Stream<Running> running(NamespaceDefinition namespace) {
        return Stream.concat(
                namespace.services().stream().map(service -> new Running(service.name(), service.container())),
                namespace.jobs().stream().map(job -> new Running(job.name(), job.container())));
    }

    private record Running(String app, ContainerDefinition container) {}

    private record Place(String namespace, InClusterStore store) {
        boolean is(Kind kind, String name) {
            return store.name().equals(name)
                    && kind == (store instanceof InClusterStore.Postgres ? Kind.DATABASE : Kind.CACHE);
        }

        int port() {
            return store instanceof InClusterStore.Postgres ? POSTGRES : REDIS;
        }

        Way from(String app) {
            return new Way(namespace, app, namespace, store.statefulSet(), port());
        }
    }

    private record Way(String fromNamespace, String fromApp, String toNamespace, String toApp, int port) {
        boolean isFrom(Pod pod) {
            return pod.namespace().equals(fromNamespace) && pod.app().equals(fromApp);
        }

        boolean isTo(Pod pod) {
            return pod.namespace().equals(toNamespace) && pod.app().equals(toApp);
        }
    }
}
