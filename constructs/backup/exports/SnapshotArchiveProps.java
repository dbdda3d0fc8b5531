package dev.meridian.constructs.backup.exports;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.storage.names.BucketName;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * Whose snapshots a {@link SnapshotArchive} keeps, and where.
 *
 * @param name what the log is called after, 1 to 80 letters, digits, hyphens and underscores, unique in the account and
 *     region
 * @param instances the identifiers of the RDS instances, 1 to {@value #MAX_INSTANCES}, each with 1 to
 *     {@value #MAX_INSTANCE_LENGTH} lower-case letters, digits and single inner hyphens, a letter first; name writers,
 *     since the snapshot of a replica holds the same data once more
 * @param bucket the bucket the exports go to, in the region of the instances and for this purpose only
 * @param key the customer managed key of that bucket, symmetric and of the same region; its policy must let IAM decide
 *     (CDK's default)
 * @param logRetention how long it can be read how exports went
 */
public record SnapshotArchiveProps(
        String name, List<String> instances, BucketName bucket, IKey key, RetentionDays logRetention) {
    /** As many as fit into an event pattern, which may have 2,048 characters (Amazon EventBridge quotas). */
    static final int MAX_INSTANCES = 20;

    /**
     * An export task is named like its snapshot, which adds 17 characters to the instance, and may have 60; three are
     * kept for an attempt by hand.
     */
    static final int MAX_INSTANCE_LENGTH = 40;

    static final RetentionDays DEFAULT_LOG_RETENTION = RetentionDays.ONE_YEAR;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");
    private static final Pattern INSTANCE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /**
     * @throws IllegalArgumentException if a name has a form AWS refuses, or instances are none, too many or repeated
     */
    public SnapshotArchiveProps {
        requireNonNull(name, "name");
        instances = List.copyOf(requireNonNull(instances, "instances"));
        requireNonNull(bucket, "bucket");
        requireNonNull(key, "key");
        requireNonNull(logRetention, "logRetention");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name must have 1 to 80 letters, digits, hyphens or underscores, got '%s'".formatted(name));
        }
        if (instances.isEmpty() || instances.size() > MAX_INSTANCES) {
            throw new IllegalArgumentException("an archive must have 1 to %d instances, got %d; split it for more"
                    .formatted(MAX_INSTANCES, instances.size()));
        }
        for (var instance : instances) {
            if (!INSTANCE.matcher(instance).matches() || instance.length() > MAX_INSTANCE_LENGTH) {
                throw new IllegalArgumentException(("instances must be literal RDS identifiers of up to %d lower-case"
                                + " letters, digits and single inner hyphens, got '%s'")
                        .formatted(MAX_INSTANCE_LENGTH, instance));
            }
        }
        if (new HashSet<>(instances).size() < instances.size()) {
            throw new IllegalArgumentException("instances must be distinct, got %s".formatted(instances));
        }
    }

    /** Starts from what has no default. */
    public static Builder builder(String name, List<String> instances, BucketName bucket, IKey key) {
        return new Builder(name, instances, bucket, key);
    }

    /** Collects the optional parts. */
    public static final class Builder {
        private final String name;
        private final List<String> instances;
        private final BucketName bucket;
        private final IKey key;
        private RetentionDays logRetention = DEFAULT_LOG_RETENTION;

        private Builder(String name, List<String> instances, BucketName bucket, IKey key) {
            this.name = name;
            this.instances = instances;
            this.bucket = bucket;
            this.key = key;
        }

        /** Keeps the log this long. Default: {@link SnapshotArchiveProps#DEFAULT_LOG_RETENTION}. */
        public Builder logRetention(RetentionDays logRetention) {
            this.logRetention = logRetention;
            return this;
        }

        /** The props, checked. */
        public SnapshotArchiveProps build() {
            return new SnapshotArchiveProps(name, instances, bucket, key, logRetention);
        }
    }
}
