package dev.meridian.constructs.search.nodes;

import static java.util.Objects.requireNonNull;

/**
 * The gp3 volume of each data node. OpenSearch Service takes no gp3 volume without its figures for I/O, so what a volume
 * of its size delivers at no charge is written out.
 *
 * <p>Volumes grow and shrink in place of the old ones, by a blue/green deployment. Figures: Amazon OpenSearch Service
 * Developer Guide, "EBS volume size quotas" and "Creating and managing domains", and the AWS Pricing Calculator for
 * OpenSearch Service, which names what a volume includes.
 *
 * @param volumeGiB the size in GiB, {@value #SMALLEST_GIB} to what the node type takes
 * @param performance how much I/O the volume is to deliver
 */
public record IndexStorage(int volumeGiB, Performance performance) {
    /** The smallest volume, in GiB. */
    public static final int SMALLEST_GIB = 10;

    private static final int MAX_IOPS = 16_000;
    private static final int MAX_MIBPS = 1_000;
    private static final int IOPS_PER_GIB = 500;

    /** How much I/O a volume delivers. */
    public sealed interface Performance {
        /**
         * What comes with the size: 3 operations a second for each GiB, 3,000 to 16,000; and 125 MiB/s up to 170 GiB, then
         * 250 MiB/s for every 3,000 GiB begun, up to 1,000.
         */
        record Baseline() implements Performance {}

        /**
         * At least what comes with the size, at an extra charge for what exceeds it.
         *
         * @param iops operations per second, at most 16,000 and at most 500 for each GiB
         * @param throughputMiBps MiB per second, at most 1,000 and at most a quarter of {@code iops}
         */
        record Provisioned(int iops, int throughputMiBps) implements Performance {}
    }

    /**
     * Checks the size, and what is provisioned against it.
     *
     * @throws IllegalArgumentException for a size below {@value #SMALLEST_GIB} GiB, or a performance that a volume of this
     *     size does not have
     */
    public IndexStorage {
        requireNonNull(performance, "performance");
        if (volumeGiB < SMALLEST_GIB) {
            throw new IllegalArgumentException(
                    "volumeGiB must be at least %d, got %d".formatted(SMALLEST_GIB, volumeGiB));
        }
        if (performance instanceof Performance.Provisioned provisioned) {
            requireBetween(
                    "iops",
                    baselineIops(volumeGiB),
                    (int) Math.min(MAX_IOPS, (long) IOPS_PER_GIB * volumeGiB),
                    provisioned.iops(),
                    volumeGiB);
            requireBetween(
                    "throughputMiBps",
                    baselineMiBps(volumeGiB),
                    Math.min(MAX_MIBPS, provisioned.iops() / 4),
                    provisioned.throughputMiBps(),
                    volumeGiB);
        }
    }

    /** A volume that delivers what comes with its size. */
    public static IndexStorage ofGiB(int volumeGiB) {
        return new IndexStorage(volumeGiB, new Performance.Baseline());
    }

    /** Operations per second. */
    public int iops() {
        return performance instanceof Performance.Provisioned provisioned
                ? provisioned.iops()
                : baselineIops(volumeGiB);
    }

    /** MiB per second. */
    public int throughputMiBps() {
        return performance instanceof Performance.Provisioned provisioned
                ? provisioned.throughputMiBps()
                : baselineMiBps(volumeGiB);
    }

    private static int baselineIops(int volumeGiB) {
        return (int) Math.min(MAX_IOPS, Math.max(3_000L, 3L * volumeGiB));
    }

    /** Less than this is refused, and CloudFormation reports it as an internal failure. */
    private static int baselineMiBps(int volumeGiB) {
        return volumeGiB <= 170 ? 125 : Math.min(MAX_MIBPS, 250 * ((volumeGiB - 1) / 3_000 + 1));
    }

    private static void requireBetween(String component, int least, int most, int value, int volumeGiB) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s must be %d to %d for a volume of %d GiB, got %d"
                    .formatted(component, least, most, volumeGiB, value));
        }
    }
}
