package dev.meridian.environments.observability;

import java.util.List;

/**
 * Who is told when services, their entry, databases or queues are not well.
 *
 * @param emails the addresses that get every alert, each of which confirms its subscription once; at least one
 */
public record AlertDefinition(List<String> emails) {
    public AlertDefinition {
        emails = List.copyOf(emails);
    }
}
