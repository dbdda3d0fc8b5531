package dev.meridian.environments.network;

import static java.util.Objects.requireNonNull;

/**
 * How the VPC of each region is laid out; its addresses are the region's.
 *
 * @param egress how private tiers reach the internet
 * @param endpoints which AWS services are reached inside the VPC
 * @param flowLogs where the record of connections goes
 * @param logRetentionDays how long flow logs are kept, wherever they go, and with them all else in the region's log
 *     bucket, such as the load balancer's and the buckets' logs; in days, as CloudWatch Logs allows it
 */
public record NetworkDefinition(Egress egress, Endpoints endpoints, FlowLogs flowLogs, int logRetentionDays) {
    public NetworkDefinition {
        requireNonNull(egress, "egress");
        requireNonNull(endpoints, "endpoints");
        requireNonNull(flowLogs, "flowLogs");
    }
}
