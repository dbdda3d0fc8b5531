package dev.meridian.stacks;

import dev.meridian.constructs.workload.job.JobObjects;
import dev.meridian.constructs.workload.manifests.Manifests;
import dev.meridian.constructs.workload.namespace.NamespaceObjects;
import dev.meridian.constructs.workload.priority.PriorityClasses;
import dev.meridian.constructs.workload.secret.ExternalSecretObjects;
import dev.meridian.constructs.workload.service.ServiceObjects;
import dev.meridian.constructs.workload.stores.cache.CacheObjects;
import dev.meridian.constructs.workload.stores.postgres.PostgresObjects;
import dev.meridian.environments.data.CacheDefinition.Login;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.workload.InClusterStore;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.SecretDefinition;
import dev.meridian.environments.workload.SecretDefinition.Source;
import dev.meridian.environments.workload.container.ContainerDefinition;
import dev.meridian.environments.workload.container.Use;
import dev.meridian.environments.workload.container.Use.Kind;
import dev.meridian.environments.workload.container.Volume;
import dev.meridian.kubernetes.model.Applied;
import dev.meridian.kubernetes.model.Cluster;
import dev.meridian.stacks.Reach.Way;
import dev.meridian.support.Changed;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A cluster's manifests as {@link WorkloadStack} makes them, without a stack: AWS's stores are but ways to them. */
final class InPureJava {
    private static final String STORE_CLASS = "gp3";

    private InPureJava() {}

    /** Without what only the CDK knows: the ids of file stores, and the addresses of managed stores in secrets. */
    static EnvironmentDefinition reduced(EnvironmentDefinition environment) {
        var namespaces =
                environment.namespaces().stream().map(InPureJava::reduced).toList();
        return Changed.in(environment, "namespaces", namespaces);
    }

    /** All objects of the primary region. */
    static Cluster cluster(EnvironmentDefinition environment) {
        var system = dev.meridian.environments.workload.Services.system(environment);
        var placement = new Placement(system, environment, environment.primary());
        var pods = new Pods(placement, Map.of());
        var callers = new Callers(environment);
        var reaches = new Reaches(placement, Map.of());
        var services = new Services(placement, pods, callers, Optional.empty());
        var jobs = new Jobs(placement, pods);
        var stores = new InClusterStores(placement, RegionStores.none(), callers);
        var secrets = new SecretKeys(placement, RegionStores.none(), reaches);
        var objects = new ArrayList<HasMetadata>(PriorityClasses.of(Namespaces.priorities()));
        Namespaces.props(placement).forEach(props -> {
            objects.add(NamespaceObjects.namespace(props));
            objects.addAll(NamespaceObjects.rules(props));
        });
        for (var namespace : environment.namespaces()) {
            objects.addAll(ExternalSecretObjects.of(namespace.secrets().stream()
                    .map(secret -> secrets.props(namespace, secret))
                    .toList()));
            for (var store : namespace.stores()) {
                objects.addAll(
                        store instanceof InClusterStore.Postgres postgres
                                ? PostgresObjects.of(stores.postgres(namespace, postgres))
                                : CacheObjects.of(stores.redis(namespace, (InClusterStore.Redis) store)));
            }
            namespace
                    .services()
                    .forEach(service -> objects.addAll(ServiceObjects.of(services.props(
                            namespace, service, reached(reaches, environment, namespace, service.container())))));
            namespace
                    .jobs()
                    .forEach(job -> objects.addAll(JobObjects.of(
                            jobs.props(namespace, job, reached(reaches, environment, namespace, job.container())))));
        }
        return new Cluster(
                environment.name(),
                Stream.concat(
                                Manifests.of(objects).stream(),
                                Stream.of(
                                        cluster("StorageClass", STORE_CLASS),
                                        cluster("ClusterSecretStore", "secrets-manager")))
                        .map(Applied::of)
                        .toList());
    }

    private static Map<String, Object> cluster(String kind, String name) {
        return kind.equals("StorageClass")
                ? Map.of(
                        "apiVersion",
                        "storage.k8s.io/v1",
                        "kind",
                        kind,
                        "metadata",
                        Map.of("name", name),
                        "provisioner",
                        "ebs.csi.aws.com",
                        "parameters",
                        Map.of("type", name),
                        "allowVolumeExpansion",
                        true,
                        "reclaimPolicy",
                        "Delete",
                        "volumeBindingMode",
                        "WaitForFirstConsumer")
                : Map.of(
                        "apiVersion",
                        "external-secrets.io/v1",
                        "kind",
                        kind,
                        "metadata",
                        Map.of("name", name),
                        "spec",
                        Map.of("provider", Map.of("aws", Map.of("service", "SecretsManager", "region", "here"))));
    }

