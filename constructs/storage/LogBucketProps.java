package dev.meridian.constructs.storage;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.storage.names.BucketName;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Token;

/**
 * What a {@link LogBucket} takes in, and for how long it is kept.
 *
 * @param name the physical name, by which later stacks point their logs here
 * @param account the account whose services may write, 12 digits
 * @param region where the bucket and everything that logs into it live
 * @param retentionDays days until a log is deleted, at least 1
 * @param removal what becomes of the bucket when it leaves its stack
 */
public record LogBucketProps(BucketName name, String account, String region, int retentionDays, RemovalPolicy removal) {
    static final int DEFAULT_RETENTION_DAYS = 365;
    static final RemovalPolicy DEFAULT_REMOVAL = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

    /** @throws IllegalArgumentException if the account or region is malformed, or logs are kept less than a day */
    public LogBucketProps {
        requireNonNull(name, "name");
        requireNonNull(removal, "removal");
        if (!Token.isUnresolved(account)) {
            BucketName.requireAccount(account);
        }
        BucketName.requireRegion(region);
        if (retentionDays < 1) {
            throw new IllegalArgumentException("retentionDays must be at least 1, got %d".formatted(retentionDays));
        }
    }

    /** Starts from the defaults. */
    public static Builder builder(BucketName name, String account, String region) {
        return new Builder(name, account, region);
    }

    /** Builds {@link LogBucketProps}. */
    public static final class Builder {
        private final BucketName name;
        private final String account;
        private final String region;
        private int retentionDays = DEFAULT_RETENTION_DAYS;
        private RemovalPolicy removal = DEFAULT_REMOVAL;

        private Builder(BucketName name, String account, String region) {
            this.name = name;
            this.account = account;
            this.region = region;
        }

        /** Deletes logs after this many days. Default: {@value LogBucketProps#DEFAULT_RETENTION_DAYS}. */
        public Builder retentionDays(int retentionDays) {
            this.retentionDays = retentionDays;
            return this;
        }

        /** What becomes of the bucket when it leaves its stack. Default: it stays. S3 deletes an empty bucket only. */
        public Builder removal(RemovalPolicy removal) {
            this.removal = removal;
            return this;
        }

        /** @throws IllegalArgumentException if the account, region or retention is not one */
        public LogBucketProps build() {
            return new LogBucketProps(name, account, region, retentionDays, removal);
        }
    }
}
