package dev.meridian.environments.validation.workload;

import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.workload.Port;
import dev.meridian.environments.workload.Probe;
import dev.meridian.environments.workload.Probe.Check;
import dev.meridian.environments.workload.ServiceDefinition;

/** How a service's pods are asked whether they are well. */
final class ProbeRules {
    private ProbeRules() {}

    static void check(Problems problems, String what, ServiceDefinition service) {
        var probes = service.probes();
        probes.liveness().ifPresent(probe -> checkOnce(problems, what + ": liveness probe", service, probe));
        probes.startup().ifPresent(probe -> checkOnce(problems, what + ": startup probe", service, probe));
        probes.readiness().ifPresent(probe -> {
            checkProbe(problems, what + ": readiness probe", service, probe);
            requirePositive(problems, what + ": readiness probe: successThreshold", probe.successThreshold());
        });
    }

    private static void checkOnce(Problems problems, String which, ServiceDefinition service, Probe probe) {
        checkProbe(problems, which, service, probe);
        problems.require(
                probe.successThreshold() == 1,
                "%s: successThreshold must be 1, got %d; only readiness takes more",
                which,
                probe.successThreshold());
    }

    private static void checkProbe(Problems problems, String which, ServiceDefinition service, Probe probe) {
        problems.require(
                probe.initialDelaySeconds() >= 0,
                "%s: initialDelaySeconds must not be negative, got %d",
                which,
                probe.initialDelaySeconds());
        requirePositive(problems, which + ": periodSeconds", probe.periodSeconds());
        requirePositive(problems, which + ": timeoutSeconds", probe.timeoutSeconds());
        requirePositive(problems, which + ": failureThreshold", probe.failureThreshold());
        if (probe.check() instanceof Check.Http http) {
            requirePort(problems, which, service, http.port());
            problems.require(http.path().startsWith("/"), "%s: path must start with /, got '%s'", which, http.path());
        } else if (probe.check() instanceof Check.Tcp tcp) {
            requirePort(problems, which, service, tcp.port());
        } else if (probe.check() instanceof Check.Command command) {
            problems.require(!command.words().isEmpty(), "%s: command must have a word at least, got none", which);
        }
    }

    private static void requirePort(Problems problems, String which, ServiceDefinition service, String port) {
        problems.require(
                service.port(port).isPresent(),
                "%s: port '%s' does not exist; name one of %s",
                which,
                port,
                service.ports().stream().map(Port::name).toList());
    }

    private static void requirePositive(Problems problems, String what, int got) {
        problems.require(got >= 1, "%s must be at least 1, got %d", what, got);
    }
}
