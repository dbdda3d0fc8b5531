package dev.meridian.constructs.firewall;

/** Which level of AWS Shield stands behind the firewall. */
public enum DdosProtection {
    /** Shield Standard: on for every account, free, nothing to define. */
    STANDARD,
    /**
     * Shield Advanced for each protected resource. The account must hold the subscription (3,000 USD a month, one year)
     * before the stack is deployed: CloudFormation cannot subscribe, and refuses the protection without it.
     */
    ADVANCED
}
