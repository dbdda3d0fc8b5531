package dev.meridian.constructs.workload.scaling;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.rollout.Amount;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpecBuilder;

/** How many pods may be missing at once while nodes are emptied. It says nothing where there is one pod only. */
public sealed interface Disruption {
    /** Writes it into a budget. */
    void limit(PodDisruptionBudgetSpecBuilder budget);

    /**
     * Checks that a node can be emptied at all.
     *
     * @throws IllegalArgumentException if no pod may ever leave its node
     */
    void requireRoom(int replicas);

    /** So many may be missing. */
    record MaxUnavailable(Amount amount) implements Disruption {
        /** One pod at a time. */
        public static final MaxUnavailable DEFAULT = new MaxUnavailable(Amount.of(1));

        /** @throws IllegalArgumentException if it is none */
        public MaxUnavailable {
            requireNonNull(amount, "amount");
            if (amount.isNone()) {
                throw new IllegalArgumentException(
                        "the pods that may be missing must not be 0, since no node could ever be emptied");
            }
        }

        @Override
        public void limit(PodDisruptionBudgetSpecBuilder budget) {
            budget.withMaxUnavailable(amount.toKubernetes());
        }

        @Override
        public void requireRoom(int replicas) {
            // A share of more than nothing is rounded up to a pod.
        }
    }

    /** So many must be there. */
    record MinAvailable(int pods) implements Disruption {
        @Override
        public void limit(PodDisruptionBudgetSpecBuilder budget) {
            budget.withMinAvailable(Amount.of(pods).toKubernetes());
        }

        @Override
        public void requireRoom(int replicas) {
            if (pods >= replicas) {
                throw new IllegalArgumentException(
                        "the pods that must be there must be fewer than the least of %d, got %d; no node could ever be emptied"
                                .formatted(replicas, pods));
            }
        }
    }
}
