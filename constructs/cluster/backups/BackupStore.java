package dev.meridian.constructs.cluster.backups;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.storage.names.BucketName;
import java.util.regex.Pattern;

/**
 * Where the backups of a cluster are.
 *
 * @param bucket a bucket of the cluster's region; it must exist first, and a literal name makes no dependency. With
 *     versions or a lock on it, what Velero deletes stays as an older version until the bucket's lifecycle ends it
 * @param prefix what keys begin with, without a slash at the end. No two live clusters may share one; a cluster that
 *     replaces another takes the other's and finds its backups
 * @param keyArn the key that the bucket encrypts with
 */
public record BackupStore(BucketName bucket, String prefix, String keyArn) {
    private static final Pattern PREFIX = Pattern.compile("[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*");

    /** @throws IllegalArgumentException if the prefix is not lower-case letters, digits, hyphens and inner slashes */
    public BackupStore {
        requireNonNull(bucket, "bucket");
        requireNonNull(keyArn, "keyArn");
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    ("the prefix of backups must be lower-case letters, digits, hyphens and inner slashes, such as "
                                    + "atlas-production, got '%s'")
                            .formatted(prefix));
        }
    }

    /** What a policy calls the objects of this store. Not for users. */
    public String objectArns() {
        return "%s/%s/*".formatted(bucket.arn(), prefix);
    }
}
