package dev.meridian.constructs.database.instance;

import static java.util.Objects.requireNonNull;

/**
 * General Purpose SSD (gp3) storage and how far it may grow by itself. Figures: Amazon RDS User Guide, gp3 storage, and
 * Managing capacity automatically with storage autoscaling.
 *
 * <p>RDS never shrinks storage. Once it has grown, a template that asks for a size between the old and the grown one is
 * refused by RDS: raise {@code allocatedGiB} above what is allocated by then, or leave it alone.
 *
 * @param allocatedGiB the size at creation in GiB, 20 to 65,536
 * @param maximumGiB the size in GiB at which growth stops; equal to {@code allocatedGiB} for storage that does not grow
 * @param performance I/O beyond the baseline that comes with the size
 */
public record Gp3Storage(int allocatedGiB, int maximumGiB, Performance performance) {
    private static final int SMALLEST_GIB = 20;
    private static final int LARGEST_GIB = 65_536;
    private static final int STRIPED_FROM_GIB = 400;

    /** How much I/O the volume is to deliver. */
    public sealed interface Performance {
        /** What comes with the size: 3,000 IOPS and 125 MiB/s below 400 GiB, 12,000 IOPS and 500 MiB/s from there. */
        record Baseline() implements Performance {}

        /**
         * More than the baseline, for volumes of 400 GiB and up.
         *
         * @param iops operations per second, 12,000 to 64,000
         * @param throughputMiBps MiB per second, 500 to 4,000, at most a quarter of {@code iops}
         */
        record Provisioned(int iops, int throughputMiBps) implements Performance {
            /**
             * Checks both figures and their ratio.
             *
             * @throws IllegalArgumentException for a figure out of range, or more than 0.25 MiB/s per operation
             */
            public Provisioned {
                Checks.requireBetween("iops", 12_000, 64_000, iops);
                Checks.requireBetween("throughputMiBps", 500, 4_000, throughputMiBps);
                if (throughputMiBps * 4L > iops) {
                    throw new IllegalArgumentException(
                            "throughputMiBps must be at most a quarter of iops (%d), got %d; raise iops to %d"
                                    .formatted(iops, throughputMiBps, throughputMiBps * 4));
                }
            }
        }
    }

    /**
     * Checks sizes, room to grow and whether the size allows the performance.
     *
     * @throws IllegalArgumentException for a size out of range, a maximum less than 10 % above the allocated size, or
     *     provisioned performance below 400 GiB
     */
    public Gp3Storage {
        requireNonNull(performance, "performance");
        Checks.requireBetween("allocatedGiB", SMALLEST_GIB, LARGEST_GIB, allocatedGiB);
        Checks.requireBetween("maximumGiB", allocatedGiB, LARGEST_GIB, maximumGiB);
        if (maximumGiB > allocatedGiB && maximumGiB * 10L < allocatedGiB * 11L) {
            throw new IllegalArgumentException(
                    "maximumGiB must be at least 10 %% above allocatedGiB (%d), got %d; use %d or more"
                            .formatted(allocatedGiB, maximumGiB, (allocatedGiB * 11 + 9) / 10));
        }
        if (performance instanceof Performance.Provisioned && allocatedGiB < STRIPED_FROM_GIB) {
            throw new IllegalArgumentException(
                    "gp3 below %d GiB has a fixed baseline, got provisioned performance for %d GiB; use Baseline"
                            .formatted(STRIPED_FROM_GIB, allocatedGiB));
        }
    }

    /** Storage that keeps its size, with baseline performance. */
    public static Gp3Storage fixed(int allocatedGiB) {
        return growing(allocatedGiB, allocatedGiB);
    }

    /** Storage that grows by itself up to a maximum, with baseline performance. */
    public static Gp3Storage growing(int allocatedGiB, int maximumGiB) {
        return new Gp3Storage(allocatedGiB, maximumGiB, new Performance.Baseline());
    }

    boolean grows() {
        return maximumGiB > allocatedGiB;
    }
}
