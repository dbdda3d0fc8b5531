package dev.meridian.environments;

import dev.meridian.environments.compose.ComposeDefinition;
import dev.meridian.environments.compose.Health;
import dev.meridian.environments.compose.Health.Asker;
import dev.meridian.environments.compose.LocalService;
import dev.meridian.environments.compose.StandIn;
import dev.meridian.environments.data.CacheDefinition.Eviction;
import dev.meridian.environments.workload.NamespaceDefinition.Ceiling;
import dev.meridian.environments.workload.container.Image;

/** Atlas on a laptop: the application with one database and one cache, as its development environment has them (A8). */
final class AtlasLaptop {
    static final ComposeDefinition DEFINITION = ComposeDefinition.builder("application", new Ceiling(2_000, 2_048))
            .secrets(AtlasServices.localSecrets())
            .logins(AtlasServices.DATABASE_LOGIN)
            .standIns(
                    new StandIn.Postgres("postgres", "postgres", AtlasServices.DATABASE, 16, 5432),
                    new StandIn.Cache(
                            "redis",
                            new Image("redis", "7.4-alpine"),
                            AtlasServices.CACHE,
                            Eviction.ALLKEYS_LRU,
                            AtlasServices.CACHE_LOGIN,
                            AtlasServices.PASSWORD,
                            6379))
            .services(LocalService.builder("web", AtlasServices.developmentWeb())
                    .publish("http", 8080)
                    .health(Health.by(Asker.BUSYBOX))
                    .build())
            .build();

    private AtlasLaptop() {}
}
