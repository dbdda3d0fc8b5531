package dev.meridian.environments.definition;

/** How much hangs on an environment: the rules for production are stricter. */
public enum Criticality {
    PRODUCTION,
    NON_PRODUCTION
}
