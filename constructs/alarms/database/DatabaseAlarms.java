package dev.meridian.constructs.alarms.database;

import dev.meridian.constructs.alarms.conditions.Comparison;
import dev.meridian.constructs.alarms.conditions.Condition;
import dev.meridian.constructs.alarms.conditions.Condition.Message;
import dev.meridian.constructs.alarms.conditions.Measure;
import dev.meridian.constructs.alarms.conditions.Measure.Statistic;
import dev.meridian.constructs.alarms.conditions.Silence;
import dev.meridian.constructs.alarms.conditions.Window;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * Alarms on one RDS for PostgreSQL instance: connections, CPU, storage and memory, and the lag of a replica or the
 * transaction ids of a writer ("Amazon CloudWatch metrics for Amazon RDS", Amazon RDS User Guide).
 *
 * <p>A running instance writes these every minute. When it stops doing so, its alarms say that they know nothing more,
 * and the topic is told that, too; so it is when somebody stops the instance.
 */
public final class DatabaseAlarms extends Construct {
    /**
     * Half of the way to where PostgreSQL refuses writes; autovacuum should have begun at a fifth of this (AWS Database
     * Blog, "Implement an early warning system for transaction ID wraparound in Amazon RDS for PostgreSQL").
     */
    public static final int TRANSACTION_ID_LIMIT = 1_000_000_000;

    private static final Window TRANSACTION_IDS = Window.once(30);

    private final DatabaseAlarmsProps props;

    /** Defines the alarms. */
    public DatabaseAlarms(Construct scope, String id, DatabaseAlarmsProps props) {
        super(scope, id);
        this.props = props;
        Condition.watch(
                this, props.topicArn(), List.of(connections(), cpu(), freeStorage(), freeMemory(), ofItsRole()));
    }

    private Condition connections() {
        var maximum = props.connectionMaximum().of(props.instanceClass());
        var limit = Math.max(1, maximum * props.connectionsPercent() / 100);
        return alarm(
                "Connections",
                series("DatabaseConnections", Statistic.MAXIMUM),
                Comparison.AT_LEAST,
                limit,
                new Message(
                        "Database %s has %d connections or more, of about %d it takes."
                                .formatted(props.identifier(), limit, maximum),
                        "First count them by application and state in pg_stat_activity; idle ones are a pool that is"
                                + " too large or leaks."));
    }

    private Condition cpu() {
        return alarm(
                "Cpu",
                series("CPUUtilization", Statistic.AVERAGE),
                Comparison.AT_LEAST,
                props.cpuPercent(),
                new Message(
                        "Database %s uses %d %% of its CPU or more.".formatted(props.identifier(), props.cpuPercent()),
                        "First look for the statements with the most load in Database Insights."));
    }

    private Condition freeStorage() {
        return alarm(
                "FreeStorage",
                series("FreeStorageSpace", Statistic.MINIMUM),
                Comparison.BELOW,
                Math.floor(props.storageGiB() * ClassMemory.BYTES_PER_GIB * props.freeStoragePercent() / 100),
                new Message(
                        "Database %s has less than %d %% of its first %d GiB of storage free."
                                .formatted(props.identifier(), props.freeStoragePercent(), props.storageGiB()),
                        "First see whether its storage may still grow by itself and whether an inactive replication"
                                + " slot holds back the write-ahead log."));
    }

    private Condition freeMemory() {
        return alarm(
                "FreeMemory",
                series("FreeableMemory", Statistic.MINIMUM),
                Comparison.BELOW,
                Math.floor(ClassMemory.bytes(props.instanceClass()) * props.freeMemoryPercent() / 100),
                new Message(
                        "Database %s has less than %d %% of its %d GiB of memory left."
                                .formatted(
                                        props.identifier(),
                                        props.freeMemoryPercent(),
                                        ClassMemory.gib(props.instanceClass())),
                        "First see whether connections have grown, for each takes memory; else choose a larger"
                                + " class."));
    }

    private Condition ofItsRole() {
        return props.role() instanceof DatabaseRole.Replica replica ? lag(replica.lagSeconds()) : transactionIds();
    }

    /**
     * RDS says of its other engines that -1 stands for no replication at all, and of PostgreSQL neither this nor the
     * contrary: it is no short lag.
     */
    private Condition lag(int seconds) {
        return alarm(
                "ReplicaLag",
                new Measure.Formula(
                        "IF(lag < 0, %d, lag)".formatted(seconds),
                        Map.of("lag", series("ReplicaLag", Statistic.MAXIMUM))),
                Comparison.AT_LEAST,
                seconds,
                new Message(
                        "Replica %s is %d seconds or more behind its writer, or does not follow it at all."
                                .formatted(props.identifier(), seconds),
                        "First see whether its replication state is in error, then whether the writer writes more than"
                                + " usual; do not promote it before."));
    }

    /** What takes weeks to grow needs no minutes to watch. */
    private Condition transactionIds() {
        return new Condition(
                "TransactionIds",
                series("MaximumUsedTransactionIDs", Statistic.MAXIMUM),
                Comparison.AT_LEAST,
                TRANSACTION_ID_LIMIT,
                TRANSACTION_IDS,
                Silence.IS_TOLD,
                new Message(
                        "Vacuum of database %s falls behind; at 2 billion transaction ids it refuses writes."
                                .formatted(props.identifier()),
                        "First end the oldest transaction and drop inactive replication slots, then vacuum the oldest"
                                + " tables."));
    }

    private Condition alarm(String id, Measure measure, Comparison comparison, double limit, Message message) {
        return new Condition(id, measure, comparison, limit, props.window(), Silence.IS_TOLD, message);
    }

    private Measure.Series series(String name, Statistic statistic) {
        return new Measure.Series("AWS/RDS", name, Map.of("DBInstanceIdentifier", props.identifier()), statistic);
    }
}
