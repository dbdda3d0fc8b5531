package dev.meridian.environments.definition;

import static java.util.Objects.requireNonNull;

import dev.meridian.environments.compose.ComposeDefinition;
import java.util.List;
import java.util.Optional;

/**
 * A system and all its environments.
 *
 * @param name its name, the first part of every stack's name
 * @param owner the team that answers for it, as the tag {@code owner} says
 * @param costCentre who pays for it, as the tag {@code cost-centre} says
 * @param environments where it runs
 * @param laptop how its developers run it on their own machines, if they can
 */
public record SystemDefinition(
        String name,
        String owner,
        String costCentre,
        List<EnvironmentDefinition> environments,
        Optional<ComposeDefinition> laptop) {
    public SystemDefinition {
        requireNonNull(name, "name");
        requireNonNull(owner, "owner");
        requireNonNull(costCentre, "costCentre");
        requireNonNull(laptop, "laptop");
        environments = List.copyOf(environments);
    }

    /** A system that runs on AWS only. */
    public SystemDefinition(String name, String owner, String costCentre, List<EnvironmentDefinition> environments) {
        this(name, owner, costCentre, environments, Optional.empty());
    }
}
