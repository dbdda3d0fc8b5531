package dev.meridian.environments;

import dev.meridian.environments.workload.DatabaseLogin;
import dev.meridian.environments.workload.Exposure;
import dev.meridian.environments.workload.InClusterStore;
import dev.meridian.environments.workload.InClusterStore.Dump;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.NamespaceDefinition.Ceiling;
import dev.meridian.environments.workload.NamespaceDefinition.Quota;
import dev.meridian.environments.workload.Probe;
import dev.meridian.environments.workload.SecretDefinition;
import dev.meridian.environments.workload.SecretDefinition.Source;
import dev.meridian.environments.workload.ServiceDefinition;
import dev.meridian.environments.workload.ServiceDefinitionBuilder;
import dev.meridian.environments.workload.container.Call;
import dev.meridian.environments.workload.container.Configuration;
import dev.meridian.environments.workload.container.Image;
import dev.meridian.environments.workload.container.Privileges;
import dev.meridian.environments.workload.container.Resources;
import dev.meridian.environments.workload.container.Use;
import dev.meridian.environments.workload.container.Volume;
import dev.meridian.environments.workload.scaling.Placement;
import dev.meridian.environments.workload.scaling.Placement.Purchase;
import dev.meridian.environments.workload.scaling.Placement.Spread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What tapwork's environments have in common: its services, their namespace, their secrets (T2 to T6). */
final class TapworkServices {
    static final String NAMESPACE = "tapwork";

    static final Image API = new Image("tapwork/api", "v1.0.0");

    /** The mail catcher as the API reaches it. */
    static final Call MAIL = Call.to(NAMESPACE, "smtp", "smtp").as("SMTP");

    /** The loss of a zone leaves two thirds of the pods. */
    static final Placement IN_ALL_ZONES = new Placement(Spread.REQUIRED, Purchase.ON_DEMAND, Map.of(), List.of());

    private static final Image SCANNER = new Image("tapwork/scanner", "v1.0.0");
    private static final Image POSTGRES = new Image("postgres", "15-alpine");
    static final Image MAIL_CATCHER = new Image("mailhog/mailhog", "v1.0.1");

    /** The mail domain that people are written from. */
    static final String MAIL_DOMAIN = "notices";

    private static final String USERNAME = "username";

    /** Over SMTP, SES knows users of IAM only, each by the id of an access key. */
    static final SecretDefinition MAIL_LOGIN = SecretDefinition.of("smtp-login", USERNAME, new Source.Provided());

    private static final String SECRETS = "tapwork-secrets";
    private static final String PASSWORD = "db-password";
    private static final String USER = "tapwork_user";

    static final DatabaseLogin LOGIN = new DatabaseLogin("tapwork", USER, SECRETS, PASSWORD);

    private TapworkServices() {}

    static NamespaceDefinition.Builder namespace(Quota quota, SecretDefinition... secrets) {
        return NamespaceDefinition.builder(NAMESPACE, quota, new Ceiling(2_000, 2_048))
                .labels(Map.of("name", NAMESPACE))
                .secrets(secrets)
                .logins(LOGIN);
    }

    /** The secrets of T2, where the password of the mail server comes from as given. */
    static SecretDefinition secrets(Source mailPassword) {
        var keys = new LinkedHashMap<String, Source>();
        keys.put(PASSWORD, new Source.Generated(32));
        keys.put("jwt-secret", new Source.Generated(64));
        keys.put("smtp-password", mailPassword);
        return new SecretDefinition(SECRETS, keys);
    }

    /** The API (T3), which finds the database and the mail server in {@code tapwork-config} (T2). */
    static ServiceDefinitionBuilder api(String logLevel) {
        return ServiceDefinition.builder(
                        "tapwork-api", API, Resources.request(250, 256).limit(500, 512))
                .serviceName("tapwork-api-service")
                .port("http", 8000)
                .configuration(Configuration.of("tapwork-config", Map.of("API_HOST", "0.0.0.0", "API_PORT", "8000")))
                .environment("DB_USER", USER)
                .secret("DB_PASSWORD", SECRETS, PASSWORD)
                .secret("JWT_SECRET", SECRETS, "jwt-secret")
                .secret("SMTP_PASSWORD", SECRETS, "smtp-password")
                .environment(
                        "DATABASE_URL",
                        "postgresql://$(DB_USER):$(DB_PASSWORD)@$(DATABASE_HOST):$(DATABASE_PORT)/$(DATABASE_NAME)")
                .environment("LOG_LEVEL", logLevel)
                .liveness(Probe.http("/health", "http").every(30, 10))
                .readiness(Probe.http("/health", "http").every(5, 5))
                .volumes(new Volume.Temporary("logs", "/app/logs", 256), new Volume.Temporary("temporary", "/tmp", 64));
    }

    /** The API with the managed database, where mail really goes out. */
    static ServiceDefinitionBuilder mailingApi() {
        return api("info")
                .secret("SMTP_USERNAME", MAIL_LOGIN.name(), USERNAME)
                .uses(Use.database(LOGIN.database()), Use.mail(MAIL_DOMAIN));
    }

    static Exposure apiAt(String host) {
        return Exposure.of(host, "/", 100, "http", "/health");
    }

    /** The web application that people scan their badges with. */
    static ServiceDefinitionBuilder scanner(String apiUrl) {
        return ServiceDefinition.builder(
                        "scanner", SCANNER, Resources.request(100, 128).limit(500, 512))
                .serviceName("scanner-service")
                .port("http", 3000)
                .environment("REACT_APP_API_URL", apiUrl)
                .liveness(Probe.http("/", "http").every(30, 10))
                .readiness(Probe.http("/", "http").every(5, 5))
                .volumes(new Volume.Temporary("temporary", "/tmp", 64));
    }

    static Exposure scannerAt(String host) {
        return Exposure.of(host, "/", 200, "http", "/");
    }

    /** Talks to the badge readers where there are any. */
    static ServiceDefinitionBuilder biometric() {
        return ServiceDefinition.builder(
                        "biometric",
                        new Image("tapwork/biometric", "v1.0.0"),
                        Resources.request(100, 128).limit(500, 512))
                .port("http", 8100)
                .liveness(Probe.http("/health", "http").every(30, 10))
                .readiness(Probe.http("/health", "http").every(5, 5))
                .volumes(new Volume.Temporary("temporary", "/tmp", 64));
    }

    /** Catches all mail and shows it on a page, so that a test never writes to people (T5). */
    static ServiceDefinition mailCatcher() {
        return ServiceDefinition.builder(
                        "smtp", MAIL_CATCHER, Resources.request(50, 64).limit(200, 128))
                .serviceName("smtp-service")
                .port("smtp", 1025)
                .port("ui", 8025)
                .privileges(Privileges.of(1_000))
                .readiness(Probe.tcp("smtp").every(2, 5))
                .build();
    }

    /** The database where there is no managed one (T4), dumped each day (T11). */
    static InClusterStore database(String name, Dump dump) {
        return new InClusterStore.Postgres(
                name,
                "postgres",
                "postgres-service",
                POSTGRES,
                1,
                Resources.request(500, 512).limit(1_000, 1_024),
                10,
                Optional.of(dump));
    }
}
