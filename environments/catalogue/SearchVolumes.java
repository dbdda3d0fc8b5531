package dev.meridian.environments.catalogue;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The largest gp3 volume of each OpenSearch node type in GiB: "EBS volume size quotas", Amazon OpenSearch Service
 * Developer Guide. Types with disks of their own take no volume, and are not offered.
 */
final class SearchVolumes {
    private static final Map<String, Map<String, Integer>> LARGEST_GIB = Map.ofEntries(
            Map.entry("t3", Map.ofEntries(Map.entry("small", 100), Map.entry("medium", 200))),
            Map.entry(
                    "m5",
                    Map.ofEntries(
                            Map.entry("large", 1_024),
                            Map.entry("xlarge", 2_048),
                            Map.entry("2xlarge", 3_072),
                            Map.entry("4xlarge", 6_144),
                            Map.entry("12xlarge", 18_432))),
            Map.entry(
                    "c5",
                    Map.ofEntries(
                            Map.entry("large", 256),
                            Map.entry("xlarge", 512),
                            Map.entry("2xlarge", 1_024),
                            Map.entry("4xlarge", 1_536),
                            Map.entry("9xlarge", 3_584),
                            Map.entry("18xlarge", 7_168))),
            Map.entry(
                    "r5",
                    Map.ofEntries(
                            Map.entry("large", 2_048),
                            Map.entry("xlarge", 3_072),
                            Map.entry("2xlarge", 6_144),
                            Map.entry("4xlarge", 12_288),
                            Map.entry("12xlarge", 24_576))),
            Map.entry(
                    "m6g",
                    Map.ofEntries(
                            Map.entry("large", 1_024),
                            Map.entry("xlarge", 2_048),
                            Map.entry("2xlarge", 3_072),
                            Map.entry("4xlarge", 6_144),
                            Map.entry("8xlarge", 12_288),
                            Map.entry("12xlarge", 18_432))),
            Map.entry(
                    "c6g",
                    Map.ofEntries(
                            Map.entry("large", 256),
                            Map.entry("xlarge", 512),
                            Map.entry("2xlarge", 1_024),
                            Map.entry("4xlarge", 1_536),
                            Map.entry("8xlarge", 3_072),
                            Map.entry("12xlarge", 4_608))),
            Map.entry(
                    "r6g",
                    Map.ofEntries(
                            Map.entry("large", 2_048),
                            Map.entry("xlarge", 3_072),
                            Map.entry("2xlarge", 6_144),
                            Map.entry("4xlarge", 12_288),
                            Map.entry("8xlarge", 16_384),
                            Map.entry("12xlarge", 24_576))),
            Map.entry(
                    "m7g",
                    Map.ofEntries(
                            Map.entry("medium", 512),
                            Map.entry("large", 768),
                            Map.entry("xlarge", 2_048),
                            Map.entry("2xlarge", 3_072),
                            Map.entry("4xlarge", 6_144),
                            Map.entry("8xlarge", 12_288),
                            Map.entry("12xlarge", 18_432),
                            Map.entry("16xlarge", 24_576))),
            Map.entry(
                    "c7g",
                    Map.ofEntries(
                            Map.entry("large", 256),
                            Map.entry("xlarge", 512),
                            Map.entry("2xlarge", 1_024),
                            Map.entry("4xlarge", 1_536),
                            Map.entry("8xlarge", 3_072),
                            Map.entry("12xlarge", 4_608),
                            Map.entry("16xlarge", 6_144))),
            Map.entry(
                    "r7g",
                    Map.ofEntries(
                            Map.entry("medium", 768),
                            Map.entry("large", 1_536),
                            Map.entry("xlarge", 3_072),
                            Map.entry("2xlarge", 6_144),
                            Map.entry("4xlarge", 12_288),
                            Map.entry("8xlarge", 16_384),
                            Map.entry("12xlarge", 24_576),
                            Map.entry("16xlarge", 36_864))));

    /** The sizes of each family. */
    static final Map<String, Set<String>> SIZES = LARGEST_GIB.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, family -> family.getValue().keySet()));

    private SearchVolumes() {}

    /** That of a type without its suffix, such as {@code r7g.large}. */
    static OptionalInt largestGiB(String type) {
        var dot = type.indexOf('.');
        return OptionalInt.of(LARGEST_GIB.get(type.substring(0, dot)).get(type.substring(dot + 1)));
    }
}
