package dev.meridian.environments.definition;

import static java.util.Objects.requireNonNull;

/** The AWS account an environment lives in. */
public sealed interface Account {
    /**
     * An account written down, so that an environment cannot land in another one by accident.
     *
     * @param id its twelve digits
     */
    record Fixed(String id) implements Account {
        public Fixed {
            requireNonNull(id, "id");
        }
    }

    /** Whichever account the caller's credentials belong to at deployment: for a sandbox, never for production. */
    record Callers() implements Account {}

    static Account of(String id) {
        return new Fixed(id);
    }
}
