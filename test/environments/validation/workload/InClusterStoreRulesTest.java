package dev.meridian.environments.validation.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.validation.Sample;
import dev.meridian.environments.validation.Spoilt;
import dev.meridian.environments.workload.DatabaseLogin;
import dev.meridian.environments.workload.InClusterStore.Dump;
import dev.meridian.environments.workload.InClusterStore.Postgres;
import dev.meridian.environments.workload.InClusterStore.Redis;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.SecretDefinition;
import dev.meridian.environments.workload.SecretDefinition.Source;
import dev.meridian.environments.workload.container.Image;
import dev.meridian.environments.workload.container.Resources;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InClusterStoreRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                Spoilt.namespace(
                        "store 'application/store': production's stores are managed ones, and nobody takes over from this one by itself; define it among databases or caches",
                        it -> it.stores(new Redis(
                                "store",
                                "redis",
                                "redis",
                                new Image("redis", "7.4"),
                                1,
                                Resources.request(100, 256).limit(100, 256),
                                "login",
                                "password"))),
                Spoilt.development(
                        "store name must be lower-case words joined by hyphens, each a letter first and then letters and digits, got 'my_store'",
                        it -> it.namespaces(namespace()
                                .secrets(SecretDefinition.of("login", "password", new Source.Generated(32)))
                                .logins(new DatabaseLogin("store", "app", "login", "password"))
                                .stores(new Postgres(
                                        "my_store",
                                        "postgres",
                                        "postgres-service",
                                        new Image("postgres", "16-alpine"),
                                        1,
                                        Resources.request(100, 256).limit(100, 256),
                                        10,
                                        Optional.empty()))
                                .build())),
                Spoilt.development(
                        "store 'application/store': statefulSet must be lower-case words joined by hyphens, each a letter first and then letters and digits, got 'Postgres'",
                        it -> it.namespaces(namespace()
                                .secrets(SecretDefinition.of("login", "password", new Source.Generated(32)))
                                .logins(new DatabaseLogin("store", "app", "login", "password"))
                                .stores(new Postgres(
                                        "store",
                                        "Postgres",
                                        "postgres-service",
                                        new Image("postgres", "16-alpine"),
                                        1,
                                        Resources.request(100, 256).limit(100, 256),
                                        10,
                                        Optional.empty()))
                                .build())),
                Spoilt.development(
                        "store 'application/store': serviceName must be 1 to 63 lower-case letters, digits and hyphens, no hyphen at either end, got 'postgres.service'",
                        it -> it.namespaces(namespace()
                                .secrets(SecretDefinition.of("login", "password", new Source.Generated(32)))
                                .logins(new DatabaseLogin("store", "app", "login", "password"))
                                .stores(new Postgres(
                                        "store",
                                        "postgres",
                                        "postgres.service",
                                        new Image("postgres", "16-alpine"),
                                        1,
                                        Resources.request(100, 256).limit(100, 256),
                                        10,
                                        Optional.empty()))
                                .build())),
                Spoilt.development(
                        "store 'application/store': image tag must be 1 to 128 letters, digits, full stops, hyphens and underscores, got ''",
                        it -> it.namespaces(namespace()
                                .secrets(SecretDefinition.of("login", "password", new Source.Generated(32)))
                                .logins(new DatabaseLogin("store", "app", "login", "password"))
                                .stores(new Postgres(
                                        "store",
                                        "postgres",
                                        "postgres-service",
                                        new Image("postgres", ""),
                                        1,
                                        Resources.request(100, 256).limit(100, 256),
                                        10,
                                        Optional.empty()))
                                .build())),
                Spoilt.development(
                        "store 'application/store': limitCpuMillis 50 is below requestCpuMillis 100; raise the limit or promise less",
                        it -> it.namespaces(namespace()
                                .secrets(SecretDefinition.of("login", "password", new Source.Generated(32)))
                                .logins(new DatabaseLogin("store", "app", "login", "password"))
                                .stores(new Postgres(
                                        "store",
                                        "postgres",
                                        "postgres-service",
                                        new Image("postgres", "16-alpine"),
                                        1,
                                        Resources.request(100, 256).limit(50, 256),
                                        10,
                                        Optional.empty()))
                                .build())),
                Spoilt.development(
                        "store 'application/store': replicas must be between 1 and 9, got 0; the first is written to, the rest follow",
                        it -> it.namespaces(namespace()
                                .secrets(SecretDefinition.of("login", "password", new Source.Generated(32)))
                                .logins(new DatabaseLogin("store", "app", "login", "password"))
                                .stores(new Postgres(
                                        "store",
                                        "postgres",
                                        "postgres-service",
                                        new Image("postgres", "16-alpine"),
                                        0,
                                        Resources.request(100, 256).limit(100, 256),
                                        10,
                                        Optional.empty()))
                                .build())),
                Spoilt.development(
                        "store 'application/store': storageGiB must be between 1 and 16384, got 0; gp3 comes in no other size",
                        it -> it.namespaces(namespace()
                                .secrets(SecretDefinition.of("login", "password", new Source.Generated(32)))
                                .logins(new DatabaseLogin("store", "app", "login", "password"))
                                .stores(new Postgres(
                                        "store",
                                        "postgres",
                                        "postgres-service",
                                        new Image("postgres", "16-alpine"),
                                        1,
                                        Resources.request(100, 256).limit(100, 256),
                                        0,
                                        Optional.empty()))
                                .build())),
                Spoilt.development(
                        "store 'application/store': key 'replication-password' of secret 'login' does not exist in namespace 'application'; name one of [login/password] or define it",
                        it -> it.namespaces(namespace()
                                .secrets(SecretDefinition.of("login", "password", new Source.Generated(32)))
                                .logins(new DatabaseLogin("store", "app", "login", "password"))
                                .stores(new Postgres(
                                        "store",
                                        "postgres",
                                        "postgres-service",
                                        new Image("postgres", "16-alpine"),
                                        2,
                                        Resources.request(100, 256).limit(100, 256),
                                        10,
                                        Optional.empty()))
                                .build())),
                Spoilt.development(
                        "store 'application/store': exactly one login of its namespace must be for it, got 0; it is the user that the database is made for",
                        it -> it.namespaces(namespace()
                                .stores(new Postgres(
                                        "store",
                                        "postgres",
                                        "postgres-service",
                                        new Image("postgres", "16-alpine"),
                                        1,
                                        Resources.request(100, 256).limit(100, 256),
                                        10,
                                        Optional.empty()))
                                .build())),
                Spoilt.development(
                        "store 'application/store': schedule of its dump must have the five fields of cron, such as '0 3 * * *', with one space between, got 'daily'",
                        it -> it.namespaces(namespace()
                                .secrets(SecretDefinition.of("login", "password", new Source.Generated(32)))
                                .logins(new DatabaseLogin("store", "app", "login", "password"))
                                .stores(new Postgres(
                                        "store",
                                        "postgres",
                                        "postgres-service",
                                        new Image("postgres", "16-alpine"),
                                        1,
                                        Resources.request(100, 256).limit(100, 256),
                                        10,
                                        Optional.of(new Dump("daily", "dumps"))))
                                .build())),
                Spoilt.development(
                        "store 'application/store': object store 'copies' of its dump does not exist; name one of [dumps] or define it",
                        it -> it.namespaces(namespace()
                                .secrets(SecretDefinition.of("login", "password", new Source.Generated(32)))
                                .logins(new DatabaseLogin("store", "app", "login", "password"))
                                .stores(new Postgres(
                                        "store",
                                        "postgres",
                                        "postgres-service",
                                        new Image("postgres", "16-alpine"),
                                        1,
                                        Resources.request(100, 256).limit(100, 256),
                                        10,
                                        Optional.of(new Dump("0 3 * * *", "copies"))))
                                .build())),
                Spoilt.development(
                        "store 'application/store': key 'password' of secret 'login' does not exist in namespace 'application'; name one of [] or define it",
                        it -> it.namespaces(namespace()
                                .stores(new Redis(
                                        "store",
                                        "redis",
                                        "redis",
                                        new Image("redis", "7.4"),
                                        1,
                                        Resources.request(100, 256).limit(100, 256),
                                        "login",
                                        "password"))
                                .build())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }

    private static NamespaceDefinition.Builder namespace() {
        return Sample.namespace().services();
    }
}
