package dev.meridian.environments.validation.container;

import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.container.Resources;

/** What a container is promised and may take. */
public final class ResourceRules {
    private ResourceRules() {}

    /** Checks the resources of a container in this namespace. */
    public static void check(Problems problems, String what, NamespaceDefinition namespace, Resources resources) {
        checkOne(
                problems,
                what,
                "CpuMillis",
                resources.requestCpuMillis(),
                resources.limitCpuMillis(),
                namespace.ceiling().cpuMillis());
        checkOne(
                problems,
                what,
                "MemoryMiB",
                resources.requestMemoryMiB(),
                resources.limitMemoryMiB(),
                namespace.ceiling().memoryMiB());
    }

    private static void checkOne(Problems problems, String what, String unit, int request, int limit, int ceiling) {
        problems.require(request >= 1, "%s: request%s must be at least 1, got %d", what, unit, request);
        problems.require(
                request <= limit,
                "%s: limit%s %d is below request%s %d; raise the limit or promise less",
                what,
                unit,
                limit,
                unit,
                request);
        problems.require(
                limit <= ceiling,
                "%s: limit%s %d is above the %d that its namespace lets one container take; lower it or raise the ceiling",
                what,
                unit,
                limit,
                ceiling);
    }
}
