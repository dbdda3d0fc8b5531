package dev.meridian.app.compose.standin;

import dev.meridian.app.compose.file.ComposeFile;
import dev.meridian.app.compose.file.HealthCheck;
import dev.meridian.app.compose.file.ServiceEntry;
import dev.meridian.app.compose.secret.Secrets;
import dev.meridian.environments.compose.StandIn;
import dev.meridian.environments.workload.NamespaceDefinition.Ceiling;
import dev.meridian.environments.workload.container.Use;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Redis in memory alone. */
record CacheContainer(StandIn.Cache definition) implements RunningStandIn {
    private static final int PORT = 6379;
    private static final Ceiling MOST = new Ceiling(500, 256);

    /** What the limit leaves for the data beside the program. */
    private static final String MOST_DATA = "192mb";

    /** The image's own user and group on Alpine. */
    private static final String USER = "999:1000";

    @Override
    public void addTo(ComposeFile file, Secrets secrets) {
        var password = secrets.value(definition.secret(), definition.key());
        var eviction = definition.eviction().name().toLowerCase(Locale.ROOT).replace('_', '-');
        file.add(
                definition.name(),
                ServiceEntry.of(file.containerName(definition.containerName()), definition.image())
                        .confined(USER)
                        .readOnlyRoot()
                        .command(List.of(
                                "redis-server",
                                "--save",
                                "",
                                "--maxmemory",
                                MOST_DATA,
                                "--maxmemory-policy",
                                eviction,
                                "--requirepass",
                                password))
                        .environment(Map.of("REDISCLI_AUTH", password))
                        .publish(definition.laptopPort(), PORT)
                        .scratch("/data", 16)
                        .healthCheck(new HealthCheck(List.of("redis-cli", "-e", "ping"), 10, 5, 5, 5))
                        .network(file.network(), List.of())
                        .limit(MOST)
                        .keepsRunning());
    }

    @Override
    public List<String> endpoint(Use use) {
        return List.of(definition.name(), "" + PORT);
    }

    @Override
    public String address(Secrets secrets) {
        return "redis://default:%s@%s:%d"
                .formatted(secrets.value(definition.secret(), definition.key()), definition.name(), PORT);
    }
}
