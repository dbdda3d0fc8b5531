package dev.meridian.constructs.storage.replication;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.storage.lifecycle.StorageTier;
import dev.meridian.constructs.storage.names.BucketName;
import java.util.HashSet;
import java.util.List;
import software.amazon.awscdk.Token;

/**
 * A bucket of the same account in another region that objects are copied to. It must exist, with versioning, before the
 * copying bucket names it; the stacks order that, since literal names make no dependency.
 *
 * @param region where the target lives
 * @param bucketArn its literal ARN
 * @param keyArn the ARN of the KMS key in {@code region} that encrypts the copies
 * @param keyPrefix which objects are copied, empty for all
 * @param speed how fast
 * @param storage what storage the copies go to
 * @param deleteMarkers whether deletions are copied
 */
public record ReplicationTarget(
        String region,
        String bucketArn,
        String keyArn,
        String keyPrefix,
        ReplicationSpeed speed,
        StorageTier storage,
        DeleteMarkers deleteMarkers) {
    static final String DEFAULT_KEY_PREFIX = "";
    static final ReplicationSpeed DEFAULT_SPEED = ReplicationSpeed.WITHIN_15_MINUTES;
    static final StorageTier DEFAULT_STORAGE = StorageTier.STANDARD;
    static final DeleteMarkers DEFAULT_DELETE_MARKERS = DeleteMarkers.REPLICATED;

    /**
     * @throws IllegalArgumentException if the region or the bucket is no literal one, or the key is of another region
     */
    public ReplicationTarget {
        BucketName.requireRegion(region);
        requireNonNull(bucketArn, "bucketArn");
        requireNonNull(keyArn, "keyArn");
        requireNonNull(keyPrefix, "keyPrefix");
        requireNonNull(speed, "speed");
        requireNonNull(storage, "storage");
        requireNonNull(deleteMarkers, "deleteMarkers");
        if (!bucketArn.startsWith("arn:aws:s3:::")) {
            throw new IllegalArgumentException(
                    "bucketArn must be the literal ARN of a bucket, got '%s'; see BucketName.arn()"
                            .formatted(bucketArn));
        }
        if (!Token.isUnresolved(keyArn) && !keyArn.startsWith("arn:aws:kms:%s:".formatted(region))) {
            throw new IllegalArgumentException(
                    "copies in %s are encrypted with a key of that region, got '%s'".formatted(region, keyArn));
        }
    }

    /** Starts from the defaults. */
    public static Builder builder(String region, BucketName bucket, String keyArn) {
        return new Builder(region, bucket.arn(), keyArn);
    }

    /** The name of the rule that copies here: the dimension {@code RuleId} of S3's replication metrics. */
    public String ruleId() {
        return "To-" + region;
    }

    /**
     * Not for users: what props check. Rules are named for their region, so a bucket has one target per region.
     *
     * @throws IllegalArgumentException if two targets share a region
     */
    public static List<ReplicationTarget> requireDistinctRegions(List<ReplicationTarget> targets) {
        var seen = new HashSet<String>();
        for (var target : targets) {
            if (!seen.add(target.region())) {
                throw new IllegalArgumentException(
                        "a bucket replicates to one bucket per region, got %s twice".formatted(target.region()));
            }
        }
        return List.copyOf(targets);
    }

    /** Builds a {@link ReplicationTarget}. */
    public static final class Builder {
        private final String region;
        private final String bucketArn;
        private final String keyArn;
        private String keyPrefix = DEFAULT_KEY_PREFIX;
        private ReplicationSpeed speed = DEFAULT_SPEED;
        private StorageTier storage = DEFAULT_STORAGE;
        private DeleteMarkers deleteMarkers = DEFAULT_DELETE_MARKERS;

        private Builder(String region, String bucketArn, String keyArn) {
            this.region = region;
            this.bucketArn = bucketArn;
            this.keyArn = keyArn;
        }

        /** Copies only objects under this prefix. Default: all. */
        public Builder keyPrefix(String keyPrefix) {
            this.keyPrefix = keyPrefix;
            return this;
        }

        /** Sets how fast copies follow. Default: {@link ReplicationTarget#DEFAULT_SPEED}. */
        public Builder speed(ReplicationSpeed speed) {
            this.speed = speed;
            return this;
        }

        /** Sets the copies' storage. Default: {@link ReplicationTarget#DEFAULT_STORAGE}. */
        public Builder storage(StorageTier storage) {
            this.storage = storage;
            return this;
        }

        /** Sets what deletions do. Default: {@link ReplicationTarget#DEFAULT_DELETE_MARKERS}. */
        public Builder deleteMarkers(DeleteMarkers deleteMarkers) {
            this.deleteMarkers = deleteMarkers;
            return this;
        }

        /** @throws IllegalArgumentException if the region, ARN or key do not fit each other */
        public ReplicationTarget build() {
            return new ReplicationTarget(region, bucketArn, keyArn, keyPrefix, speed, storage, deleteMarkers);
        }
    }
}
