package dev.meridian.stacks;

import dev.meridian.constructs.network.subnets.AddressPlan;
import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.data.CacheDefinition.Login;
import dev.meridian.environments.data.SearchDefinition;
import dev.meridian.environments.definition.RegionDefinition;
import dev.meridian.environments.workload.InClusterStore;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.ServiceDefinition;
import dev.meridian.environments.workload.container.Call;
import dev.meridian.environments.workload.container.Use;
import dev.meridian.environments.workload.container.Use.Rights;
import dev.meridian.stacks.Reach.Way;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * From what a container uses and calls to all that this takes in one region. Databases are written to in the primary
 * region; everything else is used where the container runs.
 *
 * @param placement the region
 * @param stores what each region keeps
 */
record Reaches(Placement placement, Map<Region, RegionStores> stores) {
    private static final int HTTPS = 443;

    /** How a container of a namespace reaches what it uses. */
    Reach of(Use use, NamespaceDefinition from) {
        var here = stores.get(placement.region().region());
        return switch (use.kind()) {
            case DATABASE -> database(use, from);
            case DATABASE_REPLICA -> replica(use, from);
            case CACHE -> cache(use, from);
            case QUEUE -> {
                var queue = here.queues().get(use.name());
                yield Reach.granted(Map.of(key(use, "URL"), queue.url()), new Way.ToInternet(HTTPS), grantee -> {
                    if (use.rights() == Rights.SEND) {
                        queue.grantSend(grantee);
                    } else {
                        queue.grantReceive(grantee);
                    }
                });
            }
            case TOPIC -> {
                var topic = here.topics().get(use.name());
                yield Reach.granted(
                        Map.of(key(use, "ARN"), topic.arn()), new Way.ToInternet(HTTPS), topic::grantPublish);
            }
            case OBJECTS -> {
                var bucket = here.objects().get(use.name());
                yield Reach.granted(
                        Map.of(
                                key(use, "BUCKET"),
                                placement.bucket(use.name(), placement.region().region())),
                        new Way.ToInternet(HTTPS),
                        use.rights() == Rights.READ ? bucket::grantRead : bucket::grantReadWrite);
            }
            case SEARCH -> search(use);
            case MAIL -> {
                var mail = here.mail().get(use.name());
                // The role's rights hold for the API; SMTP knows a user of its own.
                yield new Reach(
                        Map.of(key(use, "HOST"), mail.smtpHost(), key(use, "PORT"), Integer.toString(mail.smtpPort())),
                        List.of(new Way.ToInternet(mail.smtpPort()), new Way.ToInternet(HTTPS)),
                        List.of(mail::grantSend));
            }
        };
    }

    /** How a container reaches whom it calls. */
    Reach of(Call call, NamespaceDefinition from) {
        if (call instanceof Call.Outside outside) {
            return Reach.open(entries(call, outside.host(), outside.port()), new Way.ToInternet(outside.port()));
        }
        var inside = (Call.Service) call;
        var service = service(inside);
        var port = service.port(inside.port()).orElseThrow();
        return Reach.open(
                entries(call, host(service.serviceName(), inside.namespace(), from), port.service()),
                new Way.ToPods(inside.namespace(), service.name(), port.container()));
    }

    /** The address of the writer of a managed database. */
    String writerHost(String database) {
        var primary = stores.get(placement.environment().primary().region());
        return Optional.ofNullable(primary.proxies().get(database))
                .map(proxy -> proxy.endpoint())
                .orElseGet(() -> primary.databases().get(database).writeEndpoint());
    }

    /** The tier of a region in which its stores are. */
    static String storeBlock(RegionDefinition region) {
        return Placement.tierBlock(region, AddressPlan.DATABASE);
    }

    /** The namespace and the store itself, if it runs in the cluster. */
    Optional<InClusterStore> inCluster(String name, Predicate<InClusterStore> kind) {
        return placement.environment().namespaces().stream()
                .flatMap(namespace -> namespace.stores().stream())
                .filter(kind)
                .filter(store -> store.name().equals(name))
                .findFirst();
    }

    private Reach database(Use use, NamespaceDefinition from) {
        var inCluster = inCluster(use.name(), InClusterStore.Postgres.class::isInstance);
        if (inCluster.isPresent()) {
            return postgres(use, from, inCluster.get(), writerService(inCluster.get()));
        }
        var primary = placement.environment().primary();
        var port = stores.get(primary.region()).databases().get(use.name()).port();
        return Reach.open(
                Map.of(
                        key(use, "HOST"), writerHost(use.name()),
                        key(use, "PORT"), Integer.toString(port),
                        key(use, "NAME"), Databases.databaseName(use.name())),
                new Way.ToBlock(storeBlock(primary), port));
    }

