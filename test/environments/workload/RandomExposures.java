package dev.meridian.environments.workload;

import dev.meridian.environments.workload.Exposure.Tls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests from the internet, each kind of which goes to one service: the particular paths first. */
final class RandomExposures {
    private static final int LAST = 50_000;

    private final Choice choice;
    private int priority;
    private boolean isRestTaken;

    RandomExposures(Choice choice) {
        this.choice = choice;
    }

    List<Exposure> of(String service, List<Port> ports) {
        var port = choice.of(ports).name();
        var tls = choice.of(Tls.values());
        var host = choice.often()
                ? Optional.of(choice.of("api.", "www.", "") + RandomEnvironment.DOMAIN)
                : Optional.<String>empty();
        var exposures = new ArrayList<Exposure>();
        if (choice.seldom()) {
            exposures.add(new Exposure(host, "/%s/v1".formatted(service), next(), port, "/health", tls));
        }
        exposures.add(new Exposure(host, "/" + service, next(), port, "/health", tls));
        if (!isRestTaken && choice.seldom()) {
            isRestTaken = true;
            exposures.add(new Exposure(Optional.empty(), "/", LAST, port, "/health", tls));
        }
        return exposures;
    }

    private int next() {
        priority += choice.between(1, 100);
        return priority;
    }
}
