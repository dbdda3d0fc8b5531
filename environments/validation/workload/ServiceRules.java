package dev.meridian.environments.validation.workload;

import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.validation.container.ContainerRules;
import dev.meridian.environments.validation.rule.Names;
import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.validation.scaling.AvailabilityRules;
import dev.meridian.environments.validation.scaling.PlacementRules;
import dev.meridian.environments.validation.scaling.RollOutRules;
import dev.meridian.environments.validation.scaling.ScalingRules;
import dev.meridian.environments.workload.JobDefinition;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.ServiceDefinition;
import dev.meridian.environments.workload.container.Call;
import java.util.stream.Stream;

/** What runs all the time. */
public final class ServiceRules {
    /** StatefulSets and Jobs put a hash of up to 11 characters behind it, in labels of 63. */
    static final int LONGEST = 52;

    private static final int LONGEST_GRACE_PERIOD = 3_600;

    private ServiceRules() {}

    static void check(
            Problems problems,
            EnvironmentDefinition environment,
            NamespaceDefinition namespace,
            ServiceDefinition service) {
        var what = "service '%s/%s'".formatted(namespace.name(), service.name());
        Names.requireName(problems, "service name", LONGEST, service.name());
        Names.requireLabel(problems, what + ": serviceName", service.serviceName());
        problems.requireBetween(
                1,
                LONGEST_GRACE_PERIOD,
                service.gracePeriodSeconds(),
                what + ": gracePeriodSeconds",
                "a release waits for it");
        ContainerRules.check(problems, what, environment, namespace, service.container());
        checkPortsAndProbes(problems, what, service);
        var isCalled = isCalled(environment, namespace, service);
        problems.require(
                service.probes().readiness().isPresent()
                        || !isCalled && service.exposures().isEmpty(),
                "%s: readiness probe must be defined for a service that is exposed or called, got none; requests would"
                        + " reach pods that have not started yet",
                what);
        ScalingRules.check(problems, what, namespace, service);
        RollOutRules.check(problems, what, environment, service);
        PlacementRules.check(problems, what, environment, service.placement());
        AvailabilityRules.check(
                problems,
                what,
                environment,
                service,
                isCalled || !service.exposures().isEmpty());
    }

    /** Checks what holds for a service on a laptop, too. */
    public static void checkPortsAndProbes(Problems problems, String what, ServiceDefinition service) {
        PortRules.check(problems, what, service);
        ProbeRules.check(problems, what, service);
    }

    private static boolean isCalled(
            EnvironmentDefinition environment, NamespaceDefinition namespace, ServiceDefinition service) {
        return environment.namespaces().stream()
                .flatMap(caller -> Stream.concat(
                        caller.services().stream().map(ServiceDefinition::container),
                        caller.jobs().stream().map(JobDefinition::container)))
                .flatMap(container -> container.calls().stream())
                .anyMatch(call -> call instanceof Call.Service called
                        && called.namespace().equals(namespace.name())
                        && called.service().equals(service.name()));
    }
}
