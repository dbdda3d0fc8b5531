package dev.meridian.constructs.cluster.nodes;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Nodes that EKS itself launches, patches and replaces (EKS Auto Mode), with networking, storage and load balancing
 * built in.
 *
 * <p>EKS's own {@code system} pool stays on for its controllers; applications get a pool {@code application} of this
 * definition, since the built-in pools cannot be given another volume size.
 *
 * @param families EC2 instance categories to choose from
 * @param purchases how instances may be bought
 * @param cpuLimit the most vCPUs of the application pool
 * @param volumeGiB size of each node's data volume, 20 to 16,384
 */
public record AutoMode(List<String> families, List<Purchase> purchases, int cpuLimit, int volumeGiB)
        implements Capacity {
    private static final Pattern FAMILY = Pattern.compile("[a-z]{1,3}");

    /** @throws IllegalArgumentException naming the rule that a value breaks */
    public AutoMode {
        families = List.copyOf(families);
        purchases = List.copyOf(purchases);
        if (families.isEmpty()
                || !families.stream().allMatch(family -> FAMILY.matcher(family).matches())) {
            throw new IllegalArgumentException(
                    "families must name instance categories such as c, m or r, got %s".formatted(families));
        }
        if (purchases.isEmpty()) {
            throw new IllegalArgumentException("Auto Mode needs at least one way to buy instances, got none");
        }
        if (cpuLimit < 1) {
            throw new IllegalArgumentException("cpuLimit must be at least 1 vCPU, got %d".formatted(cpuLimit));
        }
        if (volumeGiB < 20 || volumeGiB > 16_384) {
            throw new IllegalArgumentException("volumeGiB must be 20 to 16384, got %d".formatted(volumeGiB));
        }
    }

    /** On-demand instances of the c, m and r families, as many vCPUs and as large a volume as requirement A4 names. */
    public static AutoMode standard() {
        return new AutoMode(
                Karpenter.DEFAULT_FAMILIES,
                Karpenter.DEFAULT_PURCHASES,
                Karpenter.DEFAULT_CPU_LIMIT,
                NodeGroup.DEFAULT_VOLUME_GIB);
    }
}
