package dev.meridian.environments.ingress;

import static java.util.Objects.requireNonNull;

/**
 * What the web application firewall lets through.
 *
 * @param rollOut whether rules block, or only count what they would block
 * @param requestsPerFiveMinutes how many requests one address may make, 10 to 2,000,000,000
 */
public record FirewallDefinition(RollOut rollOut, long requestsPerFiveMinutes) {
    public FirewallDefinition {
        requireNonNull(rollOut, "rollOut");
    }

    /** How far the managed rules' roll-out has come. */
    public enum RollOut {
        /** They count only, until the log shows that no honest request is among what they match. */
        COUNT,
        ENFORCE
    }
}
