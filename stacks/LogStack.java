package dev.meridian.stacks;

import dev.meridian.constructs.encryption.LogKeys;
import dev.meridian.constructs.storage.LogBucket;
import dev.meridian.constructs.storage.LogBucketProps;
import dev.meridian.constructs.storage.names.BucketName;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/**
 * Where all later layers of the region write their logs. It stands apart and first: a flow log, a load balancer or a
 * bucket that names a log bucket fails to deploy as long as that bucket and its policy are not there.
 */
final class LogStack extends RegionalStack {
    private final IKey key;

    LogStack(Construct stage, Placement placement) {
        super(stage, Layer.LOGS, placement);
        new LogBucket(
                this,
                "Logs",
                LogBucketProps.builder(bucketName(placement), placement.account(), placement.regionCode())
                        .retentionDays(placement.environment().network().logRetentionDays())
                        .removal(placement.removalPolicy())
                        .build());
        key = logKey(placement);
    }

    /** Literal, so that a bucket may log into it whatever stack it is in. */
    static BucketName bucketName(Placement placement) {
        return new BucketName(placement.logBucket());
    }

    /** Encrypts the logs of operators' sessions and of VPN tunnels. */
    IKey key() {
        return key;
    }

    private IKey logKey(Placement placement) {
        var key = key("LogKey", placement, "logs", "Encrypts the logs of operators' sessions and VPN tunnels");
        LogKeys.admit(
                key,
                "LetCloudWatchLogsUseIt",
                LogKeys.ENVELOPE_ACTION_FAMILIES,
                placement.regionCode(),
                "arn:aws:logs:%s:%s:*".formatted(placement.regionCode(), placement.account()));
        return key;
    }
}
