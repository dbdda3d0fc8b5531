package dev.meridian.constructs.cache;

import dev.meridian.constructs.cache.nodes.CacheTopology;
import dev.meridian.constructs.policy.Acknowledged;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup;

/** What policy checks find in a replication group and is right as it is. */
final class CacheFindings {
    private static final String MULTI_AZ = Acknowledged.rule("AEC4");

    private CacheFindings() {}

    static void acknowledge(CfnReplicationGroup group, ReplicatedCacheProps props) {
        Acknowledged.on(
                group,
                "Only admitted security groups reach the port, over TLS and with a user; another number would hide"
                        + " nothing and surprise every client",
                Acknowledged.rule("AEC5"));
        Acknowledged.on(
                group,
                "The cache has a user group with its default user shut out, which excludes an AUTH token and replaces"
                        + " it",
                Acknowledged.rule("AEC6"));
        if (props.membership() instanceof CacheMembership.GlobalSecondary) {
            Acknowledged.on(
                    group,
                    "A secondary of a global datastore takes encryption from its primary, where this construct turns"
                            + " both kinds on, and ElastiCache refuses the properties here",
                    Acknowledged.rule("AEC3"));
            Acknowledged.on(
                    group,
                    "A secondary of a global datastore takes Multi-AZ from its primary, where this construct turns it"
                            + " on",
                    MULTI_AZ);
        } else if (props.topology() instanceof CacheTopology.SingleNode) {
            Acknowledged.on(group, "A single node was asked for: a development cache whose loss is accepted", MULTI_AZ);
        }
    }
}
