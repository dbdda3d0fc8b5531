package dev.meridian.constructs.backup.rules;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A copy of every recovery point into a vault of another region. A copy is always a snapshot, re-encrypted with the key
 * of its vault: point-in-time recovery stays in the region of the source (AWS Backup Developer Guide, Copying
 * continuous backups).
 *
 * @param vaultArn the ARN of the vault that takes the copy, as literal text, see {@code RecoveryVault.arnOf}
 * @param retention how long the copy is kept, counted from the creation of its source
 * @param lock the lock of that vault, so that a retention it would refuse is refused here
 */
public record VaultCopy(String vaultArn, Retention retention, VaultLock lock) {
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:backup:([a-z0-9-]+):\\d{12}:backup-vault:[A-Za-z0-9_-]{2,50}");

    /** @throws IllegalArgumentException if the ARN is not a vault's, or the vault's lock refuses the retention */
    public VaultCopy {
        requireNonNull(vaultArn, "vaultArn");
        requireNonNull(retention, "retention");
        requireNonNull(lock, "lock");
        if (!ARN.matcher(vaultArn).matches()) {
            throw new IllegalArgumentException(("vaultArn must be literal, such as"
                            + " arn:aws:backup:eu-west-1:111111111111:backup-vault:name, got '%s'")
                    .formatted(vaultArn));
        }
        lock.require("the copy into " + vaultArn, retention);
    }

    /** The region that the copy goes to. For the plan, not for users. */
    public String region() {
        return vaultArn.split(":", -1)[3];
    }
}
