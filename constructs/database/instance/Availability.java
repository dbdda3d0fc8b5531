package dev.meridian.constructs.database.instance;

/** What happens to an instance when its zone fails. */
public enum Availability {
    /** It waits for the zone to come back, or is restored. */
    SINGLE_ZONE,
    /** A standby in a second zone, written to synchronously, takes over. */
    MULTI_ZONE
}
