package dev.meridian.app.compose;

import dev.meridian.app.compose.secret.Secrets;
import dev.meridian.app.compose.secret.Secrets.Addresses;
import dev.meridian.app.compose.standin.RunningStandIn;
import dev.meridian.environments.compose.ComposeDefinition;
import dev.meridian.environments.workload.container.Use;
import java.util.List;

/** The addresses that stand-ins have in place of the managed stores. */
record StandInAddresses(List<RunningStandIn> standIns, ComposeDefinition laptop) implements Addresses {
    @Override
    public String ofDatabase(String database) {
        return address(Use.database(database));
    }

    @Override
    public String ofCache(String cache) {
        return address(Use.cache(cache));
    }

    private String address(Use use) {
        return standIns.stream()
                .filter(candidate -> candidate.definition().serves(use))
                .findFirst()
                .orElseThrow()
                .address(new Secrets(Secrets.byName(laptop), this));
    }
}
