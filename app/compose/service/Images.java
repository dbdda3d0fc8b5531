package dev.meridian.app.compose.service;

import dev.meridian.app.compose.file.ServiceEntry;
import dev.meridian.environments.compose.LocalService;
import dev.meridian.environments.compose.Origin;
import dev.meridian.environments.workload.Probe.Check;
import dev.meridian.environments.workload.ServiceDefinition;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a service's image comes from. */
final class Images {
    /** Meridian's own files in a project's folder. */
    static final String FOLDER = "meridian";

    private Images() {}

    static ServiceEntry entry(String containerName, LocalService local) {
        if (local.origin() instanceof Origin.Dockerfile own) {
            return ServiceEntry.built(containerName, own.context(), own.dockerfile(), Map.of());
        }
        if (local.origin() instanceof Origin.NodeRecipe recipe) {
            var context = recipe.context();
            return ServiceEntry.built(containerName, context, fromContext(context), arguments(local.service()))
                    .rebuildOn(List.of(context + "/src", context + "/package-lock.json"));
        }
        return ServiceEntry.of(containerName, local.service().container().image());
    }

    /** Compose looks for a Dockerfile from the folder that is built. */
    private static String fromContext(String context) {
        return Path.of(context)
                .normalize()
                .relativize(Path.of(NodeImage.DOCKERFILE))
                .toString();
    }

    private static Map<String, String> arguments(ServiceDefinition service) {
        var arguments = new LinkedHashMap<String, String>();
        service.probes().liveness().map(probe -> probe.check()).ifPresent(check -> {
            if (check instanceof Check.Http http) {
                arguments.put(
                        "PORT", "" + service.port(http.port()).orElseThrow().container());
                arguments.put("HEALTH_PATH", http.path());
            }
        });
        return arguments;
    }
}
