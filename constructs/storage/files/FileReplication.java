package dev.meridian.constructs.storage.files;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.storage.names.BucketName;
import software.amazon.awscdk.Token;

/**
 * A file system's part in a replication. It plays one part in one replication (Amazon EFS User Guide, "Replicating EFS
 * file systems"): no second destination, no chain.
 */
public sealed interface FileReplication {
    /** None. */
    record None() implements FileReplication {}

    /**
     * Its files are copied to a file system that EFS makes. That one has no mount targets, access points or policy, and
     * stays when the replication goes: fit for a copy to fall back on, not for a region to fail over to.
     *
     * @param region where to
     * @param keyArn a KMS key of that region
     */
    record ToNewFileSystem(String region, String keyArn) implements FileReplication {
        /** @throws IllegalArgumentException if the region is malformed, or the key is of another region */
        public ToNewFileSystem {
            BucketName.requireRegion(region);
            requireNonNull(keyArn, "keyArn");
            if (!Token.isUnresolved(keyArn) && !keyArn.startsWith("arn:aws:kms:%s:".formatted(region))) {
                throw new IllegalArgumentException(
                        "the copy in %s is encrypted with a key of that region, got '%s'".formatted(region, keyArn));
            }
        }
    }

    /**
     * Its files are copied to a file system that stands ready, deployed earlier as a {@link Destination}.
     *
     * @param region where it is
     * @param fileSystemId its id; the edge may be a weak reference, since a change of it replaces nothing
     */
    record ToFileSystem(String region, String fileSystemId) implements FileReplication {
        /** @throws IllegalArgumentException if the region or the id is malformed */
        public ToFileSystem {
            BucketName.requireRegion(region);
            requireNonNull(fileSystemId, "fileSystemId");
            if (!Token.isUnresolved(fileSystemId) && !fileSystemId.matches("fs-[0-9a-f]{8,40}")) {
                throw new IllegalArgumentException(
                        "fileSystemId must be an id such as fs-0123456789abcdef0, got '%s'".formatted(fileSystemId));
            }
        }
    }

    /**
     * It may be overwritten by another's files, and is read-only while it is. EFS then reports its protection as
     * {@code REPLICATING} and refuses to change it, so keep this part until the replication is taken off.
     */
    record Destination() implements FileReplication {}
}
