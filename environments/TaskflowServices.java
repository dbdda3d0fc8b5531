package dev.meridian.environments;

import dev.meridian.environments.workload.DatabaseLogin;
import dev.meridian.environments.workload.Exposure;
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
import dev.meridian.environments.workload.scaling.Placement.Toleration;
import dev.meridian.environments.workload.scaling.RollOut;
import dev.meridian.environments.workload.scaling.Scaling;
import dev.meridian.environments.workload.scaling.Scaling.Metric;
import dev.meridian.environments.workload.scaling.Scaling.Pace;
import dev.meridian.environments.workload.scaling.Scaling.Step;
import java.util.List;
import java.util.Map;

/**
 * The five services of the task service (F1, F3 to F9).
 *
 * @param environment the environment's name, which is also that of its namespace (F4)
 * @param host the host that its API answers on
 * @param placement on which nodes its pods run
 */
record TaskflowServices(String environment, String host, Placement placement) {
    static final String DATABASE = "tasks";
    static final String CACHE = "sessions";
    static final String SEARCH = "tasks";
    static final String FILES = "files";
    static final String QUEUE = "notifications";
    static final String TOPIC = "notices";

    static final Resources GATEWAY = Resources.request(250, 512).limit(500, 1_024);
    static final Resources AUTH = Resources.request(200, 400).limit(400, 800);
    /** 1.2 GiB at most. */
    static final Resources USER = Resources.request(300, 600).limit(600, 1_229);

    private static final String LOGIN = "database-login";
    private static final String ROLE = "taskflow";

    static final DatabaseLogin DATABASE_LOGIN = new DatabaseLogin(DATABASE, ROLE, LOGIN, "password");

    /** The user that images are built with (F16). */
    private static final Privileges NODE = Privileges.of(1_001);

    /** The settings of the authentication service (F6). */
    private static final String AUTH_SETTINGS = """
            server:
              port: 3001
              host: "0.0.0.0"
            auth:
              jwt_expiry: "15m"
              refresh_expiry: "7d"
              max_sessions: 5
            rate_limiting:
              window_ms: 900000
              max_requests: 100
            """;

    /** On amd64, for which images are built first; what a taint keeps for the authentication service is open to it (F5). */
    static final Placement AUTH_NODES = new Placement(
            Spread.REQUIRED,
            Purchase.ANY,
            Map.of("kubernetes.io/arch", "amd64"),
            List.of(new Toleration("app", "auth", Toleration.Effect.NO_SCHEDULE)));

    NamespaceDefinition.Builder namespace(Quota quota, Ceiling ceiling) {
        return NamespaceDefinition.builder(environment, quota, ceiling)
                .labels(Map.of("environment", environment))
                .secrets(secrets().toArray(SecretDefinition[]::new))
                .logins(DATABASE_LOGIN);
    }

    static List<SecretDefinition> secrets() {
        return List.of(
                SecretDefinition.of(LOGIN, "password", new Source.Generated(32)),
                SecretDefinition.of("database-secret", "url", new Source.DatabaseUrl(DATABASE)),
                SecretDefinition.of("redis-secret", "url", new Source.CacheUrl(CACHE)),
                SecretDefinition.of("jwt-secret", "secret", new Source.Generated(64)));
    }

    /** Where metrics, dashboards and traces will live (F4, F12). */
    static NamespaceDefinition monitoring() {
        return NamespaceDefinition.builder("monitoring", new Quota(4_000, 8_192, 30), new Ceiling(2_000, 4_096))
                .labels(Map.of("purpose", "monitoring"))
                .build();
    }

    ServiceDefinitionBuilder gateway(Resources resources) {
        return service("api-gateway", 3000, resources)
                .calls(call("auth-service", "AUTH"), call("user-service", "USER"), call("task-service", "TASK"))
                .exposures(Exposure.of(host, "/", 300, "http", "/ready"));
    }

    ServiceDefinitionBuilder auth(Resources resources) {
        return service("auth-service", 3001, resources)
                .configuration(Configuration.file("auth-service-config", "/app/config", "config.yaml", AUTH_SETTINGS))
                .secret("DATABASE_URL", "database-secret", "url")
                .secret("REDIS_URL", "redis-secret", "url")
                .secret("JWT_SECRET", "jwt-secret", "secret")
                .uses(Use.database(DATABASE), Use.cache(CACHE))
                .placement(AUTH_NODES)
                .exposures(Exposure.of(host, "/api/v1/auth", 100, "http", "/ready"));
    }

    ServiceDefinitionBuilder user(Resources resources) {
        return service("user-service", 3002, resources)
                .secret("DATABASE_URL", "database-secret", "url")
                .secret("JWT_SECRET", "jwt-secret", "secret")
                .uses(Use.database(DATABASE), Use.objects(FILES))
                .exposures(Exposure.of(host, "/api/v1/users", 200, "http", "/ready"));
    }

    ServiceDefinitionBuilder task(Resources resources) {
        return service("task-service", 3003, resources)
                .secret("DATABASE_URL", "database-secret", "url")
                .secret("JWT_SECRET", "jwt-secret", "secret")
                .uses(Use.database(DATABASE), Use.search(SEARCH), Use.sendTo(QUEUE));
    }

    /** Works off the queue and publishes what people are to hear. */
    ServiceDefinitionBuilder notification(Resources resources) {
        return service("notification-service", 3004, resources).uses(Use.receiveFrom(QUEUE), Use.publishOn(TOPIC));
    }

    /** The only pod stays until the new one beside it takes requests. */
    static ServiceDefinition single(ServiceDefinitionBuilder service) {
        return service.rollOut(ServiceDefinition.DEFAULT_ROLL_OUT).build();
    }

    /** As CPU, memory and requests ask for, quickly up and slowly down (F9). */
    static Scaling busy(int minimum) {
        return new Scaling.Horizontal(
                minimum,
                10,
                List.of(new Metric.Cpu(70), new Metric.Memory(80), new Metric.PerPod("requests_per_second", 100)),
                new Pace(60, List.of(new Step(Step.Unit.PERCENT, 100, 60), new Step(Step.Unit.PODS, 2, 60))),
                new Pace(300, List.of(new Step(Step.Unit.PERCENT, 50, 60))));
    }

    /** Probes and roll-out are those of the seed's authentication service (F5), for all five. */
    private ServiceDefinitionBuilder service(String name, int port, Resources resources) {
        return ServiceDefinition.builder(name, new Image("project/" + name, "v1.2.3"), resources)
                .port("http", port)
                .environment("NODE_ENV", environment)
                .liveness(Probe.http("/health", "http").every(30, 10).patience(5, 3))
                .readiness(Probe.http("/ready", "http").every(5, 5).patience(3, 3))
                .startup(Probe.http("/health", "http").every(10, 10).patience(5, 30))
                .rollOut(new RollOut.Rolling(1, 1))
                .placement(placement)
                .privileges(NODE)
                .volumes(new Volume.Temporary("temp-volume", "/tmp", 128));
    }

    private Call call(String service, String prefix) {
        return Call.to(environment, service, "http").as(prefix);
    }
}
