package dev.meridian.environments;

import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.compose.ComposeDefinition;
import dev.meridian.environments.compose.Health;
import dev.meridian.environments.compose.Health.Asker;
import dev.meridian.environments.compose.LocalService;
import dev.meridian.environments.compose.Origin;
import dev.meridian.environments.compose.StandIn;
import dev.meridian.environments.data.CacheDefinition.Eviction;
import dev.meridian.environments.workload.NamespaceDefinition.Ceiling;
import dev.meridian.environments.workload.SecretDefinition;
import dev.meridian.environments.workload.SecretDefinition.Source.Generated;
import dev.meridian.environments.workload.ServiceDefinitionBuilder;
import dev.meridian.environments.workload.container.Image;
import dev.meridian.environments.workload.container.Resources;
import dev.meridian.environments.workload.scaling.Placement;
import java.util.List;
import java.util.stream.Stream;

/** Taskflow on a laptop: 2 cores and 1 GB for each service (F2), images by Meridian's recipe (F16). */
final class TaskflowLaptop {
    private static final Ceiling PER_SERVICE = new Ceiling(2_000, 1_024);
    private static final Resources SMALL =
            Resources.request(100, 128).limit(PER_SERVICE.cpuMillis(), PER_SERVICE.memoryMiB());

    private static final TaskflowServices SERVICES =
            new TaskflowServices("development", "localhost", Placement.ANYWHERE);

    private static final SecretDefinition CACHE_LOGIN =
            SecretDefinition.of("redis-login", "password", new Generated(32));

    static final ComposeDefinition DEFINITION = ComposeDefinition.builder(SERVICES.environment(), PER_SERVICE)
            .secrets(Stream.concat(TaskflowServices.secrets().stream(), Stream.of(CACHE_LOGIN))
                    .toList())
            .logins(TaskflowServices.DATABASE_LOGIN)
            .standIns(
                    new StandIn.Postgres("postgres", "postgres", TaskflowServices.DATABASE, 16, 5432),
                    new StandIn.Cache(
                            "redis",
                            new Image("redis", "7.4-alpine"),
                            TaskflowServices.CACHE,
                            Eviction.VOLATILE_LRU,
                            CACHE_LOGIN.name(),
                            "password",
                            6379),
                    new StandIn.Search(
                            "opensearch",
                            new Image("opensearchproject/opensearch", "3.5.0"),
                            TaskflowServices.SEARCH,
                            9200),
                    new StandIn.Aws(
                            "aws",
                            new Image("motoserver/moto", "5.2.3"),
                            Region.OREGON,
                            List.of(TaskflowServices.FILES),
                            List.of(Taskflow.queue()),
                            List.of(Taskflow.topic()),
                            4566))
            .services(
                    service(SERVICES.gateway(SMALL), "api-gateway", "api-gateway", 3000),
                    service(SERVICES.auth(SMALL), "auth-service", "auth", 3001),
                    service(SERVICES.user(SMALL), "user-service", "user", 3002),
                    service(SERVICES.task(SMALL), "task-service", "task", 3003),
                    service(SERVICES.notification(SMALL), "notification-service", "notification", 3004))
            .build();

    private TaskflowLaptop() {}

    private static LocalService service(ServiceDefinitionBuilder service, String name, String folder, int port) {
        return LocalService.builder(name, service.build())
                .origin(new Origin.NodeRecipe("./services/" + folder))
                .publish("http", port)
                .health(Health.by(Asker.NODE))
                .build();
    }
}
