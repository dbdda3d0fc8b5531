package dev.meridian.constructs.workload.priority;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.rules.Names;
import dev.meridian.constructs.workload.rules.Numbers;

/**
 * How important pods are.
 *
 * @param name the class's name, which pods give
 * @param value its rank: pods of a lower one make room
 * @param preemption whether they make room at once
 * @param assignment which pods have it
 * @param description what it is for
 */
public record PriorityClassProps(
        String name, int value, Preemption preemption, Assignment assignment, String description) {
    private static final int HIGHEST = 1_000_000_000;
    private static final String RESERVED = "system-";

    /** @throws IllegalArgumentException if the name is Kubernetes's own or none, or the value is too high */
    public PriorityClassProps {
        Names.object("a PriorityClass's name", name);
        requireNonNull(preemption, "preemption");
        requireNonNull(assignment, "assignment");
        requireNonNull(description, "description");
        Numbers.between("the value of PriorityClass '%s'".formatted(name), -HIGHEST, HIGHEST, value);
        if (name.startsWith(RESERVED)) {
            throw new IllegalArgumentException(
                    "a PriorityClass's name must not begin with system-, got '%s'".formatted(name));
        }
    }

    /** Whether less important pods make room at once. */
    public enum Preemption {
        /** They are stopped. */
        LOWER_PRIORITY("PreemptLowerPriority"),
        /** They end by themselves first. */
        NEVER("Never");

        private final String title;

        Preemption(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** Which pods have it. */
    public enum Assignment {
        /** Those that give its name. */
        BY_NAME,
        /** Those, and all that give none, whose rank is 0 otherwise. A cluster has one such class at most. */
        BY_DEFAULT
    }
}
