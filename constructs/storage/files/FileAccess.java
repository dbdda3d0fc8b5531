package dev.meridian.constructs.storage.files;

/** Whom a file system lets in, on top of its security group. Everybody speaks TLS, and nobody is root. */
public enum FileAccess {
    /**
     * Clients that mount with an IAM identity which has been granted a directory: mount options {@code tls,iam}, in a
     * persistent volume's {@code mountOptions} too.
     */
    IAM_IDENTITIES,
    /** Any client that reaches a mount target, but only through an access point, which fixes who it is. */
    NETWORK_CLIENTS
}
