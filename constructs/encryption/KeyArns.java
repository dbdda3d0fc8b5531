package dev.meridian.constructs.encryption;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;
import software.amazon.awscdk.Token;

/** ARNs of KMS keys, which encrypt in their own region only. Not for users. */
public final class KeyArns {
    private static final Pattern KEY_ARN = Pattern.compile("arn:aws[a-z-]*:kms:([a-z0-9-]+):\\d{12}:(key|alias)/.+");

    private KeyArns() {}

    /**
     * Refuses the literal ARN of anything but a KMS key in a region.
     *
     * @throws IllegalArgumentException for such an ARN
     */
    public static void requireIn(String region, String keyArn) {
        requireNonNull(region, "region");
        requireNonNull(keyArn, "keyArn");
        if (Token.isUnresolved(keyArn)) {
            return;
        }
        var arn = KEY_ARN.matcher(keyArn);
        if (!arn.matches() || !arn.group(1).equals(region)) {
            throw new IllegalArgumentException(
                    "keyArn must be the ARN of a KMS key in %s, got '%s'".formatted(region, keyArn));
        }
    }
}
