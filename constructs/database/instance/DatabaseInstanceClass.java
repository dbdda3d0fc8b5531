package dev.meridian.constructs.database.instance;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A DB instance class that RDS for PostgreSQL 14 and later runs on (Amazon RDS User Guide, Supported DB engines for DB
 * instance classes). Whether a region has it in stock is not known here.
 *
 * @param name the class in AWS terms, such as {@code db.r5.2xlarge}
 */
public record DatabaseInstanceClass(String name) {
    private static final List<String> BURSTABLE = List.of("micro", "small", "medium", "large", "xlarge", "2xlarge");
    private static final List<String> GRAVITON =
            List.of("large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge");
    private static final List<String> GRAVITON_4 =
            List.of("large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge", "48xlarge");
    private static final List<String> INTEL =
            List.of("large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge");
    private static final List<String> INTEL_6 =
            List.of("large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge", "32xlarge");

    private static final Map<String, List<String>> SIZES_BY_FAMILY = new TreeMap<>(Map.ofEntries(
            Map.entry("t3", BURSTABLE),
            Map.entry("t4g", BURSTABLE),
            Map.entry("m5", INTEL),
            Map.entry("m6g", GRAVITON),
            Map.entry("m6i", INTEL_6),
            Map.entry("m7g", GRAVITON),
            Map.entry("m7i", INTEL),
            Map.entry("m8g", GRAVITON_4),
            Map.entry("r5", INTEL),
            Map.entry("r5b", INTEL),
            Map.entry("r6g", GRAVITON),
            Map.entry("r6i", INTEL_6),
            Map.entry("r7g", GRAVITON),
            Map.entry("r7i", INTEL),
            Map.entry("r8g", GRAVITON_4),
            Map.entry("x2g", GRAVITON)));

    /**
     * Checks family and size against the table of what PostgreSQL runs on.
     *
     * @throws IllegalArgumentException for a class that RDS does not offer for PostgreSQL
     */
    public DatabaseInstanceClass {
        requireNonNull(name, "name");
        var parts = name.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals("db")) {
            throw new IllegalArgumentException("instance class must look like db.r5.2xlarge, got '%s'".formatted(name));
        }
        var sizes = SIZES_BY_FAMILY.get(parts[1]);
        if (sizes == null) {
            throw new IllegalArgumentException("instance class family must be one of %s, got '%s'"
                    .formatted(String.join(", ", SIZES_BY_FAMILY.keySet()), name));
        }
        if (!sizes.contains(parts[2])) {
            throw new IllegalArgumentException("instance class family %s comes in %s, got '%s'"
                    .formatted(parts[1], String.join(", ", sizes), name));
        }
    }
}
