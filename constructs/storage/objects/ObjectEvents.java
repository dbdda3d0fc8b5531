package dev.meridian.constructs.storage.objects;

/** Whether others hear of changes to a bucket's objects. */
public enum ObjectEvents {
    /** Nobody does. */
    OFF,
    /** Every change goes to the default event bus of EventBridge, where later stacks put their rules. */
    EVENT_BRIDGE
}
