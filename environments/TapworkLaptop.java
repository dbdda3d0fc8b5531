package dev.meridian.environments;

import dev.meridian.environments.compose.ComposeDefinition;
import dev.meridian.environments.compose.Health;
import dev.meridian.environments.compose.Health.Asker;
import dev.meridian.environments.compose.LocalService;
import dev.meridian.environments.compose.Mount;
import dev.meridian.environments.compose.Origin;
import dev.meridian.environments.compose.StandIn;
import dev.meridian.environments.workload.NamespaceDefinition.Ceiling;
import dev.meridian.environments.workload.SecretDefinition.Source.Generated;
import dev.meridian.environments.workload.container.Call;
import dev.meridian.environments.workload.container.Use;
import java.util.List;

/** Tapwork on a laptop, whose services show each change to their source at once (T1). */
final class TapworkLaptop {
    static final ComposeDefinition DEFINITION = ComposeDefinition.builder(
                    TapworkServices.NAMESPACE, new Ceiling(2_000, 2_048))
            .secrets(List.of(TapworkServices.secrets(new Generated(32))))
            .logins(TapworkServices.LOGIN)
            .standIns(
                    new StandIn.Postgres("postgres", "db", TapworkServices.LOGIN.database(), 15, 5432),
                    new StandIn.Mail(
                            "mailhog", "smtp", TapworkServices.MAIL_CATCHER, TapworkServices.MAIL_DOMAIN, 1025, 8025))
            .services(
                    LocalService.builder(
                                    "api",
                                    TapworkServices.api("debug")
                                            .uses(
                                                    Use.database(TapworkServices.LOGIN.database()),
                                                    Use.mail(TapworkServices.MAIL_DOMAIN))
                                            .calls(Call.to(TapworkServices.NAMESPACE, "biometric", "http")
                                                    .as("BIOMETRIC"))
                                            .build())
                            .origin(new Origin.Dockerfile("./backend", "Dockerfile"))
                            .command(
                                    "uvicorn", "main:app", "--host", "$(API_HOST)", "--port", "$(API_PORT)", "--reload")
                            .mounts(new Mount.Source("./backend", "/app"), new Mount.Kept("api_logs", "/app/logs"))
                            .publish("http", 8000)
                            .health(Health.by(Asker.PYTHON))
                            .build(),
                    LocalService.builder(
                                    "scanner",
                                    TapworkServices.scanner("http://localhost:8000")
                                            .build())
                            .origin(new Origin.Dockerfile("./frontend", "Dockerfile"))
                            .command("npm", "start")
                            // The development server writes below its modules, and npm into its user's folder.
                            .environment("HOME", "/tmp")
                            .mounts(
                                    new Mount.Source("./frontend", "/app"),
                                    new Mount.OfImage("/app/node_modules"),
                                    new Mount.Scratch("/app/node_modules/.cache", 256))
                            .publish("http", 3000)
                            .health(Health.by(Asker.NODE))
                            .build(),
                    LocalService.builder(
                                    "biometric", TapworkServices.biometric().build())
                            .origin(new Origin.Dockerfile("./biometric", "Dockerfile"))
                            .mounts(new Mount.Source("./biometric", "/app"))
                            .publish("http", 8100)
                            .health(Health.by(Asker.PYTHON))
                            .onDemand()
                            .build())
            .build();

    private TapworkLaptop() {}
}
