package dev.meridian.constructs.balancing.loadbalancer;

import static java.util.Objects.requireNonNull;

import software.amazon.awscdk.services.s3.IBucket;

/**
 * Where a load balancer writes what happened: a bucket in its own Region, encrypted with S3's own keys. How long logs
 * are kept is the bucket's lifecycle.
 */
public sealed interface LoadBalancerLogs {
    /** The folder under which each kind of log gets one of its own. */
    String prefix();

    /** The bucket's name. */
    String bucketName();

    /** The folder of one kind of log. */
    default String folder(String kind) {
        return prefix() + "/" + kind;
    }

    /**
     * A bucket that this app defines: the entry adds the statements that let the logs in, and waits for them.
     *
     * @param bucket where to; encrypted with S3's own keys
     * @param prefix the folder, such as {@code balancing/atlas}
     */
    record OwnBucket(IBucket bucket, String prefix) implements LoadBalancerLogs {
        /**
         * Checks what Elastic Load Balancing would refuse ("Enable access logs for your Application Load Balancer").
         *
         * @throws IllegalArgumentException if the prefix is not a folder or holds {@code AWSLogs}, or if the bucket is
         *     encrypted with a KMS key, which log delivery cannot use
         */
        public OwnBucket {
            requireNonNull(bucket, "bucket");
            requireFolder(prefix);
            if (bucket.getEncryptionKey() != null) {
                throw new IllegalArgumentException(
                        "the bucket for logs under '%s' must use S3-managed encryption, got a KMS key;"
                                        .formatted(prefix)
                                + " load balancers cannot deliver logs to it");
            }
        }

        @Override
        public String bucketName() {
            return bucket.getBucketName();
        }
    }

    /**
     * A bucket that exists before the entry, and whose policy, which is its owner's, lets the logs in.
     *
     * @param bucketName where to
     * @param prefix the folder, such as {@code balancing/atlas}
     */
    record NamedBucket(String bucketName, String prefix) implements LoadBalancerLogs {
        /**
         * Checks what Elastic Load Balancing would refuse ("Enable access logs for your Application Load Balancer").
         *
         * @throws IllegalArgumentException if the prefix is not a folder or holds {@code AWSLogs}
         */
        public NamedBucket {
            requireNonNull(bucketName, "bucketName");
            requireFolder(prefix);
        }
    }

    private static void requireFolder(String prefix) {
        requireNonNull(prefix, "prefix");
        if (!prefix.matches("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*") || prefix.contains("AWSLogs")) {
            throw new IllegalArgumentException(
                    "prefix must be a folder without a slash at its ends and without AWSLogs, got '%s'"
                            .formatted(prefix));
        }
    }
}
