package dev.meridian.constructs.storage;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.storage.files.FileAccess;
import dev.meridian.constructs.storage.files.FileBackup;
import dev.meridian.constructs.storage.files.FileDirectory;
import dev.meridian.constructs.storage.files.FileReplication;
import dev.meridian.constructs.storage.files.FileThroughput;
import dev.meridian.constructs.storage.files.FileTiering;
import java.util.HashSet;
import java.util.List;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.kms.IKey;

/**
 * What a {@link FileStore} is like.
 *
 * @param vpc where clients are
 * @param subnets where the mount targets stand, at most one subnet per zone
 * @param key encrypts every file; it can never be changed
 * @param directories what clients mount, each with a name and a path of its own
 * @param access whom it lets in
 * @param throughput how much it carries
 * @param tiering where idle files go
 * @param backup who backs it up
 * @param replication its part in a replication
 */
public record FileStoreProps(
        IVpc vpc,
        SubnetSelection subnets,
        IKey key,
        List<FileDirectory> directories,
        FileAccess access,
        FileThroughput throughput,
        FileTiering tiering,
        FileBackup backup,
        FileReplication replication) {
    static final FileAccess DEFAULT_ACCESS = FileAccess.IAM_IDENTITIES;
    static final FileThroughput DEFAULT_THROUGHPUT = new FileThroughput.Elastic();
    static final FileTiering DEFAULT_TIERING = new FileTiering.InfrequentAccess(30);
    static final FileBackup DEFAULT_BACKUP = FileBackup.AUTOMATIC;
    static final FileReplication DEFAULT_REPLICATION = new FileReplication.None();

    /** @throws IllegalArgumentException if directories share a name or path, or Archive lacks elastic throughput */
    public FileStoreProps {
        requireNonNull(vpc, "vpc");
        requireNonNull(subnets, "subnets");
        requireNonNull(key, "key");
        directories = List.copyOf(requireNonNull(directories, "directories"));
        requireNonNull(access, "access");
        requireNonNull(throughput, "throughput");
        requireNonNull(tiering, "tiering");
        requireNonNull(backup, "backup");
        requireNonNull(replication, "replication");
        var seen = new HashSet<String>();
        for (var directory : directories) {
            if (!seen.add(directory.name()) || !seen.add(directory.path())) {
                throw new IllegalArgumentException(
                        "directories need names and paths of their own, got '%s' at '%s' twice"
                                .formatted(directory.name(), directory.path()));
            }
        }
        if (tiering instanceof FileTiering.InfrequentAccessThenArchive
                && !(throughput instanceof FileThroughput.Elastic)) {
            throw new IllegalArgumentException(
                    "Archive storage needs elastic throughput, got %s; use it, or stop at Infrequent Access"
                            .formatted(throughput));
        }
    }

    /** Starts from the defaults. */
    public static Builder builder(IVpc vpc, SubnetSelection subnets, IKey key, List<FileDirectory> directories) {
        return new Builder(vpc, subnets, key, directories);
    }

    /** Builds {@link FileStoreProps}. */
    public static final class Builder {
        private final IVpc vpc;
        private final SubnetSelection subnets;
        private final IKey key;
        private final List<FileDirectory> directories;
        private FileAccess access = DEFAULT_ACCESS;
        private FileThroughput throughput = DEFAULT_THROUGHPUT;
        private FileTiering tiering = DEFAULT_TIERING;
        private FileBackup backup = DEFAULT_BACKUP;
        private FileReplication replication = DEFAULT_REPLICATION;

        private Builder(IVpc vpc, SubnetSelection subnets, IKey key, List<FileDirectory> directories) {
            this.vpc = vpc;
            this.subnets = subnets;
            this.key = key;
            this.directories = directories;
        }

        /** Sets whom it lets in. Default: {@link FileStoreProps#DEFAULT_ACCESS}. */
        public Builder access(FileAccess access) {
            this.access = access;
            return this;
        }

        /** Sets how much it carries. Default: {@link FileStoreProps#DEFAULT_THROUGHPUT}. */
        public Builder throughput(FileThroughput throughput) {
            this.throughput = throughput;
            return this;
        }

        /** Sets where idle files go. Default: {@link FileStoreProps#DEFAULT_TIERING}. */
        public Builder tiering(FileTiering tiering) {
            this.tiering = tiering;
            return this;
        }

        /** Sets who backs it up. Default: {@link FileStoreProps#DEFAULT_BACKUP}. */
        public Builder backup(FileBackup backup) {
            this.backup = backup;
            return this;
        }

        /** Sets its part in a replication. Default: {@link FileStoreProps#DEFAULT_REPLICATION}. */
        public Builder replication(FileReplication replication) {
            this.replication = replication;
            return this;
        }

        /** @throws IllegalArgumentException if directories collide or EFS would refuse the combination */
        public FileStoreProps build() {
            return new FileStoreProps(vpc, subnets, key, directories, access, throughput, tiering, backup, replication);
        }
    }
}
