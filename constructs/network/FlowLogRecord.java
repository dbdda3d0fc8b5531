package dev.meridian.constructs.network;

import dev.meridian.constructs.encryption.LogKeys;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.DestinationOptions;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogFileFormat;
import software.amazon.awscdk.services.ec2.FlowLogMaxAggregationInterval;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.LogFormat;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PolicyStatementProps;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.RoleProps;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.LogGroupProps;
import software.constructs.Construct;

/** What a flow log records, and the permissions its delivery needs. */
final class FlowLogRecord {
    /**
     * The default fields, then who talked behind NAT and load balancers ({@code pkt-*}), which service it was, and
     * which way it left: "Amazon VPC User Guide, Flow log records".
     */
    private static final String FORMAT = Stream.of(
                    "version",
                    "account-id",
                    "interface-id",
                    "srcaddr",
                    "dstaddr",
                    "srcport",
                    "dstport",
                    "protocol",
                    "packets",
                    "bytes",
                    "start",
                    "end",
                    "action",
                    "log-status",
                    "vpc-id",
                    "subnet-id",
                    "instance-id",
                    "az-id",
                    "tcp-flags",
                    "type",
                    "pkt-srcaddr",
                    "pkt-dstaddr",
                    "pkt-src-aws-service",
                    "pkt-dst-aws-service",
                    "flow-direction",
                    "traffic-path")
            .map("${%s}"::formatted)
            .collect(Collectors.joining(" "));

    private FlowLogRecord() {}

    static FlowLogOptions options(Construct scope, FlowLogs flowLogs) {
        return FlowLogOptions.builder()
                .destination(
                        flowLogs instanceof FlowLogs.Parquet parquet
                                ? parquet(scope, parquet)
                                : cloudWatch(scope, (FlowLogs.CloudWatch) flowLogs))
                .trafficType(FlowLogTrafficType.ALL)
                .logFormat(List.of(LogFormat.custom(FORMAT)))
                .maxAggregationInterval(FlowLogMaxAggregationInterval.ONE_MINUTE)
                .build();
    }

    private static FlowLogDestination cloudWatch(Construct scope, FlowLogs.CloudWatch cloudWatch) {
        var stack = Stack.of(scope);
        var account = stack.getAccount();
        var group = LogGroupProps.builder().retention(cloudWatch.retention()).removalPolicy(RemovalPolicy.RETAIN);
        cloudWatch.key().ifPresent(key -> {
            admitCloudWatchLogs(stack, key);
            group.encryptionKey(key);
        });
        var role = new Role(
                scope,
                "FlowLogRole",
                RoleProps.builder()
                        .assumedBy(new PrincipalWithConditions(
                                new ServicePrincipal("vpc-flow-logs.amazonaws.com"),
                                both(account, anyOf(stack, "ec2", "vpc-flow-log", ArnFormat.SLASH_RESOURCE_NAME))))
                        .build());
        return FlowLogDestination.toCloudWatchLogs(new LogGroup(scope, "FlowLogGroup", group.build()), role);
    }

    private static void admitCloudWatchLogs(Stack stack, IKey key) {
        // By any log group of the account: naming this one would tie the key to the network in a circle.
        LogKeys.admit(key, stack.getRegion(), anyOf(stack, "logs", "log-group", ArnFormat.COLON_RESOURCE_NAME));
    }

    private static FlowLogDestination parquet(Construct scope, FlowLogs.Parquet parquet) {
        var key = parquet.bucket().getEncryptionKey();
        if (key != null) {
            var stack = Stack.of(scope);
            key.addToResourcePolicy(new PolicyStatement(PolicyStatementProps.builder()
                    .principals(List.of(new ServicePrincipal("delivery.logs.amazonaws.com")))
                    .actions(LogKeys.ENVELOPE_ACTIONS)
                    .resources(List.of("*"))
                    .conditions(both(stack.getAccount(), anyOf(stack, "logs", "*", ArnFormat.NO_RESOURCE_NAME)))
                    .build()));
        }
        return FlowLogDestination.toS3(
                parquet.bucket(),
                parquet.prefix(),
                DestinationOptions.builder()
                        .fileFormat(FlowLogFileFormat.PARQUET)
                        .hiveCompatiblePartitions(true)
                        .perHourPartition(true)
                        .build());
    }

    /**
     * In the order of their names: that of an unmodifiable map differs from run to run, and would reach the template.
     */
    private static Map<String, Object> both(String account, String sourceArn) {
        return new TreeMap<>(Map.of(
                "StringEquals", Map.of("aws:SourceAccount", account), "ArnLike", Map.of("aws:SourceArn", sourceArn)));
    }

    private static String anyOf(Stack stack, String service, String resource, ArnFormat format) {
        var arn = ArnComponents.builder().service(service).resource(resource).arnFormat(format);
        if (format != ArnFormat.NO_RESOURCE_NAME) {
            arn.resourceName("*");
        }
        return stack.formatArn(arn.build());
    }
}
