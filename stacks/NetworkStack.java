package dev.meridian.stacks;

import dev.meridian.constructs.network.Egress;
import dev.meridian.constructs.network.Endpoints;
import dev.meridian.constructs.network.FlowLogs;
import dev.meridian.constructs.network.Network;
import dev.meridian.constructs.network.NetworkProps;
import dev.meridian.constructs.storage.BucketName;
import dev.meridian.constructs.storage.LogBucket;
import dev.meridian.constructs.storage.LogBucketProps;
import dev.meridian.environments.network.NetworkDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/** The region's VPC, and the bucket that its flow logs and all later layers' logs go to. */
final class NetworkStack extends RegionalStack {
    private final Network network;
    private final IBucket logBucket;

    NetworkStack(Construct stage, Placement placement) {
        super(stage, Layer.NETWORK, placement);
        logBucket = new LogBucket(
                        this,
                        "Logs",
                        LogBucketProps.builder(logBucketName(placement), placement.account(), placement.regionCode())
                                .build())
                .bucket();
        var definition = placement.environment().network();
        network = new Network(
                this,
                "Network",
                NetworkProps.builder(placement.region().cidr().text())
                        .zoneCount(placement.region().zones().size())
                        .egress(egress(definition))
                        .endpoints(endpoints(definition))
                        .flowLogs(flowLogs(definition))
                        .connectedCidrs(connected(placement))
                        .build());
    }

    static BucketName logBucketName(Placement placement) {
        return new BucketName(placement.bucket("logs", placement.region().region()));
    }

    IVpc vpc() {
        return network.vpc();
    }

    SubnetSelection publicTier() {
        return network.publicTier();
    }

    SubnetSelection applicationTier() {
        return network.applicationTier();
    }

    SubnetSelection databaseTier() {
        return network.databaseTier();
    }

    IBucket logBucket() {
        return logBucket;
    }

    /** What may reach the private tiers from outside the VPC: the environment's other regions, and the VPN's site. */
    private static List<String> connected(Placement placement) {
        var blocks = new ArrayList<String>();
        placement.environment().regions().stream()
                .filter(other -> !other.equals(placement.region()))
                .forEach(other -> blocks.add(other.cidr().text()));
        if (placement.region().isPrimary()) {
            placement
                    .environment()
                    .vpns()
                    .forEach(vpn -> vpn.networks().forEach(network -> blocks.add(network.text())));
        }
        return blocks;
    }

    private static Egress egress(NetworkDefinition definition) {
        return switch (definition.egress()) {
            case NONE -> new Egress.None();
            case NAT_INSTANCE -> new Egress.Instance();
            case SINGLE_NAT_GATEWAY -> new Egress.Single();
            case NAT_GATEWAY_PER_ZONE -> new Egress.PerZone();
            case REGIONAL_NAT_GATEWAY -> new Egress.Regional();
        };
    }

    private static Endpoints endpoints(NetworkDefinition definition) {
        return switch (definition.endpoints()) {
            case GATEWAY -> new Endpoints.GatewayOnly();
            case PRIVATE_CLUSTER -> new Endpoints.FullyPrivate();
        };
    }

    private FlowLogs flowLogs(NetworkDefinition definition) {
        return switch (definition.flowLogs()) {
            case CLOUD_WATCH ->
                new FlowLogs.CloudWatch(LogRetention.of(definition.flowLogRetentionDays()), Optional.empty());
            case S3_PARQUET -> new FlowLogs.Parquet(logBucket);
        };
    }
}
