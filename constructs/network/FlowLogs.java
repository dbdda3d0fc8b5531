package dev.meridian.constructs.network;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.IBucket;

/** Where the record of every connection in a {@link Network} goes. */
public sealed interface FlowLogs {
    /**
     * To a log group of CloudWatch Logs, which outlives the network.
     *
     * @param retention how long the records are kept
     * @param key the key of this region that encrypts them; empty for the key of CloudWatch Logs. A key defined in the
     *     same app is told to serve CloudWatch Logs; an imported one must allow it already.
     */
    record CloudWatch(RetentionDays retention, Optional<IKey> key) implements FlowLogs {
        /** Three months: long enough to look into an incident found late. */
        public static final RetentionDays DEFAULT_RETENTION = RetentionDays.THREE_MONTHS;

        /** Refuses nulls. */
        public CloudWatch {
            requireNonNull(retention, "retention");
            requireNonNull(key, "key");
        }

        /** Kept for {@link #DEFAULT_RETENTION} under the key of CloudWatch Logs. */
        public CloudWatch() {
            this(DEFAULT_RETENTION, Optional.empty());
        }

        /** Kept this long under this key. */
        public CloudWatch(RetentionDays retention, IKey key) {
            this(retention, Optional.of(key));
        }
    }

    /**
     * To a bucket as Parquet files, one per hour in Hive-compatible folders, ready for Athena. Defining this adds the
     * statements of the log delivery to the bucket's policy, and to its key's; imported ones must have them already.
     *
     * @param bucket a bucket, of any region
     * @param prefix the folder to write under, without a slash at its ends, where the bucket's policy lets flow logs in
     */
    record Parquet(IBucket bucket, String prefix) implements FlowLogs {
        /** Refuses null. */
        public Parquet {
            requireNonNull(bucket, "bucket");
            requireNonNull(prefix, "prefix");
        }
    }
}
