package dev.meridian.stacks;

import dev.meridian.constructs.workload.SecretsChart;
import dev.meridian.constructs.workload.configuration.Variable.FromSecret;
import dev.meridian.constructs.workload.container.Image;
import dev.meridian.constructs.workload.manifests.ManifestChart;
import dev.meridian.constructs.workload.secret.SecretProps;
import dev.meridian.constructs.workload.secret.SecretValue;
import dev.meridian.constructs.workload.secret.SecretValue.Stored;
import dev.meridian.constructs.workload.stores.parts.Place;
import dev.meridian.constructs.workload.stores.roles.Account;
import dev.meridian.constructs.workload.stores.roles.Administrator;
import dev.meridian.constructs.workload.stores.roles.Repetition;
import dev.meridian.constructs.workload.stores.roles.RoleObjects;
import dev.meridian.constructs.workload.stores.roles.RoleProps;
import dev.meridian.constructs.workload.stores.roles.Server;
import dev.meridian.constructs.workload.stores.roles.Trust;
import dev.meridian.environments.data.DatabaseDefinition;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.workload.DatabaseLogin;
import dev.meridian.environments.workload.NamespaceDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.constructs.IDependable;

/**
 * The users that services are to managed databases, made by a job that knows the master: services never do.
 *
 * @param placement the primary region, where databases are written to
 * @param stores what it keeps
 * @param secrets where passwords are kept
 */
record DatabaseRoles(Placement placement, RegionStores stores, SecretKeys secrets) {
    private static final String MASTER = "-master";
    private static final String LOGINS = "-logins";

    static boolean isNeeded(EnvironmentDefinition environment) {
        return environment.databases().stream()
                .anyMatch(database -> !logins(environment, database).isEmpty());
    }

    void define(WorkloadStack stack, List<? extends IDependable> first) {
        placement.environment().databases().stream()
                .filter(database -> !logins(placement.environment(), database).isEmpty())
                .forEach(database -> define(stack, database, first));
    }

    private void define(WorkloadStack stack, DatabaseDefinition database, List<? extends IDependable> first) {
        var logins = logins(placement.environment(), database);
        var secretsId = Ids.of("database-admin-" + database.name(), "Secrets");
        var after = stack.apply(
                secretsId,
                new SecretsChart(stack.charts(), secretsId, secretProps(database, logins)).manifests(),
                first);
        var id = Ids.of("database-admin-" + database.name(), "Roles");
        stack.apply(
                id,
                new ManifestChart(stack.charts(), id, RoleObjects.of(roleProps(database, logins))).manifests(),
                after);
    }

    private List<SecretProps> secretProps(DatabaseDefinition database, Map<DatabaseLogin, NamespaceDefinition> logins) {
        var master = stores.databases().get(database.name()).secret().getSecretArn();
        var passwords = new TreeMap<String, SecretValue>();
        logins.forEach((login, namespace) -> passwords.put(login.user(), secrets.password(namespace, login)));
        return List.of(
                secret(
                        database.name() + MASTER,
                        Map.of(
                                Administrator.DEFAULT_USERNAME_KEY,
                                Stored.property(master, "username"),
                                Administrator.DEFAULT_PASSWORD_KEY,
                                Stored.property(master, "password"))),
                secret(database.name() + LOGINS, passwords));
    }

    private SecretProps secret(String name, Map<String, SecretValue> keys) {
        return new SecretProps(
                name, Namespaces.DATABASE_ADMINISTRATION, placement.system().name(), keys);
    }

    private RoleProps roleProps(DatabaseDefinition database, Map<DatabaseLogin, NamespaceDefinition> logins) {
        var writer = stores.databases().get(database.name());
        var major = database.version().substring(0, database.version().indexOf('.'));
        return RoleProps.builder(
                        new Place(
                                Namespaces.DATABASE_ADMINISTRATION,
                                placement.system().name(),
                                Namespaces.dns(placement.environment().cluster().orElseThrow())),
                        database.name() + "-roles",
                        new Image("postgres", major + "-alpine"),
                        new Server(
                                writer.writeEndpoint(),
                                writer.port(),
                                List.of(Reaches.storeBlock(placement.region())),
                                Trust.ofRds(placement.regionCode())),
                        Administrator.in(database.name() + MASTER),
                        Databases.databaseName(database.name()))
                // New passwords arrive, a failed try is made again, and a restored database gets its users back.
                .repetition(new Repetition.Scheduled(Repetition.Scheduled.HOURLY))
                .members(logins.keySet().stream()
                        .map(login -> Account.byPassword(
                                login.user(), new FromSecret(database.name() + LOGINS, login.user())))
                        .toList())
                .build();
    }

    /** Each login with the namespace that it is of. */
    private static Map<DatabaseLogin, NamespaceDefinition> logins(
            EnvironmentDefinition environment, DatabaseDefinition database) {
        var logins = new LinkedHashMap<DatabaseLogin, NamespaceDefinition>();
        environment.namespaces().forEach(namespace -> namespace.logins().stream()
                .filter(login -> login.database().equals(database.name()))
                .forEach(login -> logins.put(login, namespace)));
        return logins;
    }
}
