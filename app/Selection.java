package dev.meridian.app;

import static java.util.Objects.requireNonNull;

import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.definition.SystemDefinition;
import java.util.List;
import java.util.Optional;
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

    /**
     * The systems with only the wanted environments in them.
     *
     * @throws IllegalArgumentException if nothing is left, with the names there are
     */
    List<SystemDefinition> of(List<SystemDefinition> systems) {
        var selected = systems.stream()
                .filter(candidate -> system.map(candidate.name()::equals).orElse(true))
                .map(this::narrow)
                .filter(candidate -> !candidate.environments().isEmpty())
                .toList();
        if (selected.isEmpty()) {
            throw new IllegalArgumentException("no environment matches system=%s environment=%s; there are %s"
                    .formatted(system.orElse("(any)"), environment.orElse("(any)"), names(systems)));
        }
        return selected;
    }

    private SystemDefinition narrow(SystemDefinition whole) {
        return new SystemDefinition(
                whole.name(),
                whole.owner(),
                whole.costCentre(),
                whole.environments().stream()
                        .filter(candidate ->
                                environment.map(candidate.name()::equals).orElse(true))
                        .toList(),
                whole.laptop());
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
