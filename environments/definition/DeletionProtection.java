package dev.meridian.environments.definition;

/** What happens to data when its resource or stack is deleted. */
public enum DeletionProtection {
    /** Deletion is refused by the resource and by its stack, and what leaves a template is kept. */
    ON,
    /** An environment may be torn down; databases leave a last snapshot. */
    OFF
}
