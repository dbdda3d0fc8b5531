package dev.meridian.environments.validation.container;

import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.validation.rule.Names;
import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.Port;
import dev.meridian.environments.workload.ServiceDefinition;
import dev.meridian.environments.workload.container.Call;
import java.util.List;

/** Whom a container opens connections to. Services may well call each other. */
final class CallRules {
    private static final int MOST_PORT = 65_535;

    private CallRules() {}

    static void check(Problems problems, String what, EnvironmentDefinition environment, List<Call> calls) {
        for (var call : calls) {
            if (call instanceof Call.Service service) {
                checkService(problems, what, environment, service);
            } else if (call instanceof Call.Outside outside) {
                problems.require(
                        Names.isHost(outside.host()),
                        "%s: calls host '%s', which must be a lower-case name such as api.example.com",
                        what,
                        outside.host());
                problems.requireBetween(
                        1,
                        MOST_PORT,
                        outside.port(),
                        "%s: port of called host '%s'".formatted(what, outside.host()),
                        "TCP has no other");
            }
        }
        problems.requireDistinct(calls, CallRules::target, what + ": call to");
    }

    private static String target(Call call) {
        return call instanceof Call.Service service
                ? "%s/%s:%s".formatted(service.namespace(), service.service(), service.port())
                : "%s:%d".formatted(((Call.Outside) call).host(), ((Call.Outside) call).port());
    }

    private static void checkService(
            Problems problems, String what, EnvironmentDefinition environment, Call.Service call) {
        var namespace = environment.namespaces().stream()
                .filter(candidate -> candidate.name().equals(call.namespace()))
                .findFirst();
        if (namespace.isEmpty()) {
            problems.add(
                    "%s: calls namespace '%s', which does not exist; name one of %s or define it",
                    what,
                    call.namespace(),
                    environment.namespaces().stream()
                            .map(NamespaceDefinition::name)
                            .toList());
            return;
        }
        var services = namespace.get().services();
        var service = services.stream()
                .filter(candidate -> candidate.name().equals(call.service()))
                .findFirst();
        if (service.isEmpty()) {
            problems.add(
                    "%s: calls service '%s', which namespace '%s' does not have; name one of %s or define it",
                    what,
                    call.service(),
                    call.namespace(),
                    services.stream().map(ServiceDefinition::name).toList());
            return;
        }
        problems.require(
                !what.equals("service '%s/%s'".formatted(call.namespace(), call.service())),
                "%s: calls itself; leave the call out, for within a pod nothing is in its way",
                what);
        problems.require(
                service.get().port(call.port()).isPresent(),
                "%s: calls port '%s', which service '%s/%s' does not have; name one of %s",
                what,
                call.port(),
                call.namespace(),
                call.service(),
                service.get().ports().stream().map(Port::name).toList());
    }
}
