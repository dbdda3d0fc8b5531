package dev.meridian.constructs.cache.nodes;

import java.util.List;
import java.util.Locale;

/**
 * The families of cache nodes of the current generations, with the sizes each comes in (Amazon ElastiCache User Guide,
 * "Supported node types"). A region may lack a family: ask there before choosing the newest.
 */
public enum NodeFamily {
    /** General purpose with CPU credits, Intel. */
    T3("micro", "small", "medium"),
    /** General purpose with CPU credits, Graviton. */
    T4G("micro", "small", "medium"),
    /** General purpose, Intel. */
    M5("large", "xlarge", "2xlarge", "4xlarge", "12xlarge", "24xlarge"),
    /** General purpose, Graviton2. */
    M6G("large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge"),
    /** General purpose, Graviton3. */
    M7G("large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge"),
    /** Memory, Intel. */
    R5("large", "xlarge", "2xlarge", "4xlarge", "12xlarge", "24xlarge"),
    /** Memory, Graviton2. */
    R6G("large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge"),
    /** Memory with data tiering to local SSD, Graviton2. */
    R6GD("xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge"),
    /** Memory, Graviton3. */
    R7G("large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge"),
    /** Network, Graviton3. */
    C7GN("large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge");

    private final List<String> sizes;

    NodeFamily(String... sizes) {
        this.sizes = List.of(sizes);
    }

    List<String> sizes() {
        return sizes;
    }

    boolean burstable() {
        return this == T3 || this == T4G;
    }

    String familyName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
