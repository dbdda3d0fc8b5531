package dev.meridian.environments.definition;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** The AWS account an environment lives in. */
public sealed interface Account {
    /** What makes names that all of AWS shares this account's own. */
    String uniqueSuffix();

    /** Its twelve digits, where they are known at synthesis. */
    Optional<String> id();

    /**
     * An account written down, so that an environment cannot land in another one by accident.
     *
     * @param digits its twelve digits
     */
    record Fixed(String digits) implements Account {
        public Fixed {
            requireNonNull(digits, "digits");
        }

        @Override
        public String uniqueSuffix() {
            return digits;
        }

        @Override
        public Optional<String> id() {
            return Optional.of(digits);
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

        @Override
        public String uniqueSuffix() {
            return suffix;
        }

        @Override
        public Optional<String> id() {
            return Optional.empty();
        }
    }

    /** The account with these twelve digits. */
    static Account of(String id) {
        return new Fixed(id);
    }
}
