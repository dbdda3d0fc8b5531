package dev.meridian.constructs.messaging;

/**
 * Who writes into the policy of an encryption key that services have to use it. Without it a topic takes no event, and
 * a queue nothing from a topic, and nobody is told. (A delivery log under such a key fails the deployment by itself.)
 */
public enum KeyUpkeep {
    /** The construct, as soon as a service needs it; an imported key is refused then, for it can not be changed. */
    HERE,
    /** The key's owner, who has added the statement that the refusal of {@link #HERE} shows. */
    BY_OWNER
}
