package dev.meridian.constructs.workload.stores.postgres;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.container.Image;
import dev.meridian.constructs.workload.rules.Names;
import dev.meridian.constructs.workload.rules.Numbers;
import dev.meridian.constructs.workload.rules.Tokens;
import dev.meridian.constructs.workload.stores.parts.Rules;
import java.util.regex.Pattern;

/** Whether the database is dumped to a bucket. */
public sealed interface Dumps {

    /** It is not: what the database holds can be made again. */
    record None() implements Dumps {}

    /**
     * A dump in PostgreSQL's custom format as {@code s3://<bucket>/<prefix>/<UTC time>.dump}, encrypted by the bucket's
     * own settings. How long it is kept, and that it cannot be overwritten, is the bucket's matter.
     *
     * <p>Each dump is read back as a whole before it is sent, and S3 compares a checksum of what arrives: the job only
     * writes, so its identity needs {@code s3:PutObject} and {@code s3:AbortMultipartUpload} on
     * {@code <bucket>/<prefix>/*}, and {@code kms:GenerateDataKey} and {@code kms:Decrypt} on the bucket's key (Amazon
     * S3 User Guide, Uploading a large file with an AWS KMS key). It can neither read nor delete older dumps.
     *
     * @param bucket the bucket's name
     * @param bucketRegion the bucket's Region, such as {@code eu-west-1}
     * @param prefix folders in the bucket, without a slash at either end
     * @param serviceAccount the service account of the job, which an identity of the cluster is given to
     * @param schedule when it runs, as cron, in UTC
     * @param uploaderImage an image with the AWS CLI 2.22 or later and a shell
     * @param scratchGiB room for the compressed dump on the node's disk, 1 to 500
     */
    record ToBucket(
            String bucket,
            String bucketRegion,
            String prefix,
            String serviceAccount,
            String schedule,
            Image uploaderImage,
            int scratchGiB)
            implements Dumps {
        /** Every night (T11: daily). */
        public static final String DEFAULT_SCHEDULE = "0 2 * * *";

        /** The AWS CLI, pinned. */
        public static final Image DEFAULT_UPLOADER_IMAGE = new Image("public.ecr.aws/aws-cli/aws-cli", "2.32.9");

        /** As much as T4's volume has. */
        public static final int DEFAULT_SCRATCH_GIB = 10;

        private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
        private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
        private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._=-]+(/[A-Za-z0-9._=-]+)*");
        private static final int MOST_SCRATCH_GIB = 500;

        /** @throws IllegalArgumentException if a name, the Region, the prefix or the schedule is not one */
        public ToBucket {
            requireNonNull(bucket, "bucket");
            if (!Tokens.isIn(bucket) && !BUCKET.matcher(bucket).matches()) {
                throw new IllegalArgumentException(
                        "bucket must be the name of an S3 bucket, got '%s'".formatted(bucket));
            }
            if (!REGION.matcher(bucketRegion).matches()) {
                throw new IllegalArgumentException(
                        "bucketRegion must be the code of a Region, such as eu-west-1, got '%s'"
                                .formatted(bucketRegion));
            }
            if (!PREFIX.matcher(prefix).matches()) {
                throw new IllegalArgumentException(
                        "prefix must be folders without a slash at either end, got '%s'".formatted(prefix));
            }
            Names.object("serviceAccount", serviceAccount);
            Rules.schedule(schedule);
            requireNonNull(uploaderImage, "uploaderImage");
            Numbers.between("scratchGiB", 1, MOST_SCRATCH_GIB, scratchGiB);
        }

        /** Starts from what has no default. */
        public static Builder builder(String bucket, String bucketRegion, String prefix, String serviceAccount) {
            return new Builder(bucket, bucketRegion, prefix, serviceAccount);
        }

        /** Makes {@link ToBucket}. */
        public static final class Builder {
            private final String bucket;
            private final String bucketRegion;
            private final String prefix;
            private final String serviceAccount;
            private String schedule = DEFAULT_SCHEDULE;
            private Image uploaderImage = DEFAULT_UPLOADER_IMAGE;
            private int scratchGiB = DEFAULT_SCRATCH_GIB;

            private Builder(String bucket, String bucketRegion, String prefix, String serviceAccount) {
                this.bucket = bucket;
                this.bucketRegion = bucketRegion;
                this.prefix = prefix;
                this.serviceAccount = serviceAccount;
            }

            /** When it runs, as cron, in UTC. Default: {@value ToBucket#DEFAULT_SCHEDULE}. */
            public Builder schedule(String schedule) {
                this.schedule = schedule;
                return this;
            }

            /** The image with the AWS CLI. Default: {@link ToBucket#DEFAULT_UPLOADER_IMAGE}. */
            public Builder uploaderImage(Image uploaderImage) {
                this.uploaderImage = uploaderImage;
                return this;
            }

            /** Room for the compressed dump. Default: {@value ToBucket#DEFAULT_SCRATCH_GIB}. */
            public Builder scratchGiB(int scratchGiB) {
                this.scratchGiB = scratchGiB;
                return this;
            }

            /** Checks and makes it. */
            public ToBucket build() {
                return new ToBucket(bucket, bucketRegion, prefix, serviceAccount, schedule, uploaderImage, scratchGiB);
            }
        }
    }
}
