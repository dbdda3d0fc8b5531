package dev.meridian.constructs.storage.files;

/** How much a file system carries. */
public sealed interface FileThroughput {
    /** As much as is asked for, paid by the GB. Needed for Archive storage. */
    record Elastic() implements FileThroughput {}

    /**
     * A fixed rate, for steady load.
     *
     * @param mebibytesPerSecond 1 to {@value #MAX_MEBIBYTES_PER_SECOND}; many regions' default quota is lower
     */
    record Provisioned(int mebibytesPerSecond) implements FileThroughput {
        /** The limit of {@code AWS::EFS::FileSystem} in the AWS CloudFormation reference. */
        static final int MAX_MEBIBYTES_PER_SECOND = 3414;

        /** @throws IllegalArgumentException if it is not 1 to {@value #MAX_MEBIBYTES_PER_SECOND} MiB/s */
        public Provisioned {
            if (mebibytesPerSecond < 1 || mebibytesPerSecond > MAX_MEBIBYTES_PER_SECOND) {
                throw new IllegalArgumentException("provisioned throughput must be 1 to %d MiB/s, got %d"
                        .formatted(MAX_MEBIBYTES_PER_SECOND, mebibytesPerSecond));
            }
        }
    }
}
