package dev.meridian.constructs.cache;

import dev.meridian.constructs.cache.nodes.CacheTopology;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup;

/** What policy checks find in a replication group and is right as it is. */
final class CacheFindings {
    private CacheFindings() {}

    static void acknowledge(CfnReplicationGroup group, ReplicatedCacheProps props) {
        var findings = new ArrayList<>(List.of(
                finding(
                        "AwsSolutions-AEC5",
                        "Only admitted security groups reach the port, over TLS and with a user; another number would"
                                + " hide nothing and surprise every client"),
                finding(
                        "AwsSolutions-AEC6",
                        "The cache has a user group with its default user shut out, which excludes an AUTH token and"
                                + " replaces it")));
        if (props.membership() instanceof CacheMembership.GlobalSecondary) {
            findings.add(finding(
                    "AwsSolutions-AEC3",
                    "A secondary of a global datastore takes encryption from its primary, where this construct turns"
                            + " both kinds on, and ElastiCache refuses the properties here"));
            findings.add(finding(
                    "AwsSolutions-AEC4",
                    "A secondary of a global datastore takes Multi-AZ from its primary, where this construct turns it"
                            + " on"));
        } else if (props.topology() instanceof CacheTopology.SingleNode) {
            findings.add(finding(
                    "AwsSolutions-AEC4", "A single node was asked for: a development cache whose loss is accepted"));
        }
        Validations.of(group).acknowledge(findings.toArray(Acknowledgment[]::new));
    }

    private static Acknowledgment finding(String id, String reason) {
        return Acknowledgment.builder().id(id).reason(reason).build();
    }
}
