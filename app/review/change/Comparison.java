package dev.meridian.app.review.change;

import dev.meridian.app.review.assembly.CloudAssembly;
import java.util.List;

/**
 * Two assemblies, and what differs between them.
 *
 * @param before the one that runs
 * @param after the one that is proposed
 * @param changes what differs, in the order of stacks and logical ids
 * @param unknownTypes types of changed resources that AWS's schema does not know, so that nobody can say whether a change
 *     replaces them
 */
public record Comparison(
        CloudAssembly before, CloudAssembly after, List<ResourceChange> changes, List<String> unknownTypes) {
    public Comparison {
        changes = List.copyOf(changes);
        unknownTypes = List.copyOf(unknownTypes);
    }
}
