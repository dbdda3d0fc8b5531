package dev.meridian.environments.definition;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A system and all its environments.
 *
 * @param name its name, the first part of every stack's name
 * @param owner the team that answers for it, as the tag {@code owner} says
 * @param costCentre who pays for it, as the tag {@code cost-centre} says
 * @param environments where it runs
 */
public record SystemDefinition(String name, String owner, String costCentre, List<EnvironmentDefinition> environments) {
    public SystemDefinition {
        requireNonNull(name, "name");
        requireNonNull(owner, "owner");
        requireNonNull(costCentre, "costCentre");
        environments = List.copyOf(environments);
    }
}
