package dev.meridian.environments.validation.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.validation.Spoilt;
import dev.meridian.environments.workload.DatabaseLogin;
import dev.meridian.environments.workload.InClusterStore;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.NamespaceDefinition.Ceiling;
import dev.meridian.environments.workload.NamespaceDefinition.Quota;
import dev.meridian.environments.workload.SecretDefinition;
import dev.meridian.environments.workload.SecretDefinition.Source.DatabaseUrl;
import dev.meridian.environments.workload.SecretDefinition.Source.Generated;
import dev.meridian.environments.workload.container.Image;
import dev.meridian.environments.workload.container.Resources;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoginRulesTest {
    private static final Ceiling CEILING = new Ceiling(1_000, 1_024);

    static Stream<Spoilt> spoilt() {
        return Stream.of(
                Spoilt.namespace(
                        "login 'app' of namespace 'application': database 'other' does not exist; name one of [main] or define it",
                        it -> it.secrets(
                                        SecretDefinition.of("login", "password", new Generated(32)),
                                        SecretDefinition.of("address", "url", new DatabaseUrl("main")))
                                .logins(new DatabaseLogin("other", "app", "login", "password"))),
                Spoilt.namespace(
                        "login 'App-User' of namespace 'application': user must be 1 to 63 lower-case letters, digits and underscores, no digit first, got 'App-User'",
                        it -> it.secrets(
                                        SecretDefinition.of("login", "password", new Generated(32)),
                                        SecretDefinition.of("address", "url", new DatabaseUrl("main")))
                                .logins(new DatabaseLogin("main", "App-User", "login", "password"))),
                Spoilt.namespace(
                        "login 'postgres' of namespace 'application': user 'postgres' is one of the database's own; take another name",
                        it -> it.secrets(
                                        SecretDefinition.of("login", "password", new Generated(32)),
                                        SecretDefinition.of("address", "url", new DatabaseUrl("main")))
                                .logins(new DatabaseLogin("main", "postgres", "login", "password"))),
                Spoilt.namespace(
                        "login 'dbadmin' of namespace 'application': user 'dbadmin' is one of the database's own; take another name",
                        it -> it.secrets(
                                        SecretDefinition.of("login", "password", new Generated(32)),
                                        SecretDefinition.of("address", "url", new DatabaseUrl("main")))
                                .logins(new DatabaseLogin("main", "dbadmin", "login", "password"))),
                Spoilt.namespace(
                        "login 'rdsadmin' of namespace 'application': user 'rdsadmin' is one of the database's own; take another name",
                        it -> it.secrets(
                                        SecretDefinition.of("login", "password", new Generated(32)),
                                        SecretDefinition.of("address", "url", new DatabaseUrl("main")))
                                .logins(new DatabaseLogin("main", "rdsadmin", "login", "password"))),
                Spoilt.namespace(
                        "login 'app' of namespace 'application': key 'secret' of secret 'login' does not exist in namespace 'application'; name one of [login/password, address/url] or define it",
                        it -> it.secrets(
                                        SecretDefinition.of("login", "password", new Generated(32)),
                                        SecretDefinition.of("address", "url", new DatabaseUrl("main")))
                                .logins(new DatabaseLogin("main", "app", "login", "secret"))),
                Spoilt.namespace(
                        "login 'app' of namespace 'application': key 'url' of secret 'address' must be a password, generated, provided or shared, got an address",
                        it -> it.secrets(
                                        SecretDefinition.of("login", "password", new Generated(32)),
                                        SecretDefinition.of("address", "url", new DatabaseUrl("main")))
                                .logins(new DatabaseLogin("main", "app", "address", "url"))),
                Spoilt.development(
                        "login 'app' of namespace 'application': database 'store' runs in namespace 'database', and no other's login is made there; share that one's secret",
                        it -> it.namespaces(
                                NamespaceDefinition.builder("database", new Quota(1_000, 2_048, 10), CEILING)
                                        .secrets(SecretDefinition.of("login", "password", new Generated(32)))
                                        .logins(new DatabaseLogin("store", "owner", "login", "password"))
                                        .stores(new InClusterStore.Postgres(
                                                "store",
                                                "postgres",
                                                "postgres",
                                                new Image("postgres", "16-alpine"),
                                                1,
                                                Resources.request(100, 256).limit(500, 512),
                                                10,
                                                Optional.empty()))
                                        .build(),
                                NamespaceDefinition.builder("application", new Quota(1_000, 2_048, 10), CEILING)
                                        .secrets(SecretDefinition.of("login", "password", new Generated(32)))
                                        .logins(new DatabaseLogin("store", "app", "login", "password"))
                                        .build())),
                Spoilt.namespace(
                        "login, over all namespaces, 'app of database main' is defined twice; give each its own name",
                        it -> it.secrets(SecretDefinition.of("login", "password", new Generated(32)))
                                .logins(
                                        new DatabaseLogin("main", "app", "login", "password"),
                                        new DatabaseLogin("main", "app", "login", "password"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }
}
