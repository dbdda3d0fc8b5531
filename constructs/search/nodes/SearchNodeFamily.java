package dev.meridian.constructs.search.nodes;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;

/**
 * The families of OpenSearch nodes of the current generations that keep their data on EBS volumes, with the sizes each
 * comes in and the largest gp3 volume of each size (Amazon OpenSearch Service Developer Guide, "Supported instance
 * types" and "EBS volume size quotas"). A region may lack a family: ask there before choosing the newest.
 *
 * <p>Families with disks of their own (I, R6gd, R7gd, R8gd, OI2) take no volume, and the OpenSearch-optimized ones (OR1,
 * OR2, OM2) keep their copies elsewhere; neither is offered.
 */
public enum SearchNodeFamily {
    /** General purpose with CPU credits, Intel: for trying things out. */
    T3(size("small", 100), size("medium", 200)),
    /** General purpose, Intel. */
    M5(
            size("large", 1024),
            size("xlarge", 2048),
            size("2xlarge", 3072),
            size("4xlarge", 6144),
            size("12xlarge", 18432)),
    /** Compute, Intel. */
    C5(
            size("large", 256),
            size("xlarge", 512),
            size("2xlarge", 1024),
            size("4xlarge", 1536),
            size("9xlarge", 3584),
            size("18xlarge", 7168)),
    /** Memory, Intel. */
    R5(
            size("large", 2048),
            size("xlarge", 3072),
            size("2xlarge", 6144),
            size("4xlarge", 12288),
            size("12xlarge", 24576)),
    /** General purpose, Graviton2. */
    M6G(
            size("large", 1024),
            size("xlarge", 2048),
            size("2xlarge", 3072),
            size("4xlarge", 6144),
            size("8xlarge", 12288),
            size("12xlarge", 18432)),
    /** Compute, Graviton2. */
    C6G(
            size("large", 256),
            size("xlarge", 512),
            size("2xlarge", 1024),
            size("4xlarge", 1536),
            size("8xlarge", 3072),
            size("12xlarge", 4608)),
    /** Memory, Graviton2. */
    R6G(
            size("large", 2048),
            size("xlarge", 3072),
            size("2xlarge", 6144),
            size("4xlarge", 12288),
            size("8xlarge", 16384),
            size("12xlarge", 24576)),
    /** General purpose, Graviton3. */
    M7G(
            size("medium", 512),
            size("large", 768),
            size("xlarge", 2048),
            size("2xlarge", 3072),
            size("4xlarge", 6144),
            size("8xlarge", 12288),
            size("12xlarge", 18432),
            size("16xlarge", 24576)),
    /** Compute, Graviton3. */
    C7G(
            size("large", 256),
            size("xlarge", 512),
            size("2xlarge", 1024),
            size("4xlarge", 1536),
            size("8xlarge", 3072),
            size("12xlarge", 4608),
            size("16xlarge", 6144)),
    /** Memory, Graviton3. */
    R7G(
            size("medium", 768),
            size("large", 1536),
            size("xlarge", 3072),
            size("2xlarge", 6144),
            size("4xlarge", 12288),
            size("8xlarge", 16384),
            size("12xlarge", 24576),
            size("16xlarge", 36864)),
    /** General purpose, Graviton4. */
    M8G(
            size("medium", 512),
            size("large", 768),
            size("xlarge", 2048),
            size("2xlarge", 3072),
            size("4xlarge", 6144),
            size("8xlarge", 12288),
            size("12xlarge", 18432),
            size("16xlarge", 24576)),
    /** Compute, Graviton4. */
    C8G(
            size("large", 256),
            size("xlarge", 512),
            size("2xlarge", 1024),
            size("4xlarge", 1536),
            size("8xlarge", 3072),
            size("12xlarge", 4608),
            size("16xlarge", 6144)),
    /** Memory, Graviton4. */
    R8G(
            size("medium", 768),
            size("large", 1532),
            size("xlarge", 3072),
            size("2xlarge", 6144),
            size("4xlarge", 12288),
            size("8xlarge", 16384),
            size("12xlarge", 24576),
            size("16xlarge", 36864)),
    /** General purpose, Intel of the seventh generation. */
    M7I(
            size("large", 768),
            size("xlarge", 2048),
            size("2xlarge", 3072),
            size("4xlarge", 6144),
            size("8xlarge", 12288),
            size("12xlarge", 18432),
            size("16xlarge", 24576)),
    /** Compute, Intel of the seventh generation. */
    C7I(
            size("large", 256),
            size("xlarge", 512),
            size("2xlarge", 1024),
            size("4xlarge", 1536),
            size("8xlarge", 3072),
            size("12xlarge", 4608),
            size("16xlarge", 6144)),
    /** Memory, Intel of the seventh generation. */
    R7I(
            size("large", 1536),
            size("xlarge", 3072),
            size("2xlarge", 6144),
            size("4xlarge", 12288),
            size("8xlarge", 16384),
            size("12xlarge", 24576),
            size("16xlarge", 36864));

    private final List<Size> sizes;

    SearchNodeFamily(Size... sizes) {
        this.sizes = List.of(sizes);
    }

    /** A family as AWS writes it, such as {@code m6g}. */
    static SearchNodeFamily named(String familyName) {
        return Arrays.stream(values())
                .filter(family -> family.familyName().equals(familyName))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("search node family must be one of %s, got '%s'"
                        .formatted(
                                Arrays.stream(values())
                                        .map(SearchNodeFamily::familyName)
                                        .collect(joining(", ")),
                                familyName)));
    }

    String familyName() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean burstable() {
        return this == T3;
    }

    /** The families of Graviton end in a letter of their own. */
    boolean graviton() {
        return name().endsWith("G");
    }

    void requireSize(String size) {
        if (sizes.stream().noneMatch(offered -> offered.name().equals(size))) {
            throw new IllegalArgumentException("%s search nodes come in the sizes %s, got '%s'"
                    .formatted(familyName(), sizes.stream().map(Size::name).collect(joining(", ")), size));
        }
    }

    int largestVolumeGiB(String size) {
        return sizes.stream()
                .filter(offered -> offered.name().equals(size))
                .findAny()
                .orElseThrow(NoSuchElementException::new)
                .largestVolumeGiB();
    }

    private static Size size(String name, int largestVolumeGiB) {
        return new Size(name, largestVolumeGiB);
    }

    private record Size(String name, int largestVolumeGiB) {}
}
