package dev.meridian.environments.definition;

/** Whose keys encrypt data at rest. Data is never stored unencrypted. */
public enum Encryption {
    /** Keys of this environment, one set per region, rotated each year: they can be revoked, and follow copies. */
    CUSTOMER_MANAGED_KEYS,
    /** The keys AWS keeps for each service: free, but no copy encrypted with them leaves its region or account. */
    AWS_MANAGED_KEYS
}
