package dev.meridian.environments.compose;

import static java.util.Objects.requireNonNull;

import dev.meridian.environments.workload.DatabaseLogin;
import dev.meridian.environments.workload.NamespaceDefinition.Ceiling;
import dev.meridian.environments.workload.SecretDefinition;
import java.util.List;

/**
 * A development environment on a laptop: the services of one namespace as they run on a cluster, and stand-ins for the
 * managed stores that they use.
 *
 * @param namespace the namespace that the services are in, which calls name
 * @param perService what each service may take at most
 * @param secrets the secrets of the services; their values are what a developer makes up
 * @param logins the users that the services are to databases
 * @param standIns what stands in for the managed stores and channels
 * @param services the services
 */
public record ComposeDefinition(
        String namespace,
        Ceiling perService,
        List<SecretDefinition> secrets,
        List<DatabaseLogin> logins,
        List<StandIn> standIns,
        List<LocalService> services) {
    /** What hands volumes to the users of their services; no service may have its name. */
    public static final String VOLUME_OWNERS = "volume-owners";

    public ComposeDefinition {
        requireNonNull(namespace, "namespace");
        requireNonNull(perService, "perService");
        secrets = List.copyOf(secrets);
        logins = List.copyOf(logins);
        standIns = List.copyOf(standIns);
        services = List.copyOf(services);
    }

    /** Starts with what every laptop has; what is left out is empty. */
    public static Builder builder(String namespace, Ceiling perService) {
        return new Builder(namespace, perService);
    }

    /** An empty laptop until said otherwise. */
    public static final class Builder {
        private final String namespace;
        private final Ceiling perService;
        private List<SecretDefinition> secrets = List.of();
        private List<DatabaseLogin> logins = List.of();
        private List<StandIn> standIns = List.of();
        private List<LocalService> services = List.of();

        private Builder(String namespace, Ceiling perService) {
            this.namespace = namespace;
            this.perService = perService;
        }

        /** Holds these secrets. Default: none. */
        public Builder secrets(List<SecretDefinition> secrets) {
            this.secrets = secrets;
            return this;
        }

        /** Is these users to databases. Default: none. */
        public Builder logins(DatabaseLogin... logins) {
            this.logins = List.of(logins);
            return this;
        }

        /** Runs these for managed stores. Default: none. */
        public Builder standIns(StandIn... standIns) {
            this.standIns = List.of(standIns);
            return this;
        }

        /** Runs these services. Default: none. */
        public Builder services(LocalService... services) {
            this.services = List.of(services);
            return this;
        }

        /** The laptop as said so far. */
        public ComposeDefinition build() {
            return new ComposeDefinition(namespace, perService, secrets, logins, standIns, services);
        }
    }
}
