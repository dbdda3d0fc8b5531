package dev.meridian.constructs.storage;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.storage.names.BucketName;
import dev.meridian.constructs.storage.replication.ReplicationTarget;
import java.util.List;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * Which buckets keep each other equal, seen from one of them.
 *
 * @param bucket the bucket of this region
 * @param key the key of this region that encrypts it
 * @param peers all the others, at least one, each in a region of its own
 * @param logRetention how long the log of the function that sets the rules is kept
 */
public record TwoWayReplicationProps(
        BucketName bucket, IKey key, List<ReplicationTarget> peers, RetentionDays logRetention) {
    static final RetentionDays DEFAULT_LOG_RETENTION = RetentionDays.ONE_MONTH;

    /** @throws IllegalArgumentException if there is no peer, two are of one region, or the bucket is its own peer */
    public TwoWayReplicationProps {
        requireNonNull(bucket, "bucket");
        requireNonNull(key, "key");
        peers = ReplicationTarget.requireDistinctRegions(requireNonNull(peers, "peers"));
        requireNonNull(logRetention, "logRetention");
        if (peers.isEmpty()) {
            throw new IllegalArgumentException(
                    "two-way replication of '%s' needs at least one peer, got none".formatted(bucket.value()));
        }
        if (peers.stream().anyMatch(peer -> peer.bucketArn().equals(bucket.arn()))) {
            throw new IllegalArgumentException(
                    "'%s' must not be its own peer; list the other regions only".formatted(bucket.value()));
        }
    }

    /** Starts from the defaults. */
    public static Builder builder(BucketName bucket, IKey key, List<ReplicationTarget> peers) {
        return new Builder(bucket, key, peers);
    }

    /** Builds {@link TwoWayReplicationProps}. */
    public static final class Builder {
        private final BucketName bucket;
        private final IKey key;
        private final List<ReplicationTarget> peers;
        private RetentionDays logRetention = DEFAULT_LOG_RETENTION;

        private Builder(BucketName bucket, IKey key, List<ReplicationTarget> peers) {
            this.bucket = bucket;
            this.key = key;
            this.peers = peers;
        }

        /** Keeps the function's log this long. Default: {@link TwoWayReplicationProps#DEFAULT_LOG_RETENTION}. */
        public Builder logRetention(RetentionDays logRetention) {
            this.logRetention = logRetention;
            return this;
        }

        /** @throws IllegalArgumentException if the peers are none, share a region, or hold the bucket itself */
        public TwoWayReplicationProps build() {
            return new TwoWayReplicationProps(bucket, key, peers, logRetention);
        }
    }
}
