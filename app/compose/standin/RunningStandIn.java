package dev.meridian.app.compose.standin;

import dev.meridian.app.compose.file.ComposeFile;
import dev.meridian.app.compose.file.Dependency;
import dev.meridian.app.compose.secret.Secrets;
import dev.meridian.environments.compose.StandIn;
import dev.meridian.environments.workload.DatabaseLogin;
import dev.meridian.environments.workload.container.Use;
import java.util.List;
import java.util.Map;

/** The containers of a stand-in, and how services reach them. */
public interface RunningStandIn {
    /** What it stands in for. */
    StandIn definition();

    /** Puts its containers and volumes into the file. */
    void addTo(ComposeFile file, Secrets secrets);

    /** The values of a use's entries, in their order. */
    List<String> endpoint(Use use);

    /** Further variables that its users need. */
    default Map<String, String> clientSettings() {
        return Map.of();
    }

    /** Which service must be how before its users start. */
    default Map<String, Dependency> readiness() {
        return Map.of(definition().name(), Dependency.on(Dependency.Condition.HEALTHY));
    }

    /** Its address with user and password, for those that have one. */
    default String address(Secrets secrets) {
        throw new IllegalStateException(
                "%s has no address with a login".formatted(definition().name()));
    }

    /** The containers of a definition. */
    static RunningStandIn of(StandIn definition, List<DatabaseLogin> logins, ComposeFile file) {
        if (definition instanceof StandIn.Postgres postgres) {
            var login = logins.stream()
                    .filter(candidate -> candidate.database().equals(postgres.database()))
                    .findFirst()
                    .orElseThrow();
            return new PostgresContainer(postgres, login);
        }
        if (definition instanceof StandIn.Cache cache) {
            return new CacheContainer(cache);
        }
        if (definition instanceof StandIn.Search search) {
            return new SearchContainer(search);
        }
        if (definition instanceof StandIn.Mail mail) {
            return new MailContainer(mail);
        }
        return new AwsContainers((StandIn.Aws) definition, file::physicalName);
    }
}
