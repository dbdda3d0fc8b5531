package dev.meridian.constructs.cache;

import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** The logs of a cache: what was slow, and what the engine did. */
final class CacheLogs {
    private CacheLogs() {}

    static List<CfnReplicationGroup.LogDeliveryConfigurationRequestProperty> deliver(
            Construct scope, ReplicatedCacheProps props) {
        return List.of(
                delivery(scope, "SlowLog", props, "slow-log"), delivery(scope, "EngineLog", props, "engine-log"));
    }

    /**
     * The prefix is covered by one statement of the account's log delivery policy; under any other name each group adds
     * a statement of its own, until the policy is full (CloudWatch Logs User Guide, "Log group resource policy size").
     */
    private static CfnReplicationGroup.LogDeliveryConfigurationRequestProperty delivery(
            Construct scope, String id, ReplicatedCacheProps props, String type) {
        var logGroup = LogGroup.Builder.create(scope, id)
                .logGroupName("/aws/vendedlogs/elasticache/%s/%s".formatted(props.name(), type))
                .retention(props.logRetention())
                // a group left behind under this name would block the next deployment
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        return CfnReplicationGroup.LogDeliveryConfigurationRequestProperty.builder()
                .logType(type)
                .logFormat("json")
                .destinationType("cloudwatch-logs")
                .destinationDetails(CfnReplicationGroup.DestinationDetailsProperty.builder()
                        .cloudWatchLogsDetails(CfnReplicationGroup.CloudWatchLogsDestinationDetailsProperty.builder()
                                .logGroup(logGroup.getLogGroupName())
                                .build())
                        .build())
                .build();
    }
}
