package dev.meridian.environments.messaging;

import static java.util.Objects.requireNonNull;

/**
 * A domain that mail is sent from, through Amazon SES in every region.
 *
 * @param name its name within the environment
 * @param domain the domain, such as {@code tapwork.com}
 * @param hostedZoneId the public Route 53 zone that holds the domain
 */
public record MailDefinition(String name, String domain, String hostedZoneId) {
    public MailDefinition {
        requireNonNull(name, "name");
        requireNonNull(domain, "domain");
        requireNonNull(hostedZoneId, "hostedZoneId");
    }
}
