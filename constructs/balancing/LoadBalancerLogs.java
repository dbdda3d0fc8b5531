package dev.meridian.constructs.balancing;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;
import software.amazon.awscdk.services.s3.IBucket;

/**
 * Where a load balancer writes what happened.
 *
 * <p>The bucket lies in the load balancer's Region. If its stack defines it, the entry adds the statements that let the
 * logs in; the policy of an imported bucket is its owner's. How long logs are kept is the bucket's lifecycle.
 *
 * @param bucket where to; encrypted with S3's own keys
 * @param prefix the folder, such as {@code balancing/atlas}, under which each kind of log gets one of its own
 */
public record LoadBalancerLogs(IBucket bucket, String prefix) {
    private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*");

    /**
     * Checks what Elastic Load Balancing would refuse ("Enable access logs for your Application Load Balancer").
     *
     * @throws IllegalArgumentException if the prefix is not a folder or holds {@code AWSLogs}, or if the bucket is
     *     encrypted with a KMS key, which log delivery cannot use
     */
    public LoadBalancerLogs {
        requireNonNull(bucket, "bucket");
        requireNonNull(prefix, "prefix");
        if (!FOLDER.matcher(prefix).matches() || prefix.contains("AWSLogs")) {
            throw new IllegalArgumentException(
                    "prefix must be a folder without a slash at its ends and without AWSLogs, got '%s'"
                            .formatted(prefix));
        }
        if (bucket.getEncryptionKey() != null) {
            throw new IllegalArgumentException(
                    "the bucket for logs under '%s' must use S3-managed encryption, got a KMS key;".formatted(prefix)
                            + " load balancers cannot deliver logs to it");
        }
    }

    /** The folder of one kind of log. */
    String folder(String kind) {
        return prefix + "/" + kind;
    }
}
