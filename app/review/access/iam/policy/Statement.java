package dev.meridian.app.review.access.iam.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A statement of a policy.
 *
 * @param allow whether it allows; it denies otherwise
 * @param principals whom; everything in a policy that is attached to whom it is for
 * @param actions what
 * @param resources on what; everything in a policy that is attached to what it is about
 * @param conditions when
 */
public record Statement(
        boolean allow, Patterns principals, Patterns actions, Patterns resources, Conditions conditions) {
    /** What an administrator may do. */
    public static final Statement ALLOW_EVERYTHING =
            new Statement(true, Patterns.everything(), Patterns.everything(), Patterns.everything(), Conditions.none());

    /** Whether this certainly says all that the other says, and says it as firmly. */
    public boolean covers(Statement other) {
        return allow == other.allow && coversIgnoringEffect(other);
    }

    private boolean coversIgnoringEffect(Statement other) {
        return principals.covers(other.principals)
                && actions.covers(other.actions)
                && resources.covers(other.resources)
                && other.conditions.imply(conditions);
    }

    /** What of this none of the others says: nothing, all, or as few statements as its uncovered actions take. */
    public List<Statement> beyond(List<Statement> others) {
        if (others.stream().anyMatch(other -> other.covers(this))) {
            return List.of();
        }
        var near = others.stream()
                .filter(other -> other.allow == allow && conditions.imply(other.conditions))
                .toList();
        var uncovered = new LinkedHashMap<Patterns, List<Statement>>();
        actions.atoms().forEach(action -> {
            var candidates =
                    near.stream().filter(other -> other.actions.covers(action)).toList();
            var atoms = resources
                    .atoms()
                    .flatMap(resource -> principals.atoms().map(principal -> with(principal, action, resource)))
                    .filter(atom -> candidates.stream().noneMatch(other -> other.coversIgnoringEffect(atom)))
                    .toList();
            if (!atoms.isEmpty()) {
                uncovered.put(action, atoms);
            }
        });
        return merged(uncovered);
    }

    /** Actions that are uncovered for the same resources and principals go into one statement. */
    private List<Statement> merged(Map<Patterns, List<Statement>> uncovered) {
        record Reach(Patterns principals, Patterns resources) {}
        var actionsByReach = new LinkedHashMap<Reach, List<Patterns>>();
        uncovered.forEach((action, atoms) -> {
            var reach = new Reach(
                    union(atoms.stream().map(Statement::principals)),
                    union(atoms.stream().map(Statement::resources)));
            actionsByReach.computeIfAbsent(reach, ignored -> new ArrayList<>()).add(action);
        });
        return actionsByReach.entrySet().stream()
                .map(entry -> with(
                        entry.getKey().principals(),
                        union(entry.getValue().stream()),
                        entry.getKey().resources()))
                .toList();
    }

    private static Patterns union(Stream<Patterns> atoms) {
        var globs = new LinkedHashSet<Glob>();
        var except = atoms.peek(atom -> globs.addAll(atom.globs()))
                .map(Patterns::except)
                .toList()
                .contains(true);
        return new Patterns(except, List.copyOf(globs));
    }

    private Statement with(Patterns newPrincipals, Patterns newActions, Patterns newResources) {
        return new Statement(allow, newPrincipals, newActions, newResources, conditions);
    }

    public Statement withPrincipals(Patterns others) {
        return with(others, actions, resources);
    }

    public Statement withActions(Patterns others) {
        return with(principals, others, resources);
    }

    public Statement withResources(Patterns others) {
        return with(principals, actions, others);
    }

    public Statement withConditions(Conditions others) {
        return new Statement(allow, principals, actions, resources, others);
    }
}
