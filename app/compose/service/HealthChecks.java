package dev.meridian.app.compose.service;

import dev.meridian.app.compose.file.HealthCheck;
import dev.meridian.environments.compose.Health;
import dev.meridian.environments.compose.Health.Asker;
import dev.meridian.environments.compose.LocalService;
import dev.meridian.environments.workload.Probe;
import dev.meridian.environments.workload.Probe.Check;
import dev.meridian.environments.workload.ServiceDefinition;
import java.util.List;
import java.util.Optional;

/** A service's probes as the one health check that Docker knows. */
final class HealthChecks {
    /** A program has to start before it can ask, on half a core perhaps. */
    private static final int LEAST_TIMEOUT_SECONDS = 5;

    private HealthChecks() {}

    static Optional<HealthCheck> of(LocalService local) {
        var service = local.service();
        return probe(service).flatMap(probe -> words(local, probe)
                .map(words -> new HealthCheck(
                        words,
                        probe.periodSeconds(),
                        Math.max(LEAST_TIMEOUT_SECONDS, probe.timeoutSeconds()),
                        probe.failureThreshold(),
                        startSeconds(service))));
    }

    private static Optional<Probe> probe(ServiceDefinition service) {
        return service.probes().readiness().or(service.probes()::liveness).or(service.probes()::startup);
    }

    private static Optional<List<String>> words(LocalService local, Probe probe) {
        if (local.health() instanceof Health.Command own) {
            return Optional.of(own.words());
        }
        return local.health() instanceof Health.AsProbed asProbed
                ? Optional.of(words(local.service(), probe.check(), asProbed.asker()))
                : Optional.empty();
    }

    private static List<String> words(ServiceDefinition service, Check check, Asker asker) {
        if (check instanceof Check.Http http) {
            return asker.http(port(service, http.port()), http.path());
        }
        return check instanceof Check.Tcp tcp ? asker.tcp(port(service, tcp.port())) : ((Check.Command) check).words();
    }

    /** How long a cluster lets it start before it is restarted. */
    private static int startSeconds(ServiceDefinition service) {
        var probes = service.probes();
        return probes.startup()
                .map(startup -> startup.initialDelaySeconds() + startup.periodSeconds() * startup.failureThreshold())
                .orElseGet(() -> probes.liveness()
                        .or(probes::readiness)
                        .map(Probe::initialDelaySeconds)
                        .orElse(0));
    }

    private static int port(ServiceDefinition service, String name) {
        return service.port(name).orElseThrow().container();
    }
}