    private Reach replica(Use use, NamespaceDefinition from) {
        var inCluster = inCluster(use.name(), InClusterStore.Postgres.class::isInstance);
        if (inCluster.isPresent()) {
            return postgres(use, from, inCluster.get(), readerService(inCluster.get()));
        }
        var here = stores.get(placement.region().region());
        var near = here.replicas().containsKey(use.name()) || placement.region().isPrimary();
        var region = near ? placement.region() : placement.environment().primary();
        var there = stores.get(region.region());
        var copy = Optional.ofNullable(there.replicas().get(use.name()));
        var host = copy.map(replica -> replica.readEndpoint())
                .orElseGet(() -> there.databases().get(use.name()).readEndpoint());
        var port = copy.map(replica -> replica.port())
                .orElseGet(() -> there.databases().get(use.name()).port());
        return Reach.open(
                Map.of(
                        key(use, "HOST"), host,
                        key(use, "PORT"), Integer.toString(port),
                        key(use, "NAME"), Databases.databaseName(use.name())),
                new Way.ToBlock(storeBlock(region), port));
    }

    private Reach cache(Use use, NamespaceDefinition from) {
        var inCluster = inCluster(use.name(), InClusterStore.Redis.class::isInstance);
        if (inCluster.isPresent()) {
            return inCluster(use, from, inCluster.get(), writerService(inCluster.get()), 6379, Map.of());
        }
        var cache = stores.get(placement.region().region()).caches().get(use.name());
        var entries =
                Map.of(key(use, "HOST"), cache.primaryEndpoint(), key(use, "PORT"), Integer.toString(cache.port()));
        var way = new Way.ToBlock(storeBlock(placement.region()), cache.port());
        var login = placement.environment().caches().stream()
                .filter(definition -> definition.name().equals(use.name()))
                .findFirst()
                .orElseThrow()
                .login();
        return login == Login.IAM ? Reach.granted(entries, way, cache::grantConnect) : Reach.open(entries, way);
    }

    private Reach search(Use use) {
        var domain = stores.get(placement.region().region()).search().get(use.name());
        var indexes = placement.environment().searchDomains().stream()
                .filter(definition -> definition.name().equals(use.name()))
                .map(SearchDefinition::indexes)
                .findFirst()
                .orElseThrow();
        return Reach.granted(
                Map.of(key(use, "URL"), "https://" + domain.endpoint()),
                new Way.ToBlock(storeBlock(placement.region()), domain.port()),
                grantee -> indexes.forEach(index -> {
                    if (use.rights() == Rights.READ) {
                        domain.grantRead(grantee, index);
                    } else {
                        domain.grantReadWrite(grantee, index);
                    }
                }));
    }

    private Reach postgres(Use use, NamespaceDefinition from, InClusterStore store, String service) {
        return inCluster(use, from, store, service, 5432, Map.of(key(use, "NAME"), Databases.databaseName(use.name())));
    }

    private Reach inCluster(
            Use use,
            NamespaceDefinition from,
            InClusterStore store,
            String service,
            int port,
            Map<String, String> further) {
        var namespace = namespaceOf(store).name();
        var entries = new TreeMap<>(further);
        entries.put(key(use, "HOST"), host(service, namespace, from));
        entries.put(key(use, "PORT"), Integer.toString(port));
        return Reach.open(entries, new Way.ToPods(namespace, store.statefulSet(), port));
    }

    /** The namespace that a store runs in. */
    NamespaceDefinition namespaceOf(InClusterStore store) {
        return placement.environment().namespaces().stream()
                .filter(namespace -> namespace.stores().contains(store))
                .findFirst()
                .orElseThrow();
    }

    /** The service of the pod that is written to. A database of one pod has a headless service only. */
    static String writerService(InClusterStore store) {
        return store instanceof InClusterStore.Postgres && store.replicas() > 1
                ? store.serviceName() + "-writer"
                : store.serviceName();
    }

    /** The service of all pods, which read alike. */
    static String readerService(InClusterStore store) {
        return store.serviceName() + "-reader";
    }

    /** Within a namespace a service's name is enough. */
    static String host(String service, String namespace, NamespaceDefinition from) {
        return namespace.equals(from.name()) ? service : service + "." + namespace;
    }

    private ServiceDefinition service(Call.Service call) {
        return placement.environment().namespaces().stream()
                .filter(namespace -> namespace.name().equals(call.namespace()))
                .flatMap(namespace -> namespace.services().stream())
                .filter(service -> service.name().equals(call.service()))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> entries(Call call, String host, int port) {
        return call.prefix().isEmpty()
                ? Map.of()
                : Map.of(call.prefix() + "_HOST", host, call.prefix() + "_PORT", Integer.toString(port));
    }

    private static String key(Use use, String entry) {
        return use.prefix() + "_" + entry;
    }
}
