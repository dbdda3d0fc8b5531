package dev.meridian.environments.validation;

import dev.meridian.environments.PhysicalNames;
import dev.meridian.environments.compose.ComposeDefinition;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.definition.SystemDefinition;
import dev.meridian.environments.validation.capacity.CapacityRules;
import dev.meridian.environments.validation.compose.ComposeRules;
import dev.meridian.environments.validation.managed.MessagingRules;
import dev.meridian.environments.validation.managed.OperationRules;
import dev.meridian.environments.validation.managed.SearchRules;
import dev.meridian.environments.validation.rule.Names;
import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.validation.workload.WorkloadRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Refuses wrong definitions as a whole, before anything is built from them. */
public final class Definitions {
    private Definitions() {}

    /**
     * Checks all systems together: their networks may meet.
     *
     * @throws InvalidDefinitionException with every problem of every environment
     */
    public static void requireValid(List<SystemDefinition> systems) {
        var problems = new LinkedHashMap<String, List<String>>();
        note(problems, "the set of systems", betweenSystems(systems));
        for (var system : systems) {
            note(problems, "system '%s'".formatted(system.name()), ofSystem(system));
            system.laptop()
                    .ifPresent(laptop ->
                            note(problems, "laptop of system '%s'".formatted(system.name()), ofLaptop(laptop)));
            for (var environment : system.environments()) {
                var names = new PhysicalNames(system.name(), environment.name());
                note(problems, "environment '%s'".formatted(names.stage()), ofEnvironment(names, environment));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidDefinitionException(problems);
        }
    }

    private static Problems betweenSystems(List<SystemDefinition> systems) {
        var problems = new Problems();
        problems.requireDistinct(systems, SystemDefinition::name, "system");
        var earlier = new ArrayList<Map.Entry<String, EnvironmentDefinition>>();
        for (var system : systems) {
            for (var environment : system.environments()) {
                var stage = new PhysicalNames(system.name(), environment.name()).stage();
                for (var other : earlier) {
                    problems.require(
                            !other.getValue().addressSpace().overlaps(environment.addressSpace()),
                            "address space %s of '%s' overlaps %s of '%s'; give each environment its own /13",
                            environment.addressSpace(),
                            stage,
                            other.getValue().addressSpace(),
                            other.getKey());
                }
                earlier.add(Map.entry(stage, environment));
            }
        }
        return problems;
    }

    private static Problems ofSystem(SystemDefinition system) {
        var problems = new Problems();
        Names.requireName(problems, "system name", system.name());
        problems.require(!system.owner().isBlank(), "owner must name a team, got '%s'", system.owner());
        problems.require(
                !system.costCentre().isBlank(), "costCentre must name who pays, got '%s'", system.costCentre());
        problems.require(!system.environments().isEmpty(), "environments must hold at least one, got none");
        problems.requireDistinct(system.environments(), EnvironmentDefinition::name, "environment");
        return problems;
    }

    private static Problems ofLaptop(ComposeDefinition laptop) {
        var problems = new Problems();
        ComposeRules.check(problems, laptop);
        return problems;
    }

    private static Problems ofEnvironment(PhysicalNames names, EnvironmentDefinition environment) {
        var problems = new Problems();
        NameRules.check(problems, names, environment);
        RegionRules.check(problems, environment);
        NetworkRules.check(problems, environment);
        ClusterRules.check(problems, environment);
        IngressRules.check(problems, environment);
        DatabaseRules.check(problems, environment);
        StoreRules.check(problems, environment);
        ProtectionRules.check(problems, environment);
        ObjectiveRules.check(problems, environment);
        SearchRules.check(problems, names, environment);
        MessagingRules.check(problems, names, environment);
        OperationRules.check(problems, environment);
        WorkloadRules.check(problems, environment);
        CapacityRules.check(problems, environment);
        return problems;
    }

    private static void note(Map<String, List<String>> all, String thing, Problems problems) {
        if (!problems.found().isEmpty()) {
            all.put(thing, problems.found());
        }
    }
}
