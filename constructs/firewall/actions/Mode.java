package dev.meridian.constructs.firewall.actions;

/** Whether a rule acts on the requests it matches. Roll a rule out in {@link #COUNT}, read its metric, then enforce. */
public enum Mode {
    /** The rule acts. */
    ENFORCE,
    /** The rule only counts, logs and labels what it would have acted on. */
    COUNT
}
