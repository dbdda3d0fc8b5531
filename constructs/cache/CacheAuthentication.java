package dev.meridian.constructs.cache;

/** How a user of a cache proves who it is. */
public enum CacheAuthentication {
    /** By a token of 15 minutes that the client signs with its IAM role; there is no password to leak or rotate. */
    IAM,
    /** By a password that Secrets Manager generates, for clients that cannot sign tokens. */
    GENERATED_PASSWORD
}
