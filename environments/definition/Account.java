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

    /**
     * Whichever account the caller's credentials belong to at deployment: for a sandbox, never for production.
     *
     * @param suffix up to twelve lower-case letters and digits that make names which all of AWS shares, such as those of
     *     buckets, this sandbox's own, since the account's digits are not known at synthesis
     */
    record Callers(String suffix) implements Account {
        public Callers {
            requireNonNull(suffix, "suffix");
        }
    }

    static Account of(String id) {
        return new Fixed(id);
    }
}
