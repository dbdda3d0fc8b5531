package dev.meridian.constructs.database.replicas;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.DimensionProperty;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.route53.AlarmIdentifier;
import software.amazon.awscdk.services.route53.CnameRecord;
import software.amazon.awscdk.services.route53.HealthCheck;
import software.amazon.awscdk.services.route53.HealthCheckType;
import software.amazon.awscdk.services.route53.IHealthCheck;
import software.amazon.awscdk.services.route53.InsufficientDataHealthStatusEnum;
import software.amazon.awscdk.services.route53.PrivateHostedZone;
import software.constructs.Construct;

/**
 * One private name in front of the read replicas: a weighted record for each, with equal weights. Not for users:
 * {@code PostgresDatabase} makes one when it has replicas.
 */
public final class ReadEndpoint extends Construct {
    // As short as the cluster endpoints of Aurora, so that a replica taken out loses its clients soon.
    private static final int TIME_TO_LIVE_SECONDS = 5;
    private static final int EQUAL_WEIGHT = 100;
    private static final int PERIOD_SECONDS = 60;
    private static final int PERIODS = 3;

    private final String address;

    /** Publishes the addresses, by replica. */
    public ReadEndpoint(
            Construct scope, String id, IVpc vpc, Reads.FromReplicas reads, Map<ReadReplica, Address> addresses) {
        super(scope, id);
        // A CNAME may not stand at the apex of its zone.
        address = "read." + reads.domain();
        var zone = PrivateHostedZone.Builder.create(this, "Default")
                .zoneName(reads.domain())
                .vpc(vpc)
                .build();
        var timeToLive = Duration.seconds(TIME_TO_LIVE_SECONDS);
        addresses.forEach((replica, target) -> {
            var record = CnameRecord.Builder.create(this, replica.id())
                    .zone(zone)
                    .recordName(address + ".")
                    .domainName(target.host())
                    .ttl(timeToLive)
                    .weight(EQUAL_WEIGHT)
                    .setIdentifier(target.identifier());
            if (reads.routing() instanceof ReadRouting.WhileFresh fresh) {
                record.healthCheck(freshness(replica, target.identifier(), fresh));
            }
            record.build();
        });
    }

    /** The name that readers connect to. */
    public String address() {
        return address;
    }

    /**
     * Route 53 reads the metric itself rather than the state of the alarm, cannot count M out of N periods, and decides
     * about missing data by its own setting.
     */
    private IHealthCheck freshness(ReadReplica replica, String identifier, ReadRouting.WhileFresh fresh) {
        var alarm = CfnAlarm.Builder.create(this, replica.id() + "Stale")
                .alarmDescription(identifier + " lags behind its writer, or reports nothing: no reads are sent to it")
                .namespace("AWS/RDS")
                .metricName("ReplicaLag")
                .dimensions(List.of(DimensionProperty.builder()
                        .name("DBInstanceIdentifier")
                        .value(identifier)
                        .build()))
                .statistic("Average")
                .period(PERIOD_SECONDS)
                .evaluationPeriods(PERIODS)
                .threshold(fresh.maximumLagMinutes() * 60)
                .comparisonOperator("GreaterThanThreshold")
                .treatMissingData("breaching")
                .build();
        return HealthCheck.Builder.create(this, replica.id() + "Fresh")
                .type(HealthCheckType.CLOUDWATCH_METRIC)
                .alarmIdentifier(AlarmIdentifier.builder()
                        .name(alarm.getRef())
                        .region(Stack.of(this).getRegion())
                        .build())
                .insufficientDataHealthStatus(InsufficientDataHealthStatusEnum.UNHEALTHY)
                .build();
    }

    /**
     * Where a replica answers.
     *
     * @param identifier its DB instance identifier
     * @param host its own address
     */
    public record Address(String identifier, String host) {}
}
