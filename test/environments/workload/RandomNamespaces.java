package dev.meridian.environments.workload;

import dev.meridian.environments.workload.NamespaceDefinition.Ceiling;
import dev.meridian.environments.workload.NamespaceDefinition.Quota;
import dev.meridian.environments.workload.SecretDefinition.Source;
import dev.meridian.environments.workload.container.Call;
import dev.meridian.environments.workload.container.Image;
import dev.meridian.environments.workload.container.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** One to three namespaces; what is in one may call what is in another. */
final class RandomNamespaces {
    static final Ceiling CEILING = new Ceiling(2_000, 4_096);
    static final String LOGIN = "login";
    static final String PASSWORD = "password";

    private static final Quota QUOTA = new Quota(400_000, 800_000, 900);
    private static final String CACHE = "cache-in-cluster";

    private final Choice choice;
    private final boolean isProduction;

    RandomNamespaces(Choice choice, boolean isProduction) {
        this.choice = choice;
        this.isProduction = isProduction;
    }

    List<NamespaceDefinition> namespaces() {
        var plans = IntStream.rangeClosed(1, choice.between(1, 3))
                .mapToObj(this::plan)
                .toList();
        var called = plans.stream()
                .flatMap(plan -> plan.services().stream().flatMap(service -> service.calls(plan.name())))
                .toList();
        var exposures = new RandomExposures(choice);
        return plans.stream()
                .map(plan -> namespace(plan, called, exposures, plans.get(0).equals(plan)))
                .toList();
    }

    /** The names come first, so that everybody can call everybody. */
    private Plan plan(int number) {
        var services = IntStream.rangeClosed(1, choice.between(1, 4))
                .mapToObj(service -> RandomService.plan(
                        choice,
                        "%s%d-%s".formatted(choice.of("api", "web", "task"), service, choice.of("a", "b") + number)))
                .toList();
        return new Plan(choice.of("team", "part") + number, services);
    }

    private record Plan(String name, List<RandomService.Plan> services) {}

    private NamespaceDefinition namespace(
            Plan plan, List<Call.Service> called, RandomExposures exposures, boolean isFirst) {
        var secrets = secrets(plan.name(), isFirst);
        var services = new ArrayList<ServiceDefinition>();
        for (var service : plan.services()) {
            var others = called.stream()
                    .filter(call -> !call.service().equals(service.name()))
                    .toList();
            var mustBeExposed = isFirst && services.isEmpty();
            services.add(new RandomService(choice, isProduction, secrets.get(0))
                    .service(service, others, exposures, mustBeExposed));
        }
        var builder = NamespaceDefinition.builder(plan.name(), QUOTA, CEILING)
                .secrets(secrets.toArray(SecretDefinition[]::new))
                .logins(logins(plan.name()))
                .services(services.toArray(ServiceDefinition[]::new))
                .jobs(jobs(plan.name(), secrets.get(0), called));
        if (choice.often()) {
            builder.labels(Map.of("team", plan.name()));
        }
        return isProduction
                ? builder.build()
                : builder.stores(stores(plan.name())).build();
    }

    private List<SecretDefinition> secrets(String namespace, boolean isFirst) {
        var keys = new LinkedHashMap<String, Source>();
        keys.put(PASSWORD, new Source.Generated(choice.between(16, 256)));
        keys.put("api-key", new Source.Provided());
        keys.put(InClusterStore.Postgres.REPLICATION_KEY, new Source.Generated(32));
        var addresses = new LinkedHashMap<String, Source>();
        addresses.put("database", new Source.DatabaseUrl(RandomEnvironment.DATABASE));
        addresses.put("cache", new Source.CacheUrl(RandomEnvironment.CACHE));
        if (isFirst || choice.seldom()) {
            return List.of(new SecretDefinition(LOGIN, keys), new SecretDefinition("addresses", addresses));
        }
        return List.of(
                new SecretDefinition(LOGIN, keys),
                SecretDefinition.of("own", "copy", new Source.SharedBy(namespace, LOGIN, PASSWORD)));
    }

    private DatabaseLogin[] logins(String namespace) {
        var managed = new DatabaseLogin(RandomEnvironment.DATABASE, namespace, LOGIN, PASSWORD);
        return isProduction
                ? new DatabaseLogin[] {managed}
                : new DatabaseLogin[] {managed, new DatabaseLogin(database(namespace), namespace, LOGIN, PASSWORD)};
    }

    private static String database(String namespace) {
        return "database-" + namespace;
    }

    private InClusterStore[] stores(String namespace) {
        var resources = Resources.request(100, 256).limit(500, 512);
        return new InClusterStore[] {
            new InClusterStore.Postgres(
                    database(namespace),
                    "postgres",
                    "postgres-service",
                    new Image("postgres", "16-alpine"),
                    choice.between(1, 3),
                    resources,
                    choice.between(1, 100),
                    choice.often()
                            ? Optional.of(new InClusterStore.Dump("30 2 * * *", RandomEnvironment.OBJECTS))
                            : Optional.empty()),
            new InClusterStore.Redis(
                    CACHE + "-" + namespace,
                    "redis",
                    "redis-service",
                    new Image("redis", "7.4-alpine"),
                    choice.between(1, 3),
                    resources,
                    LOGIN,
                    PASSWORD)
        };
    }

    private JobDefinition[] jobs(String namespace, SecretDefinition secret, List<Call.Service> called) {
        return IntStream.rangeClosed(1, choice.between(0, 2))
                .mapToObj(number -> {
                    var builder = JobDefinition.builder(
                                    "job%d-of-%s".formatted(number, namespace),
                                    RandomContainer.image(choice),
                                    RandomContainer.resources(choice))
                            .retries(choice.between(0, 10))
                            .deadlineSeconds(choice.between(1, 86_400));
                    if (choice.often()) {
                        builder.schedule("%s %s * * %s"
                                .formatted(
                                        choice.between(0, 59),
                                        choice.of("*", "*/2", "4", "8-18"),
                                        choice.of("*", "1-5")));
                    }
                    return new RandomContainer(choice, secret)
                            .fill(builder, "job%d".formatted(number) + "-" + namespace, called, false)
                            .build();
                })
                .toArray(JobDefinition[]::new);
    }
}
