package dev.meridian.constructs.backup;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.backup.rules.VaultLock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.ITopic;

/**
 * What a {@link RecoveryVault} is called and how it is guarded.
 *
 * @param name the vault's physical name, 2 to 50 letters, digits, hyphens and underscores; copies from other regions
 *     name it, and a retained vault keeps it, so it never changes
 * @param key the key of the vault's region that encrypts what the vault takes; its policy must let IAM decide (CDK's
 *     default), as AWS Backup makes grants with the caller's permissions
 * @param lock what the vault enforces on its recovery points
 * @param custodianArns the principals, as IAM role or user ARNs with {@code *} allowed, who alone may delete recovery
 *     points or shorten their life; with an empty list IAM and the lock decide
 * @param notified the topic that hears of failures and of every restore; empty for none
 */
public record RecoveryVaultProps(
        String name, IKey key, VaultLock lock, List<String> custodianArns, Optional<ITopic> notified) {
    static final int DEFAULT_MIN_DAYS = 7;
    static final int DEFAULT_MAX_DAYS = 3650;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{2,50}");
    private static final Pattern PRINCIPAL = Pattern.compile("arn:aws[a-z-]*:(iam|sts)::\\d{12}:\\S+");

    /** @throws IllegalArgumentException if the name or an ARN has a form AWS refuses */
    public RecoveryVaultProps {
        requireNonNull(name, "name");
        requireNonNull(key, "key");
        requireNonNull(lock, "lock");
        custodianArns = List.copyOf(custodianArns);
        requireNonNull(notified, "notified");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name must have 2 to 50 letters, digits, hyphens or underscores, got '%s'".formatted(name));
        }
        for (var arn : custodianArns) {
            if (!PRINCIPAL.matcher(arn).matches()) {
                throw new IllegalArgumentException(("custodianArns must be ARNs of IAM principals such as"
                                + " arn:aws:iam::111111111111:role/Custodian, got '%s'")
                        .formatted(arn));
            }
        }
    }

    /** Starts from what has no default. */
    public static Builder builder(String name, IKey key) {
        return new Builder(name, key);
    }

    /** Collects the optional parts. */
    public static final class Builder {
        private final String name;
        private final IKey key;
        private VaultLock lock = new VaultLock.Governance(DEFAULT_MIN_DAYS, DEFAULT_MAX_DAYS);
        private List<String> custodianArns = List.of();
        private Optional<ITopic> notified = Optional.empty();

        private Builder(String name, IKey key) {
            this.name = name;
            this.key = key;
        }

        /**
         * Locks the vault like this. Default: {@link VaultLock.Governance} from
         * {@value RecoveryVaultProps#DEFAULT_MIN_DAYS} to {@value RecoveryVaultProps#DEFAULT_MAX_DAYS} days.
         */
        public Builder lock(VaultLock lock) {
            this.lock = lock;
            return this;
        }

        /**
         * Lets only these principals delete recovery points or shorten their life. Default: IAM and the lock decide.
         */
        public Builder custodians(List<String> arns) {
            this.custodianArns = arns;
            return this;
        }

        /**
         * Tells this topic of failures and of every restore. An encrypted topic's key must admit
         * {@code backup.amazonaws.com}. Default: nobody is told.
         */
        public Builder notified(ITopic topic) {
            this.notified = Optional.of(topic);
            return this;
        }

        /** The props, checked. */
        public RecoveryVaultProps build() {
            return new RecoveryVaultProps(name, key, lock, custodianArns, notified);
        }
    }
}
