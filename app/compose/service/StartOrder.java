package dev.meridian.app.compose.service;

import dev.meridian.environments.compose.ComposeDefinition;
import dev.meridian.environments.compose.LocalService;
import dev.meridian.environments.workload.container.Call;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who starts after whom: callers after those they call, as far as that goes without a circle. */
public final class StartOrder {
    private final Map<String, List<LocalService>> after = new LinkedHashMap<>();
    private final List<String> broken = new ArrayList<>();

    /** Takes the calls in the order of the definition; one that would close a circle does not count. */
    public StartOrder(ComposeDefinition laptop) {
        laptop.services().forEach(service -> after.put(service.name(), new ArrayList<>()));
        for (var caller : laptop.services()) {
            for (var call : caller.service().container().calls()) {
                if (call instanceof Call.Service target) {
                    add(caller, called(laptop, target));
                }
            }
        }
    }

    /** Whom a service starts after. */
    public List<LocalService> before(LocalService service) {
        return after.get(service.name());
    }

    /** One sentence for each call that does not count. */
    public List<String> broken() {
        return broken;
    }

    static LocalService called(ComposeDefinition laptop, Call.Service target) {
        return laptop.services().stream()
                .filter(candidate -> candidate.service().name().equals(target.service()))
                .findFirst()
                .orElseThrow();
    }

    private void add(LocalService caller, LocalService called) {
        if (after.get(caller.name()).contains(called)) {
            return;
        }
        if (reaches(called.name(), caller.name(), new HashSet<>())) {
            broken.add("%s calls %s but does not wait for it, which waits for %s in turn."
                    .formatted(caller.name(), called.name(), caller.name()));
        } else {
            after.get(caller.name()).add(called);
        }
    }

    private boolean reaches(String from, String to, Set<String> seen) {
        return from.equals(to)
                || seen.add(from) && after.get(from).stream().anyMatch(next -> reaches(next.name(), to, seen));
    }
}
