package dev.meridian.environments.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * An instance type as EC2, RDS ({@code db.}) and ElastiCache ({@code cache.}) name it: family, dot, size.
 *
 * <p>Families and sizes are those that each service offers for the engines used here: "DB instance class types",
 * Amazon RDS User Guide (PostgreSQL 16); "Supported node types", Amazon ElastiCache User Guide (Redis OSS 7, Valkey);
 * "Instance types by instance family", Amazon EC2 (current generations, for EKS nodes); "Supported instance types",
 * Amazon OpenSearch Service Developer Guide ({@code .search} behind the size).
 */
public record InstanceType(String name) {
    private static final String SEARCH = ".search";

    private static final Pattern FORM = Pattern.compile("((?:db\\.|cache\\.)?)([a-z0-9-]+)\\.([a-z0-9]+)");

    /** Graviton families carry a g behind their generation: m7g, t4g, r6gd. */
    private static final Pattern GRAVITON_FAMILY = Pattern.compile("[a-z]+\\d+g[a-z]*");

    private static final Set<String> STANDARD =
            Set.of("large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge");
    private static final Set<String> GRAVITON =
            Set.of("large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge");
    /** The fifth generation of compute instances has sizes of its own. */
    private static final Set<String> C5 =
            Set.of("large", "xlarge", "2xlarge", "4xlarge", "9xlarge", "12xlarge", "18xlarge", "24xlarge");

    private static final Set<String> BURSTABLE = Set.of("micro", "small", "medium", "large", "xlarge", "2xlarge");
    private static final Set<String> CACHE_STANDARD =
            Set.of("large", "xlarge", "2xlarge", "4xlarge", "12xlarge", "24xlarge");
    private static final Set<String> CACHE_BURSTABLE = Set.of("micro", "small", "medium");

    private static final Map<String, Set<String>> DATABASE = Map.ofEntries(
            Map.entry("m5", STANDARD),
            Map.entry("m6i", STANDARD),
            Map.entry("m6g", GRAVITON),
            Map.entry("m7g", GRAVITON),
            Map.entry("r5", STANDARD),
            Map.entry("r6i", STANDARD),
            Map.entry("r6g", GRAVITON),
            Map.entry("r7g", GRAVITON),
            Map.entry("t3", BURSTABLE),
            Map.entry("t4g", BURSTABLE));
    private static final Map<String, Set<String>> CACHE = Map.of(
            "m5", CACHE_STANDARD,
            "r5", CACHE_STANDARD,
            "m6g", GRAVITON,
            "r6g", GRAVITON,
            "m7g", GRAVITON,
            "r7g", GRAVITON,
            "t3", CACHE_BURSTABLE,
            "t4g", CACHE_BURSTABLE);
    private static final Map<String, Set<String>> NODE = Map.ofEntries(
            Map.entry("m5", STANDARD),
            Map.entry("m5a", STANDARD),
            Map.entry("m6i", STANDARD),
            Map.entry("m6a", STANDARD),
            Map.entry("m6g", GRAVITON),
            Map.entry("m7g", GRAVITON),
            Map.entry("m7i", STANDARD),
            Map.entry("c5", C5),
            Map.entry("c6i", STANDARD),
            Map.entry("c7g", GRAVITON),
            Map.entry("r5", STANDARD),
            Map.entry("r6g", GRAVITON),
            Map.entry("t3", BURSTABLE),
            Map.entry("t3a", BURSTABLE),
            Map.entry("t4g", BURSTABLE));

    public InstanceType {
        requireNonNull(name, "name");
    }

    /** Why RDS for PostgreSQL 16 does not offer this class, with the cure; empty where it does. */
    public Optional<String> refusedForPostgres() {
        return refused("db.", DATABASE, "PostgreSQL 16");
    }

    /** Why ElastiCache does not offer this node type for Redis 7 and Valkey, with the cure; empty where it does. */
    public Optional<String> refusedForCache() {
        return refused("cache.", CACHE, "Redis 7 and Valkey");
    }

    /** Why this type cannot be a Kubernetes node, with the cure; empty where it can. */
    public Optional<String> refusedForNode() {
        return refused("", NODE, "Kubernetes nodes");
    }

    /** Why OpenSearch Service does not offer this type for data nodes on EBS volumes, with the cure; empty where it does. */
    public Optional<String> refusedForSearch() {
        return name.endsWith(SEARCH)
                ? new InstanceType(name.substring(0, name.length() - SEARCH.length()))
                        .refused("", SearchVolumes.SIZES, "OpenSearch")
                : Optional.of("must look like 'r7g.large.search'");
    }

    /** The largest gp3 volume of a data node of this type; empty where OpenSearch Service does not offer it. */
    public OptionalInt largestSearchVolumeGiB() {
        return refusedForSearch().isPresent()
                ? OptionalInt.empty()
                : SearchVolumes.largestGiB(name.substring(0, name.length() - SEARCH.length()));
    }

    /** What a node of this type has; empty where it cannot be a Kubernetes node. */
    public Optional<NodeSize> nodeSize() {
        return refusedForNode().isPresent() ? Optional.empty() : Optional.of(NodeSize.of(name));
    }

    /** Whether it lives on CPU credits. */
    public boolean isBurstable() {
        var matcher = FORM.matcher(name);
        return matcher.lookingAt() && matcher.group(2).startsWith("t");
    }

    /** Whether its processor is AWS's own, for which node images and containers are built differently. */
    public boolean isGraviton() {
        var matcher = FORM.matcher(name);
        return matcher.lookingAt() && GRAVITON_FAMILY.matcher(matcher.group(2)).matches();
    }

    @Override
    public String toString() {
        return name;
    }

    private Optional<String> refused(String prefix, Map<String, Set<String>> offers, String purpose) {
        var matcher = FORM.matcher(name);
        if (!matcher.matches() || !matcher.group(1).equals(prefix)) {
            return Optional.of("must look like '%sm5.xlarge'".formatted(prefix));
        }
        var sizes = offers.get(matcher.group(2));
        if (sizes == null) {
            return Optional.of("is of a family not offered for %s; families: %s"
                    .formatted(purpose, String.join(", ", new TreeSet<>(offers.keySet()))));
        }
        return sizes.contains(matcher.group(3))
                ? Optional.empty()
                : Optional.of("is of a size not offered for %s; sizes of %s: %s"
                        .formatted(purpose, matcher.group(2), String.join(", ", new TreeSet<>(sizes))));
    }
}
