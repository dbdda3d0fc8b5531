package dev.meridian.constructs.cluster.access;

import dev.meridian.constructs.cluster.kubectl.Ordered;
import dev.meridian.constructs.encryption.LogKeys;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;

/**
 * What the policy of a cluster's key has to allow, as no IAM policy of ours can: services act for themselves here.
 *
 * <p>Statements hold literal ARNs only, so that the key's stack does not come to depend on the cluster's. On an
 * imported key they have no effect, and its owner has to add the like. Not for users: the cluster calls it.
 */
public final class KeyAccess {
    private KeyAccess() {}

    /** CloudWatch Logs, for the one log group that the statement is named after. */
    public static void forLogs(IKey key, String sid, String region, String logGroupArn) {
        LogKeys.admit(key, sid, LogKeys.ENVELOPE_ACTIONS, region, logGroupArn);
    }

    /**
     * The service-linked roles that launch instances with encrypted volumes (Amazon EC2 Auto Scaling User Guide,
     * Required KMS key policy for use with encrypted volumes). Named in a condition, since KMS refuses a principal
     * that does not exist yet, and these roles come with the first use of their service.
     */
    public static void forVolumes(IKey key, String partition, String account, List<String> serviceLinkedRoles) {
        var callers = serviceLinkedRoles.stream()
                .map(role -> "arn:%s:iam::%s:role/aws-service-role/%s".formatted(partition, account, role))
                .toList();
        var anyone = List.of(new AnyPrincipal());
        var caller = Ordered.map("kms:CallerAccount", account, "aws:PrincipalArn", callers);
        key.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("NodeVolumes")
                .principals(anyone)
                .actions(LogKeys.ENVELOPE_ACTIONS)
                .resources(List.of("*"))
                .conditions(Map.of("StringEquals", caller))
                .build());
        key.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("NodeVolumesAttachment")
                .principals(anyone)
                .actions(List.of("kms:CreateGrant"))
                .resources(List.of("*"))
                .conditions(Ordered.map("StringEquals", caller, "Bool", Map.of("kms:GrantIsForAWSResource", "true")))
                .build());
    }

    /** What a role of ours needs to create volumes under the key. */
    public static List<Map<String, Object>> volumeStatements(String keyArn) {
        return List.of(
                Roles.allow(
                        "UseVolumeKey",
                        List.of(
                                "kms:Decrypt",
                                "kms:DescribeKey",
                                "kms:Encrypt",
                                "kms:GenerateDataKeyWithoutPlaintext",
                                "kms:ReEncryptFrom",
                                "kms:ReEncryptTo"),
                        keyArn),
                Roles.allow(
                        "AttachEncryptedVolumes",
                        List.of("kms:CreateGrant"),
                        keyArn,
                        Map.of("Bool", Map.of("kms:GrantIsForAWSResource", "true"))));
    }
}
