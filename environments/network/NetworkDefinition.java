package dev.meridian.environments.network;

import static java.util.Objects.requireNonNull;

/**
 * How the VPC of each region is laid out; its addresses are the region's.
 *
 * @param egress how private tiers reach the internet
 * @param endpoints which AWS services are reached inside the VPC
 * @param flowLogs where the record of connections goes
 * @param flowLogRetentionDays how long that record is kept, in days, as CloudWatch Logs allows it
 */
public record NetworkDefinition(Egress egress, Endpoints endpoints, FlowLogs flowLogs, int flowLogRetentionDays) {
    public NetworkDefinition {
        requireNonNull(egress, "egress");
        requireNonNull(endpoints, "endpoints");
        requireNonNull(flowLogs, "flowLogs");
    }
}
