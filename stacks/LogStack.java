package dev.meridian.stacks;

import dev.meridian.constructs.storage.BucketName;
import dev.meridian.constructs.storage.LogBucket;
import dev.meridian.constructs.storage.LogBucketProps;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PolicyStatementProps;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.kms.KeyProps;
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
                        .removal(placement.bucketRemovalPolicy())
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
        var key = new Key(
                this,
                "LogKey",
                KeyProps.builder()
                        .alias("alias/%s-logs".formatted(placement.names().stage()))
                        .description("Encrypts the logs of operators' sessions and VPN tunnels")
                        .enableKeyRotation(true)
                        .removalPolicy(Placement.keyRemovalPolicy())
                        .build());
        key.addToResourcePolicy(new PolicyStatement(PolicyStatementProps.builder()
                .sid("LetCloudWatchLogsUseIt")
                .principals(List.of(new ServicePrincipal("logs.%s.amazonaws.com".formatted(placement.regionCode()))))
                .actions(List.of(
                        "kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"))
                .resources(List.of("*"))
                .conditions(Map.of(
                        "ArnLike",
                        Map.of(
                                "kms:EncryptionContext:aws:logs:arn",
                                "arn:aws:logs:%s:%s:*".formatted(placement.regionCode(), placement.account()))))
                .build()));
        return key;
    }
}
