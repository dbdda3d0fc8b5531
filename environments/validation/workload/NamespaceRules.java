package dev.meridian.environments.validation.workload;

import dev.meridian.environments.validation.rule.Names;
import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.workload.InClusterStore;
import dev.meridian.environments.workload.JobDefinition;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.ServiceDefinition;
import dev.meridian.environments.workload.container.Configuration;
import dev.meridian.environments.workload.container.ContainerDefinition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A namespace: its name, its labels, its bounds, and that everything in it has a name of its own. */
final class NamespaceRules {
    private static final int LONGEST = 63;

    /** Those of Kubernetes, of AWS's add-ons and of what Meridian itself installs. */
    private static final Set<String> RESERVED =
            Set.of("default", "external-secrets", "velero", "karpenter", "database-admin");

    private static final List<String> RESERVED_BEGINNINGS = List.of("kube-", "amazon-");

    /** "Labels and Selectors", Kubernetes documentation; prefixes belong to those who act on them. */
    private static final Pattern LABEL_KEY = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?");

    private static final Pattern LABEL_VALUE = Pattern.compile("([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?");

    private NamespaceRules() {}

    static void check(Problems problems, NamespaceDefinition namespace) {
        var what = "namespace '%s'".formatted(namespace.name());
        Names.requireName(problems, "namespace name", LONGEST, namespace.name());
        problems.require(
                !RESERVED.contains(namespace.name())
                        && RESERVED_BEGINNINGS.stream().noneMatch(namespace.name()::startsWith),
                "%s has the name of one that the cluster's own parts live in; give it another name",
                what);
        checkLabels(problems, what, namespace);
        checkBounds(problems, what, namespace);
        checkNames(problems, what, namespace);
    }

    private static void checkLabels(Problems problems, String what, NamespaceDefinition namespace) {
        namespace.labels().forEach((key, value) -> {
            problems.require(
                    LABEL_KEY.matcher(key).matches(),
                    "%s: label must have a name of at most 63 letters, digits, hyphens, underscores and full stops"
                            + " without a prefix, got '%s'",
                    what,
                    key);
            problems.require(
                    LABEL_VALUE.matcher(value).matches(),
                    "%s: value of label '%s' must be at most 63 letters, digits, hyphens, underscores and full stops,"
                            + " got '%s'",
                    what,
                    key,
                    value);
        });
    }

    private static void checkBounds(Problems problems, String what, NamespaceDefinition namespace) {
        var quota = namespace.quota();
        var ceiling = namespace.ceiling();
        requirePositive(problems, what + ": quota requestCpuMillis", quota.requestCpuMillis());
        requirePositive(problems, what + ": quota requestMemoryMiB", quota.requestMemoryMiB());
        requirePositive(problems, what + ": quota pods", quota.pods());
        requirePositive(problems, what + ": ceiling cpuMillis", ceiling.cpuMillis());
        requirePositive(problems, what + ": ceiling memoryMiB", ceiling.memoryMiB());
    }

    private static void requirePositive(Problems problems, String what, int got) {
        problems.require(got >= 1, "%s must be at least 1, got %d", what, got);
    }

    private static void checkNames(Problems problems, String what, NamespaceDefinition namespace) {
        problems.requireDistinct(
                join(
                        namespace.services().stream().map(ServiceDefinition::name),
                        namespace.jobs().stream().map(JobDefinition::name),
                        namespace.stores().stream().map(InClusterStore::statefulSet)),
                name -> name,
                what + ": service, job or store");
        problems.requireDistinct(
                join(
                        namespace.services().stream().map(ServiceDefinition::serviceName),
                        namespace.stores().stream().map(InClusterStore::serviceName)),
                name -> name,
                what + ": serviceName");
        problems.requireDistinct(
                join(
                                namespace.services().stream().map(ServiceDefinition::container),
                                namespace.jobs().stream().map(JobDefinition::container))
                        .stream()
                        .map(ContainerDefinition::configuration)
                        .flatMap(Optional::stream)
                        .map(Configuration::name)
                        .toList(),
                name -> name,
                what + ": configuration");
    }

    @SafeVarargs
    private static <T> List<T> join(Stream<T>... parts) {
        return Stream.of(parts).flatMap(part -> part).toList();
    }
}
