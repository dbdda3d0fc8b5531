package dev.meridian.app.compose.standin;

import dev.meridian.app.compose.file.ComposeFile;
import dev.meridian.app.compose.file.HealthCheck;
import dev.meridian.app.compose.file.ServiceEntry;
import dev.meridian.app.compose.secret.Secrets;
import dev.meridian.environments.compose.Health.Asker;
import dev.meridian.environments.compose.StandIn;
import dev.meridian.environments.workload.NamespaceDefinition.Ceiling;
import dev.meridian.environments.workload.container.Use;
import java.util.List;

/** MailHog, which takes any user and password, and keeps mail in memory. */
record MailContainer(StandIn.Mail definition) implements RunningStandIn {
    private static final int PORT = 1025;
    private static final int PAGE_PORT = 8025;
    private static final Ceiling MOST = new Ceiling(200, 128);
    private static final String USER = "1000:1000";

    @Override
    public void addTo(ComposeFile file, Secrets secrets) {
        file.add(
                definition.name(),
                ServiceEntry.of(file.containerName(definition.containerName()), definition.image())
                        .confined(USER)
                        .readOnlyRoot()
                        .publish(definition.laptopPort(), PORT)
                        .publish(definition.laptopPagePort(), PAGE_PORT)
                        .healthCheck(new HealthCheck(Asker.BUSYBOX.http(PAGE_PORT, "/"), 10, 5, 5, 5))
                        .network(file.network(), List.of())
                        .limit(MOST)
                        .keepsRunning());
    }

    @Override
    public List<String> endpoint(Use use) {
        return List.of(definition.name(), "" + PORT);
    }
}
