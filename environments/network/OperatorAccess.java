package dev.meridian.environments.network;

/** How operators reach what has no public address. */
public enum OperatorAccess {
    /** Not at all, or through a network that is connected by VPN. */
    NONE,
    /** Through a bastion without an open port, which only Session Manager reaches (A17). */
    BASTION
}
