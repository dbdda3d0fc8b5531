package dev.meridian.stacks;

import dev.meridian.constructs.access.CustomerDevice;
import dev.meridian.constructs.access.CustomerVpn;
import dev.meridian.constructs.access.CustomerVpnProps;
import dev.meridian.constructs.access.Routing;
import dev.meridian.constructs.network.Egress;
import dev.meridian.constructs.network.Endpoints;
import dev.meridian.constructs.network.FlowLogs;
import dev.meridian.constructs.network.Network;
import dev.meridian.constructs.network.NetworkProps;
import dev.meridian.constructs.storage.BucketName;
import dev.meridian.constructs.storage.LogBucket;
import dev.meridian.constructs.storage.LogBucketProps;
import dev.meridian.environments.network.Cidr;
import dev.meridian.environments.network.NetworkDefinition;
import dev.meridian.environments.network.VpnDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PolicyStatementProps;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.kms.KeyProps;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/** The region's VPC, and the bucket that its flow logs and all later layers' logs go to. */
final class NetworkStack extends RegionalStack {
    private final Network network;
    private final IBucket logBucket;
    private final IKey logKey;

    NetworkStack(Construct stage, Placement placement) {
        super(stage, Layer.NETWORK, placement);
        logBucket = new LogBucket(
                        this,
                        "Logs",
                        LogBucketProps.builder(logBucketName(placement), placement.account(), placement.regionCode())
                                .build())
                .bucket();
        logKey = logKey(placement);
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
        if (placement.region().isPrimary()) {
            placement.environment().vpns().forEach(vpn -> addVpn(placement, vpn));
        }
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

    /** Encrypts the logs of operators' sessions and of VPN tunnels. */
    IKey logKey() {
        return logKey;
    }

    private void addVpn(Placement placement, VpnDefinition vpn) {
        var subnets = network.vpc().selectSubnets(network.applicationTier()).getSubnets();
        new CustomerVpn(
                this,
                Ids.of(vpn.site(), "Vpn"),
                CustomerVpnProps.builder(
                                network.vpc(),
                                placement.region().cidr().text(),
                                new CustomerDevice(
                                        vpn.gatewayAddress(), new CustomerDevice.Authentication.PreSharedKeys()),
                                vpn.networks().stream().map(Cidr::text).toList(),
                                subnets,
                                logKey,
                                new Routing.Bgp(vpn.gatewayAsn()))
                        .build());
    }

    private IKey logKey(Placement placement) {
        var key = new Key(
                this,
                "LogKey",
                KeyProps.builder()
                        .alias("alias/%s-logs".formatted(placement.names().stage()))
                        .description("Encrypts the logs of operators' sessions and VPN tunnels")
                        .enableKeyRotation(true)
                        .removalPolicy(placement.removalPolicy())
                        .build());
        key.addToResourcePolicy(new PolicyStatement(PolicyStatementProps.builder()
                .sid("LetCloudWatchLogsUseIt")
                .principals(List.of(new ServicePrincipal("logs.%s.amazonaws.com".formatted(placement.regionCode()))))
                .actions(List.of("kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"))
                .resources(List.of("*"))
                .conditions(Map.of(
                        "ArnLike",
                        Map.of(
                                "kms:EncryptionContext:aws:logs:arn",
                                "arn:aws:logs:%s:%s:*".formatted(placement.regionCode(), placement.account()))))
                .build()));
        return key;
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
