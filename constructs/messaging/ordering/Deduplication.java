package dev.meridian.constructs.messaging.ordering;

/** How two messages of a FIFO queue or topic are known to be the same, within five minutes. */
public enum Deduplication {
    /** By the deduplication id that every sender sets. */
    BY_ID,
    /** By a hash of the body, for senders that set no id; attributes do not count. */
    BY_CONTENT
}
