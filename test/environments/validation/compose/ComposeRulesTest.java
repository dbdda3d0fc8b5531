package dev.meridian.environments.validation.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.compose.ComposeDefinition;
import dev.meridian.environments.compose.Health.AsProbed;
import dev.meridian.environments.compose.Health.Asker;
import dev.meridian.environments.compose.Health.Command;
import dev.meridian.environments.compose.LocalService;
import dev.meridian.environments.compose.Mount;
import dev.meridian.environments.compose.Origin;
import dev.meridian.environments.compose.StandIn;
import dev.meridian.environments.data.CacheDefinition.Eviction;
import dev.meridian.environments.messaging.QueueDefinition;
import dev.meridian.environments.messaging.QueueDefinition.Order;
import dev.meridian.environments.messaging.TopicDefinition;
import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.workload.DatabaseLogin;
import dev.meridian.environments.workload.NamespaceDefinition.Ceiling;
import dev.meridian.environments.workload.Probe;
import dev.meridian.environments.workload.SecretDefinition;
import dev.meridian.environments.workload.SecretDefinition.Source;
import dev.meridian.environments.workload.ServiceDefinition;
import dev.meridian.environments.workload.ServiceDefinitionBuilder;
import dev.meridian.environments.workload.container.Call;
import dev.meridian.environments.workload.container.Image;
import dev.meridian.environments.workload.container.Privileges;
import dev.meridian.environments.workload.container.Resources;
import dev.meridian.environments.workload.container.Use;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComposeRulesTest {
    private static final SecretDefinition PASSWORD = SecretDefinition.of("login", "password", new Source.Generated(32));

    private static final DatabaseLogin LOGIN = new DatabaseLogin("main", "app", "login", "password");

    /** A laptop with one thing wrong, and what must be said of it, whole. */
    record Spoilt(String problem, ComposeDefinition laptop) {
        @Override
        public String toString() {
            return problem;
        }
    }

    static Stream<Spoilt> spoilt() {
        return Stream.of(namesAndPorts(), standIns(), services(), folders()).flatMap(all -> all);
    }

    static Stream<Spoilt> namesAndPorts() {
        return Stream.of(
                new Spoilt(
                        "namespace must be lower-case words joined by hyphens, each a letter first and then letters and"
                                + " digits, got 'My Space'",
                        ComposeDefinition.builder("My Space", new Ceiling(1_000, 512))
                                .services(local("web"))
                                .build()),
                new Spoilt("services must name at least one, got none", laptop()),
                new Spoilt(
                        "perService: cpuMillis must be at least 10, got 9; Docker takes no less",
                        ComposeDefinition.builder("space", new Ceiling(9, 512))
                                .services(local("web"))
                                .build()),
                new Spoilt(
                        "perService: memoryMiB must be at least 6, got 5; Docker takes no less",
                        ComposeDefinition.builder("space", new Ceiling(1_000, 5))
                                .services(local("web"))
                                .build()),
                new Spoilt(
                        "service name must be lower-case words joined by hyphens, each a letter first and then letters"
                                + " and digits, got 'Web'",
                        laptop(LocalService.builder("Web", service("web").build())
                                .build())),
                new Spoilt(
                        "service or stand-in 'volume-owners' is defined twice; give each its own name",
                        laptop(local("volume-owners"))),
                new Spoilt(
                        "service, as clusters call it, 'web' is defined twice; give each its own name",
                        laptop(
                                local("web"),
                                LocalService.builder("other", service("web").build())
                                        .build())),
                new Spoilt(
                        "service 'web': port 8080 of the laptop is published by stand-in 'mail', too; give each its own",
                        with(
                                mail(8080),
                                LocalService.builder("web", service("web").build())
                                        .publish("http", 8080)
                                        .build())),
                new Spoilt(
                        "service 'web': port of the laptop must be between 1024 and 65535, got 80; those below need an"
                                + " administrator",
                        laptop(LocalService.builder("web", service("web").build())
                                .publish("http", 80)
                                .build())),
                new Spoilt(
                        "service 'web': publishes port 'metrics', which it does not have; name one of [http]",
                        laptop(LocalService.builder("web", service("web").build())
                                .publish("metrics", 9090)
                                .build())));
    }

    static Stream<Spoilt> standIns() {
        var database = new StandIn.Postgres("postgres", "db", "main", 16, 5432);
        return Stream.of(
                new Spoilt(
                        "stand-in 'postgres': majorVersion must be between 14 and 18, got 12; take the environments'"
                                + " version",
                        withLogin(new StandIn.Postgres("postgres", "db", "main", 12, 5432), LOGIN)),
                new Spoilt(
                        "stand-in 'postgres': database 'main' must have exactly one login, for which it is made, got 0",
                        with(database, local("web"))),
                new Spoilt(
                        "stand-in 'postgres': user must be 1 to 63 lower-case letters, digits and underscores, no digit"
                                + " first, got 'App'",
                        withLogin(database, new DatabaseLogin("main", "App", "login", "password"))),
                new Spoilt(
                        "stand-in 'postgres': password must be a generated or provided key, got key 'word' of secret"
                                + " 'login'; define it among the secrets",
                        withLogin(database, new DatabaseLogin("main", "app", "login", "word"))),
                new Spoilt(
                        "stand-in 'redis': password must be a generated or provided key, got key 'password' of secret"
                                + " 'cache'; define it among the secrets",
                        with(
                                new StandIn.Cache(
                                        "redis",
                                        new Image("redis", "7.4-alpine"),
                                        "sessions",
                                        Eviction.NOEVICTION,
                                        "cache",
                                        "password",
                                        6379),
                                local("web"))),
                new Spoilt(
                        "stand-in 'search': image opensearchproject/opensearch must name a version, got 'latest', which"
                                + " every laptop understands differently",
                        with(
                                new StandIn.Search(
                                        "search", new Image("opensearchproject/opensearch", "latest"), "main", 9200),
                                local("web"))),
                new Spoilt(
                        "what is stood in for, 'notices of kind MAIL' is defined twice; give each its own name",
                        ComposeDefinition.builder("space", new Ceiling(1_000, 512))
                                .standIns(
                                        mail(8025),
                                        new StandIn.Mail(
                                                "post", "post", new Image("mailhog", "v1"), "notices", 2025, 9025))
                                .services(local("web"))
                                .build()),
                new Spoilt(
                        "stand-in 'aws': region 'mars-1' is not in the catalogue; take one of the system's",
                        with(aws(new Region("mars-1"), Order.STANDARD), local("web"))),
                new Spoilt(
                        "stand-in 'aws': topic 'notices' fills queue 'work', which does not exist in order FIFO; there"
                                + " are [work]",
                        with(aws(Region.OREGON, Order.FIFO), local("web"))),
                new Spoilt(
                        "secret 'url': key 'url' is the address of 'main', for which nothing stands in; add a stand-in,"
                                + " there are []",
                        withSecrets(SecretDefinition.of("url", "url", new Source.DatabaseUrl("main")))),
                new Spoilt(
                        "secret 'url': key 'url' is the address of 'sessions', for which nothing stands in; add a"
                                + " stand-in, there are []",
                        withSecrets(SecretDefinition.of("url", "url", new Source.CacheUrl("sessions")))),
                new Spoilt(
                        "secret 'login': key 'password' is shared by namespace 'database', but a laptop has only one; let"
                                + " it be generated",
                        withSecrets(SecretDefinition.of(
                                "login", "password", new Source.SharedBy("database", "login", "password")))),
                new Spoilt(
                        "variable of .env 'LOGIN_PASSWORD' is defined twice; give each its own name",
                        withSecrets(
                                PASSWORD,
                                new SecretDefinition(
                                        "other",
                                        Map.of(
                                                "login-password",
                                                new Source.Provided(),
                                                "url",
                                                new Source.Provided())))));
    }

    static Stream<Spoilt> services() {
        return Stream.of(
                new Spoilt(
                        "service 'web': uses 'main' of kind DATABASE, for which nothing stands in; add a stand-in, there"
                                + " are [mail]",
                        with(mail(8025), local(service("web").uses(Use.database("main"))))),
                new Spoilt(
                        "service 'web': calls namespace 'other', but a laptop has only 'space'",
                        laptop(local(service("web").calls(Call.to("other", "api", "http"))), local("api"))),
                new Spoilt(
                        "service 'web': calls service 'api', which the laptop does not run; add it, there are [web]",
                        laptop(local(service("web").calls(Call.to("space", "api", "http"))))),
                new Spoilt(
                        "service 'web': calls port 'grpc' of service 'api', which does not have it; name one of [http]",
                        laptop(local(service("web").calls(Call.to("space", "api", "grpc"))), local("api"))),
                new Spoilt(
                        "service 'web': health asks as often as the service's probe says, but it has none; define a"
                                + " readiness probe",
                        laptop(LocalService.builder("web", service("web").build())
                                .health(new AsProbed(Asker.NODE))
                                .build())),
                new Spoilt(
                        "service 'web': the command of its health must not be empty",
                        laptop(LocalService.builder(
                                        "web",
                                        service("web")
                                                .readiness(Probe.tcp("http"))
                                                .build())
                                .health(new Command(List.of()))
                                .build())),
                new Spoilt(
                        "service 'web': user must be 1001, whom Meridian's recipe makes the image for, got 10001",
                        laptop(LocalService.builder(
                                        "web",
                                        service("web")
                                                .liveness(Probe.http("/health", "http"))
                                                .build())
                                .origin(new Origin.NodeRecipe("./web"))
                                .build())),
                new Spoilt(
                        "service 'web': liveness probe must ask a path, which Meridian's recipe makes the image's own"
                                + " health check of",
                        laptop(LocalService.builder(
                                        "web",
                                        service("web")
                                                .privileges(Privileges.of(1_001))
                                                .build())
                                .origin(new Origin.NodeRecipe("./web"))
                                .build())),
                new Spoilt(
                        "service 'web': variable 'GREETING' refers to 'NAME', which is neither a variable nor an entry;"
                                + " set it or write $$ for a dollar sign",
                        laptop(LocalService.builder("web", service("web").build())
                                .environment("GREETING", "hello $(NAME)")
                                .build())),
                new Spoilt(
                        "service 'web': variable 'API_TOKEN' must not hold a text, for its name says that it is secret,"
                                + " got 6 characters; name a secret's key",
                        laptop(LocalService.builder("web", service("web").build())
                                .environment("API_TOKEN", "abc123")
                                .build())));
    }

    static Stream<Spoilt> folders() {
        return Stream.of(
                new Spoilt(
                        "service 'web': builds folder must be within the project, such as ./backend, got '../web'",
                        laptop(LocalService.builder("web", service("web").build())
                                .origin(new Origin.Dockerfile("../web", "Dockerfile"))
                                .build())),
                new Spoilt(
                        "service 'web': dockerfile must be a file in the folder that is built, such as Dockerfile, got"
                                + " '/etc/Dockerfile'",
                        laptop(LocalService.builder("web", service("web").build())
                                .origin(new Origin.Dockerfile("./web", "/etc/Dockerfile"))
                                .build())),
                new Spoilt(
                        "service 'web': mounts folder must be within the project, such as ./backend, got"
                                + " './web/../../secrets'",
                        laptop(mounting(new Mount.Source("./web/../../secrets", "/app")))),
                new Spoilt(
                        "service 'web': mounts folder must be within the project, such as ./backend, got"
                                + " '/var/run/docker.sock'",
                        laptop(mounting(new Mount.Source("/var/run/docker.sock", "/docker.sock")))),
                new Spoilt(
                        "service 'web': mount path '/app' is defined twice; give each its own name",
                        laptop(mounting(new Mount.Source("./web", "/app"), new Mount.OfImage("/app")))),
                new Spoilt(
                        "service 'web': mount path must start with / and not end so, got 'app/'",
                        laptop(mounting(new Mount.OfImage("app/")))),
                new Spoilt(
                        "service 'web': volume must be lower-case letters, digits and underscores, a letter first, got"
                                + " 'Web Logs'",
                        laptop(mounting(new Mount.Kept("Web Logs", "/logs")))),
                new Spoilt(
                        "service 'web': mount '/tmp': sizeMiB must be at least 1, got 0",
                        laptop(mounting(new Mount.Scratch("/tmp", 0)))),
                new Spoilt(
                        "service 'web': volume 'postgres_data' is that of a stand-in; take another name",
                        ComposeDefinition.builder("space", new Ceiling(1_000, 512))
                                .secrets(List.of(PASSWORD))
                                .logins(LOGIN)
                                .standIns(new StandIn.Postgres("postgres", "db", "main", 16, 5432))
                                .services(mounting(new Mount.Kept("postgres_data", "/data")))
                                .build()),
                new Spoilt(
                        "service 'other': volume 'logs' belongs to user 10001 already, got 2000; give both one user",
                        laptop(
                                mounting(new Mount.Kept("logs", "/logs")),
                                LocalService.builder(
                                                "other",
                                                service("other")
                                                        .privileges(Privileges.of(2_000))
                                                        .build())
                                        .mounts(new Mount.Kept("logs", "/logs"))
                                        .build())));
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void refuses(Spoilt spoilt) {
        assertThat(problems(spoilt.laptop())).containsExactly(spoilt.problem());
    }

    @Test
    void accepts_what_the_spoilt_ones_are_made_of() {
        assertThat(problems(with(aws(Region.OREGON, Order.STANDARD), local("web"))))
                .isEmpty();
        assertThat(problems(withLogin(new StandIn.Postgres("postgres", "db", "main", 16, 5432), LOGIN)))
                .isEmpty();
    }

    @Test
    void tells_all_problems_at_once() {
        assertThat(problems(laptop(mounting(new Mount.Scratch("/tmp", 0), new Mount.OfImage("app")))))
                .hasSize(2);
    }

    private static List<String> problems(ComposeDefinition laptop) {
        var problems = new Problems();
        ComposeRules.check(problems, laptop);
        return problems.found();
    }

    private static ServiceDefinitionBuilder service(String name) {
        return ServiceDefinition.builder(
                        name,
                        new Image("sample/" + name, "v1.0.0"),
                        Resources.request(100, 128).limit(500, 512))
                .port("http", 8080);
    }

    private static LocalService local(String name) {
        return local(service(name));
    }

    private static LocalService local(ServiceDefinitionBuilder service) {
        var built = service.build();
        return LocalService.builder(built.name(), built).build();
    }

    private static LocalService mounting(Mount... mounts) {
        return LocalService.builder("web", service("web").build())
                .mounts(mounts)
                .build();
    }

    private static ComposeDefinition laptop(LocalService... services) {
        return ComposeDefinition.builder("space", new Ceiling(1_000, 512))
                .services(services)
                .build();
    }

    private static ComposeDefinition with(StandIn standIn, LocalService service) {
        return ComposeDefinition.builder("space", new Ceiling(1_000, 512))
                .standIns(standIn)
                .services(service)
                .build();
    }

    private static ComposeDefinition withLogin(StandIn standIn, DatabaseLogin login) {
        return ComposeDefinition.builder("space", new Ceiling(1_000, 512))
                .secrets(List.of(PASSWORD))
                .logins(login)
                .standIns(standIn)
                .services(local("web"))
                .build();
    }

    private static ComposeDefinition withSecrets(SecretDefinition... secrets) {
        return ComposeDefinition.builder("space", new Ceiling(1_000, 512))
                .secrets(Arrays.asList(secrets))
                .services(local("web"))
                .build();
    }

    private static StandIn mail(int pagePort) {
        return new StandIn.Mail("mail", "mail", new Image("mailhog/mailhog", "v1.0.1"), "notices", 1025, pagePort);
    }

    private static StandIn aws(Region region, Order topics) {
        return new StandIn.Aws(
                "aws",
                new Image("motoserver/moto", "5.2.3"),
                region,
                List.of("files"),
                List.of(new QueueDefinition("work", Order.STANDARD, 30, 4, 5)),
                List.of(new TopicDefinition("notices", topics, List.of("work"))),
                4566);
    }
}
