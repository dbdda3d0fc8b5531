package dev.meridian.constructs.backup.exports;

import dev.meridian.constructs.policy.Acknowledged;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SfnStateMachine;
import software.amazon.awscdk.services.events.targets.SfnStateMachineProps;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.amazon.awscdk.services.stepfunctions.IStateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/**
 * Exports every automated snapshot of RDS for PostgreSQL instances to S3 as Parquet, under
 * {@code <instance>/<instance>-<yyyy-mm-dd-hh-mm>/}, from where the bucket's lifecycle takes it to Glacier.
 *
 * <p>An export is read with Athena or loaded by hand: RDS cannot restore it to an instance. Restoring, and any point in
 * time, is for snapshots and for the write-ahead log that RDS itself keeps in S3 for the instance's backup retention.
 *
 * <p>What RDS does not export: all of a snapshot with a large object of about 500 MB; tables with a row of about 2 GB,
 * with {@code , ; { } ( ) =}, spaces, tabs or line ends in column names, or with a slash in their own; tables that the
 * master user may not read; unlogged and temporary ones; instances on magnetic storage. When tables were left out the
 * execution fails as {@code ExportIncomplete}, with their names, although the rest is in the bucket. Exports are slow,
 * a day and more above a terabyte, and do not burden the instance. All PostgreSQL versions have them, but maybe not all
 * of the newest regions (Amazon RDS User Guide, "Exporting DB snapshot data to Amazon S3" and "Supported Regions and DB
 * engines for exporting snapshots to S3").
 *
 * <p>RDS announces snapshots on a best-effort basis: watch for days without a successful execution, not only for failed
 * ones. A snapshot that was missed, or whose export failed, is exported by an execution started by hand with an event
 * as input, of which {@code detail.SourceIdentifier} and {@code detail.SourceArn} matter; where a task of that name has
 * been there before, with {@code "attempt": "2"} beside {@code detail}.
 *
 * <p>The bucket comes first, since its literal name makes no stack dependency. Its policy must not refuse TLS 1.2, and
 * it must not lock objects: how RDS uploads is not documented in either respect.
 */
public final class SnapshotArchive extends Construct {
    /**
     * "Automated snapshot created"; its start is 0090, and a manual one 0042 (Amazon RDS User Guide, "Amazon RDS event
     * categories and event messages").
     */
    private static final String AUTOMATED_SNAPSHOT_CREATED = "RDS-EVENT-0091";

    private static final Duration KEPT_UNDELIVERED = Duration.days(14);

    private final StateMachine exports;
    private final Queue undelivered;

    /**
     * Defines the rule, the workflow it starts, the roles of both and of RDS, the log and the dead-letter queue.
     *
     * @throws IllegalArgumentException if the key is only known by an alias, as the keys that AWS manages are
     */
    public SnapshotArchive(Construct scope, String id, SnapshotArchiveProps props) {
        super(scope, id);
        var home = Home.of(Stack.of(this));
        var keyArn = props.key().getKeyArn();
        refuseAlias(keyArn);
        var exportRole = ExportRole.create(this, home, props.bucket().arn(), keyArn);
        exports = ExportWorkflow.create(this, props, home, keyArn, exportRole.getRoleArn());
        undelivered = defineQueue();
        Rule.Builder.create(this, "Rule")
                .description("Exports automated RDS snapshots for " + props.name())
                .eventPattern(EventPattern.builder()
                        .source(List.of("aws.rds"))
                        .detailType(List.of("RDS DB Snapshot Event"))
                        .detail(snapshotsOf(props.instances()))
                        .build())
                .targets(List.of(new SfnStateMachine(
                        exports,
                        SfnStateMachineProps.builder()
                                .deadLetterQueue(undelivered)
                                .build())))
                .build();
    }

    /** The workflow, one execution per snapshot: to alarm on what fails, times out or does not come. */
    public IStateMachine exports() {
        return exports;
    }

    /** The events that could not start the workflow within a day: to alarm on any message. */
    public IQueue undelivered() {
        return undelivered;
    }

    /** Neither does an export take a key of AWS's own, nor a policy the ARN of an alias. */
    private static void refuseAlias(String keyArn) {
        if (keyArn.contains(":alias/") && !Token.isUnresolved(keyArn)) {
            throw new IllegalArgumentException(
                    "key must be a customer managed key and not known by an alias, got '%s'".formatted(keyArn));
        }
    }

    private static Map<String, Object> snapshotsOf(List<String> instances) {
        return new TreeMap<>(Map.of(
                "EventID",
                List.of(AUTOMATED_SNAPSHOT_CREATED),
                "SourceIdentifier",
                instances.stream()
                        .map(instance -> Map.of("prefix", "rds:%s-".formatted(instance)))
                        .toList()));
    }

    /** Not under the archive's key: EventBridge would need a place in its policy, and events hold names only. */
    private Queue defineQueue() {
        var queue = Queue.Builder.create(this, "Undelivered")
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(KEPT_UNDELIVERED)
                .build();
        Acknowledged.on(
                queue,
                "It is the dead-letter queue of an EventBridge target, which the rule does not look at.",
                Acknowledged.rule("SQS3"));
        return queue;
    }
}
