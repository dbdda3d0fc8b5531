package dev.meridian.constructs.database.credentials;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.GrantOnPrincipalOptions;
import software.amazon.awscdk.services.iam.IGrantable;
import software.constructs.Construct;

/** Letting identities read secrets. Not for users: the constructs of a database offer it as verbs of their own. */
public final class SecretAccess {
    private SecretAccess() {}

    /** A grant on the secret without an entry in the policy of its key, whose stack must not refer to clients. */
    public static void grantRead(Construct scope, String secretArn, String keyArn, IGrantable grantee) {
        Grant.addToPrincipal(GrantOnPrincipalOptions.builder()
                .grantee(grantee)
                .actions(List.of("secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"))
                .resourceArns(List.of(secretArn))
                .build());
        Grant.addToPrincipal(GrantOnPrincipalOptions.builder()
                .grantee(grantee)
                .actions(List.of("kms:Decrypt"))
                .resourceArns(List.of(keyArn))
                .conditions(throughSecretsManager(Stack.of(scope).getRegion()))
                .build());
    }

    /** A condition on a key: only for what Secrets Manager of a region decrypts or encrypts on the caller's behalf. */
    public static Map<String, Map<String, String>> throughSecretsManager(String region) {
        return Map.of("StringEquals", Map.of("kms:ViaService", "secretsmanager.%s.amazonaws.com".formatted(region)));
    }
}
