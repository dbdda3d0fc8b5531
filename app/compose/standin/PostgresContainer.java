package dev.meridian.app.compose.standin;

import dev.meridian.app.compose.file.ComposeFile;
import dev.meridian.app.compose.file.HealthCheck;
import dev.meridian.app.compose.file.ServiceEntry;
import dev.meridian.app.compose.secret.Secrets;
import dev.meridian.environments.compose.StandIn;
import dev.meridian.environments.workload.DatabaseLogin;
import dev.meridian.environments.workload.NamespaceDefinition.Ceiling;
import dev.meridian.environments.workload.container.Image;
import dev.meridian.environments.workload.container.Use;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * PostgreSQL, whose image makes database and user at the first start. It runs as the image's own user from the start and
 * writes into its volume, its socket's folder and {@code /tmp} only (postgres image, Arbitrary --user notes).
 */
record PostgresContainer(StandIn.Postgres definition, DatabaseLogin login) implements RunningStandIn {
    private static final int PORT = 5432;

    /** From here on the image keeps each major version in a folder of its own below this one. */
    private static final int FOLDER_PER_VERSION = 18;

    private static final Ceiling MOST = new Ceiling(1_000, 1_024);

    @Override
    public void addTo(ComposeFile file, Secrets secrets) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("POSTGRES_DB", databaseName());
        environment.put("POSTGRES_USER", login.user());
        environment.put("POSTGRES_PASSWORD", secrets.value(login.secret(), login.key()));
        var volume = definition.volume().orElseThrow();
        file.addVolume(volume);
        file.add(
                definition.name(),
                ServiceEntry.of(
                                file.containerName(definition.containerName()),
                                new Image("postgres", definition.majorVersion() + "-alpine"))
                        .confined("postgres")
                        .readOnlyRoot()
                        .environment(environment)
                        .publish(definition.laptopPort(), PORT)
                        .keep(volume, dataFolder())
                        .scratch("/var/run/postgresql", 16)
                        .scratch("/tmp", 64)
                        .healthCheck(new HealthCheck(
                                List.of("pg_isready", "-U", login.user(), "-d", databaseName()), 10, 5, 5, 10))
                        .network(file.network(), List.of())
                        .limit(MOST)
                        .keepsRunning());
    }

    @Override
    public List<String> endpoint(Use use) {
        return List.of(definition.name(), "" + PORT, databaseName());
    }

    @Override
    public String address(Secrets secrets) {
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(
                        login.user(),
                        secrets.value(login.secret(), login.key()),
                        definition.name(),
                        PORT,
                        databaseName());
    }

    /** Names in the environments may have hyphens, which SQL would have quoted. */
    private String databaseName() {
        return definition.database().replace('-', '_');
    }

    private String dataFolder() {
        return definition.majorVersion() < FOLDER_PER_VERSION ? "/var/lib/postgresql/data" : "/var/lib/postgresql";
    }
}
