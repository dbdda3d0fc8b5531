package dev.meridian.app;

import static java.util.Objects.requireNonNull;

import dev.meridian.environments.PhysicalNames;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.definition.SystemDefinition;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which of the defined systems and environments are to be synthesized.
 *
 * @param system the name of the one system wanted, or empty for all
 * @param environment the name of the one environment wanted, or empty for all
 */
record Selection(Optional<String> system, Optional<String> environment) {
    Selection {
        requireNonNull(system, "system");
        requireNonNull(environment, "environment");
    }

    /** An environment that is wanted, and the system it is of. */
    record Selected(SystemDefinition system, EnvironmentDefinition environment) {
        Selected {
            requireNonNull(system, "system");
            requireNonNull(environment, "environment");
        }

        /** The name of the stage it becomes. */
        String stage() {
            return new PhysicalNames(system.name(), environment.name()).stage();
        }
    }

    /** The stages that these systems have in it; all there are and ever were, if nothing narrows it. */
    Predicate<String> stages(List<SystemDefinition> systems) {
        if (system.isEmpty() && environment.isEmpty()) {
            return stage -> true;
        }
        return from(systems).stream().map(Selected::stage).collect(Collectors.toSet())::contains;
    }

    /**
     * The wanted environments of these systems, in their order.
     *
     * @throws IllegalArgumentException if there is none, with the names there are
     */
    List<Selected> from(List<SystemDefinition> systems) {
        var selected = systems.stream()
                .filter(candidate -> system.map(candidate.name()::equals).orElse(true))
                .flatMap(candidate -> candidate.environments().stream()
                        .filter(found -> environment.map(found.name()::equals).orElse(true))
                        .map(found -> new Selected(candidate, found)))
                .toList();
        if (selected.isEmpty()) {
            throw new IllegalArgumentException("no environment matches system=%s environment=%s; there are %s"
                    .formatted(system.orElse("(any)"), environment.orElse("(any)"), names(systems)));
        }
        return selected;
    }

    private static String names(List<SystemDefinition> systems) {
        return systems.stream()
                .map(system -> "%s (%s)"
                        .formatted(
                                system.name(),
                                system.environments().stream()
                                        .map(EnvironmentDefinition::name)
                                        .collect(Collectors.joining(", "))))
                .collect(Collectors.joining(", "));
    }
}
