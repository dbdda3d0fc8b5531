package dev.meridian.environments.validation.scaling;

import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.workload.ServiceDefinition;
import dev.meridian.environments.workload.scaling.Importance;
import dev.meridian.environments.workload.scaling.Placement.Spread;

/** What the promise to survive the loss of a zone asks of a service that others wait for. */
public final class AvailabilityRules {
    private static final int LEAST_PODS = 2;

    private AvailabilityRules() {}

    /** Checks a service; {@code isAwaited} says whether it is exposed or called. */
    public static void check(
            Problems problems,
            String what,
            EnvironmentDefinition environment,
            ServiceDefinition service,
            boolean isAwaited) {
        if (!environment.availability().survivesZoneLoss()) {
            return;
        }
        problems.require(
                !isAwaited || service.scaling().minimum() >= LEAST_PODS,
                "%s: there must be at least %d pods of a service that is exposed or called for availability %s, got %d;"
                        + " one zone may hold the only one",
                what,
                LEAST_PODS,
                environment.availability(),
                service.scaling().minimum());
        problems.require(
                service.importance() != Importance.CRITICAL
                        || service.placement().spread() == Spread.REQUIRED,
                "%s: spread must be REQUIRED for a CRITICAL service and availability %s, got %s; one zone may hold all"
                        + " pods",
                what,
                environment.availability(),
                service.placement().spread());
    }
}
