package dev.meridian.constructs.encryption;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PolicyStatementProps;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;

/**
 * How a key's policy admits CloudWatch Logs, which encrypts log groups for itself: no IAM policy of ours can allow it.
 *
 * <p>On an imported key it has no effect, and the key's owner has to add the like.
 */
public final class LogKeys {
    /** The operations of envelope encryption, each by name where it has no variants. */
    public static final List<String> ENVELOPE_ACTIONS =
            List.of("kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey");

    /** The same as CloudWatch Logs asks for them (CloudWatch Logs User Guide, "Set permissions on the KMS key"). */
    public static final List<String> ENVELOPE_ACTION_FAMILIES =
            List.of("kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*");

    private static final String EVERYTHING = "*";

    private LogKeys() {}

    /**
     * Lets the CloudWatch Logs of a region use the key.
     *
     * @param logGroups the ARN of the log group, or a pattern for several
     */
    public static void admit(IKey key, String region, String logGroups) {
        key.addToResourcePolicy(new PolicyStatement(
                statement(ENVELOPE_ACTIONS, region, logGroups).build()));
    }

    /**
     * Lets the CloudWatch Logs of a region use the key, by a statement that has a name.
     *
     * @param sid the statement's name in the policy
     * @param actions {@link #ENVELOPE_ACTIONS} or {@link #ENVELOPE_ACTION_FAMILIES}
     * @param logGroups the ARN of the log group, or a pattern for several
     */
    public static void admit(IKey key, String sid, List<String> actions, String region, String logGroups) {
        key.addToResourcePolicy(new PolicyStatement(
                statement(actions, region, logGroups).sid(sid).build()));
    }

    private static PolicyStatementProps.Builder statement(List<String> actions, String region, String logGroups) {
        return PolicyStatementProps.builder()
                .principals(List.of(new ServicePrincipal("logs.%s.amazonaws.com".formatted(region))))
                .actions(actions)
                .resources(List.of(EVERYTHING))
                .conditions(Map.of(
                        logGroups.contains(EVERYTHING) ? "ArnLike" : "ArnEquals",
                        Map.of("kms:EncryptionContext:aws:logs:arn", logGroups)));
    }
}
