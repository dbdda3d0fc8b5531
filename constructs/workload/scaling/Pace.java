package dev.meridian.constructs.workload.scaling;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.rules.Numbers;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRules;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRulesBuilder;
import java.util.List;

/**
 * How fast the number of pods changes.
 *
 * @param windowSeconds over which time the most careful recommendation counts, 0 to 3600
 * @param steps how much may change in a period; none for what Kubernetes does by itself
 * @param select which of several steps counts
 */
public record Pace(int windowSeconds, List<Step> steps, Select select) {
    /** What Kubernetes does by itself when pods are added. */
    public static final Pace DEFAULT_UP = new Pace(0, List.of(), Select.MAX);

    /** What Kubernetes does by itself when pods are removed. */
    public static final Pace DEFAULT_DOWN = new Pace(300, List.of(), Select.MAX);

    private static final int LONGEST_WINDOW = 3_600;

    /** @throws IllegalArgumentException if the window is too long */
    public Pace {
        requireNonNull(select, "select");
        steps = List.copyOf(steps);
        Numbers.between("windowSeconds", 0, LONGEST_WINDOW, windowSeconds);
    }

    /** The largest of the steps counts. */
    public Pace(int windowSeconds, List<Step> steps) {
        this(windowSeconds, steps, Select.MAX);
    }

    HPAScalingRules toKubernetes() {
        var rules = new HPAScalingRulesBuilder().withStabilizationWindowSeconds(windowSeconds);
        if (!steps.isEmpty() || select == Select.DISABLED) {
            rules.withSelectPolicy(select.title());
        }
        for (var step : steps) {
            rules.addNewPolicy(step.periodSeconds(), step.unit().title(), step.amount());
        }
        return rules.build();
    }

    /** Which of several steps counts. */
    public enum Select {
        /** The one that changes most. */
        MAX("Max"),
        /** The one that changes least. */
        MIN("Min"),
        /** None: the number never changes in this direction. */
        DISABLED("Disabled");

        private final String title;

        Select(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }
}