    private static List<Reach> reached(
            Reaches reaches,
            EnvironmentDefinition environment,
            NamespaceDefinition from,
            ContainerDefinition container) {
        return Stream.concat(
                        container.uses().stream()
                                .map(use -> isInCluster(environment, use)
                                        ? reaches.of(use, from)
                                        : managed(environment, use)),
                        container.calls().stream().map(call -> reaches.of(call, from)))
                .toList();
    }

    /** The ways that {@link Reaches} would find. */
    private static Reach managed(EnvironmentDefinition environment, Use use) {
        var entries = new LinkedHashMap<String, String>();
        use.kind().entries().forEach(entry -> entries.put(use.prefix() + "_" + entry, "managed.example.com"));
        var tier = Reaches.storeBlock(environment.primary());
        return switch (use.kind()) {
            case DATABASE, DATABASE_REPLICA -> Reach.open(entries, new Way.ToBlock(tier, 5432));
            case CACHE ->
                environment.caches().get(0).login() == Login.IAM
                        ? Reach.granted(entries, new Way.ToBlock(tier, 6379), grantee -> {})
                        : Reach.open(entries, new Way.ToBlock(tier, 6379));
            case SEARCH -> Reach.granted(entries, new Way.ToBlock(tier, 443), grantee -> {});
            case MAIL ->
                new Reach(entries, List.of(new Way.ToInternet(587), new Way.ToInternet(443)), List.of(grantee -> {}));
            case QUEUE, TOPIC, OBJECTS -> Reach.granted(entries, new Way.ToInternet(443), grantee -> {});
        };
    }

    private static boolean isInCluster(EnvironmentDefinition environment, Use use) {
        return environment.namespaces().stream()
                .flatMap(namespace -> namespace.stores().stream())
                .anyMatch(store -> store.name().equals(use.name()));
    }

    private static NamespaceDefinition reduced(NamespaceDefinition namespace) {
        var services = namespace.services().stream()
                .map(service -> Changed.in(service, "container", reduced(namespace, service.container())))
                .toList();
        var jobs = namespace.jobs().stream()
                .map(job -> Changed.in(job, "container", reduced(namespace, job.container())))
                .toList();
        var secrets = namespace.secrets().stream()
                .map(secret -> reduced(namespace, secret))
                .filter(secret -> !secret.keys().isEmpty())
                .toList();
        return Changed.in(Changed.in(Changed.in(namespace, "services", services), "jobs", jobs), "secrets", secrets);
    }

    /** Where there are stores in the cluster, databases and caches are those. */
    private static ContainerDefinition reduced(NamespaceDefinition namespace, ContainerDefinition container) {
        var uses = container.uses().stream().map(use -> reduced(namespace, use)).toList();
        var volumes = container.volumes().stream()
                .filter(volume -> !(volume instanceof Volume.Files))
                .toList();
        return Changed.in(Changed.in(container, "uses", uses), "volumes", volumes);
    }

    private static Use reduced(NamespaceDefinition namespace, Use use) {
        return namespace.stores().stream()
                .filter(store -> use.kind() == (store instanceof InClusterStore.Postgres ? Kind.DATABASE : Kind.CACHE))
                .findFirst()
                .map(store -> new Use(use.kind(), store.name(), use.rights(), use.prefix()))
                .orElse(use);
    }

    private static SecretDefinition reduced(NamespaceDefinition namespace, SecretDefinition secret) {
        var keys = new LinkedHashMap<String, Source>();
        secret.keys().forEach((key, source) -> {
            if (source instanceof Source.DatabaseUrl) {
                store(namespace, InClusterStore.Postgres.class)
                        .ifPresent(store -> keys.put(key, new Source.DatabaseUrl(store.name())));
            } else if (source instanceof Source.CacheUrl) {
                store(namespace, InClusterStore.Redis.class)
                        .ifPresent(store -> keys.put(key, new Source.CacheUrl(store.name())));
            } else {
                keys.put(key, source);
            }
        });
        return new SecretDefinition(secret.name(), keys);
    }

    private static Optional<InClusterStore> store(NamespaceDefinition namespace, Class<?> kind) {
        return namespace.stores().stream().filter(kind::isInstance).findFirst();
    }
}
