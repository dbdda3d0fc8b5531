package dev.meridian.constructs.secrets;

import dev.meridian.constructs.encryption.KeyArns;
import java.util.List;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.secretsmanager.ReplicaRegion;
import software.constructs.Construct;

/**
 * A replica of a secret in another region, so that clients there do not depend on the first one.
 *
 * @param region the region of the copy, such as {@code eu-west-1}
 * @param keyArn the ARN of the KMS key in that region that encrypts the copy
 */
public record SecretCopy(String region, String keyArn) {
    /**
     * Checks that the key lives in the region of the copy.
     *
     * @throws IllegalArgumentException for a key of another region
     */
    public SecretCopy {
        KeyArns.requireIn(region, keyArn);
    }

    /** What CDK's secret in {@code scope} takes. */
    public static List<ReplicaRegion> replicas(Construct scope, List<SecretCopy> copies) {
        return copies.stream()
                .map(copy -> ReplicaRegion.builder()
                        .region(copy.region())
                        .encryptionKey(Key.fromKeyArn(scope, "SecretKey-" + copy.region(), copy.keyArn()))
                        .build())
                .toList();
    }
}
