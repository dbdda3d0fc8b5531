package dev.meridian.environments;

import dev.meridian.environments.workload.DatabaseLogin;
import dev.meridian.environments.workload.Exposure;
import dev.meridian.environments.workload.InClusterStore;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.NamespaceDefinition.Ceiling;
import dev.meridian.environments.workload.NamespaceDefinition.Quota;
import dev.meridian.environments.workload.Probe;
import dev.meridian.environments.workload.SecretDefinition;
import dev.meridian.environments.workload.SecretDefinition.Source;
import dev.meridian.environments.workload.ServiceDefinition;
import dev.meridian.environments.workload.ServiceDefinitionBuilder;
import dev.meridian.environments.workload.container.Image;
import dev.meridian.environments.workload.container.Resources;
import dev.meridian.environments.workload.container.Use;
import dev.meridian.environments.workload.container.Volume;
import dev.meridian.environments.workload.scaling.Importance;
import dev.meridian.environments.workload.scaling.Placement;
import dev.meridian.environments.workload.scaling.Placement.Purchase;
import dev.meridian.environments.workload.scaling.Placement.Spread;
import dev.meridian.environments.workload.scaling.RollOut;
import dev.meridian.environments.workload.scaling.Scaling;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What atlas runs on its clusters: the application, and database and cache where there are no managed ones (A9, A10). */
final class AtlasServices {
    static final String DATABASE = "main";
    static final String CACHE = "cache";

    private static final Image WEB = new Image("atlas/web", "v1.0.0");
    private static final String LOGIN = "database-login";
    static final String CACHE_LOGIN = "cache-login";
    static final String PASSWORD = "password";
    private static final String USER = "atlas";
    static final DatabaseLogin DATABASE_LOGIN = new DatabaseLogin(DATABASE, USER, LOGIN, PASSWORD);

    private static final Ceiling CEILING = new Ceiling(4_000, 8_192);

    private AtlasServices() {}

    /** The application with its managed stores, three pods or more (A9). */
    static NamespaceDefinition production() {
        return managed(new Quota(40_000, 81_920, 60))
                .services(web(Resources.request(1_000, 2_048).limit(2_000, 4_096))
                        .uses(
                                Use.database(DATABASE),
                                Use.databaseReplica(DATABASE),
                                Use.cache(CACHE),
                                Use.objects("assets"))
                        .volumes(
                                new Volume.Temporary("temporary", "/tmp", 512),
                                new Volume.Files("shared", "/app/shared"))
                        .scaling(Scaling.horizontal(3, 20, 70, 80))
                        .placement(new Placement(Spread.REQUIRED, Purchase.ANY, Map.of(), List.of()))
                        .importance(Importance.CRITICAL)
                        .exposures(Exposure.anyHost("/", 1_000, "http", "/health"))
                        .build())
                .build();
    }

    /** Two pods, with a managed store of each kind (A8). */
    static NamespaceDefinition staging() {
        return managed(new Quota(4_000, 8_192, 20))
                .services(web(Resources.request(500, 1_024).limit(1_000, 2_048))
                        .uses(Use.database(DATABASE), Use.cache(CACHE), Use.objects("assets"))
                        .volumes(
                                new Volume.Temporary("temporary", "/tmp", 512),
                                new Volume.Files("shared", "/app/shared"))
                        .scaling(Scaling.fixed(2))
                        .exposures(Exposure.anyHost("/", 1_000, "http", "/health"))
                        .build())
                .build();
    }

    /** One pod (A8), with a database and a cache that stand in for the managed ones. */
    static NamespaceDefinition development() {
        return NamespaceDefinition.builder("application", new Quota(1_500, 3_072, 10), CEILING)
                .secrets(
                        SecretDefinition.of(LOGIN, PASSWORD, new Source.SharedBy("database", LOGIN, PASSWORD)),
                        SecretDefinition.of(CACHE_LOGIN, PASSWORD, new Source.SharedBy("cache", CACHE_LOGIN, PASSWORD)))
                .services(developmentWeb())
                .build();
    }

    /** The application as it finds its stand-ins, in the cluster and on a laptop. */
    static ServiceDefinition developmentWeb() {
        return web(Resources.request(250, 512).limit(1_000, 1_024))
                .secret("CACHE_PASSWORD", CACHE_LOGIN, PASSWORD)
                .uses(Use.database(DATABASE), Use.cache(CACHE))
                .volumes(new Volume.Temporary("temporary", "/tmp", 512))
                .build();
    }

    /** The secrets of a laptop, which has no other namespace to share them. */
    static List<SecretDefinition> localSecrets() {
        return List.of(
                SecretDefinition.of(LOGIN, PASSWORD, new Source.Generated(32)),
                SecretDefinition.of(CACHE_LOGIN, PASSWORD, new Source.Generated(32)));
    }

    /** The database of two pods for where there is no managed one (A9). */
    static NamespaceDefinition database() {
        return NamespaceDefinition.builder("database", new Quota(1_500, 3_072, 10), CEILING)
                .secrets(new SecretDefinition(
                        LOGIN,
                        Map.of(
                                PASSWORD,
                                new Source.Generated(32),
                                InClusterStore.Postgres.REPLICATION_KEY,
                                new Source.Generated(32))))
                .logins(DATABASE_LOGIN)
                .stores(new InClusterStore.Postgres(
                        DATABASE,
                        "postgres",
                        "postgres-service",
                        new Image("postgres", "16-alpine"),
                        2,
                        Resources.request(250, 512).limit(1_000, 1_024),
                        20,
                        Optional.of(new InClusterStore.Dump("30 2 * * *", "dumps"))))
                .build();
    }

    /** The cache of two pods for where there is no managed one (A9). */
    static NamespaceDefinition cache() {
        return NamespaceDefinition.builder("cache", new Quota(1_000, 2_048, 10), CEILING)
                .secrets(SecretDefinition.of(CACHE_LOGIN, PASSWORD, new Source.Generated(32)))
                .stores(new InClusterStore.Redis(
                        CACHE,
                        "redis",
                        "cache-service",
                        new Image("redis", "7.4-alpine"),
                        2,
                        Resources.request(100, 256).limit(500, 512),
                        CACHE_LOGIN,
                        PASSWORD))
                .build();
    }

    private static NamespaceDefinition.Builder managed(Quota quota) {
        return NamespaceDefinition.builder("application", quota, CEILING)
                .secrets(SecretDefinition.of(LOGIN, PASSWORD, new Source.Generated(32)))
                .logins(DATABASE_LOGIN);
    }

    /** Replaced one at a time, none missing meanwhile (A10). */
    private static ServiceDefinitionBuilder web(Resources resources) {
        return ServiceDefinition.builder("web", WEB, resources)
                .port("http", 8080)
                .environment("DATABASE_USER", USER)
                .secret("DATABASE_PASSWORD", LOGIN, PASSWORD)
                .rollOut(new RollOut.Rolling(1, 0))
                .liveness(Probe.http("/health", "http").every(30, 10))
                .readiness(Probe.http("/health", "http").every(5, 5));
    }
}
