package dev.meridian.environments.validation.workload;

import dev.meridian.environments.data.CacheDefinition;
import dev.meridian.environments.data.DatabaseDefinition;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.validation.secret.LoginRules;
import dev.meridian.environments.validation.secret.SecretRules;
import dev.meridian.environments.workload.InClusterStore;
import dev.meridian.environments.workload.InClusterStore.Postgres;
import dev.meridian.environments.workload.InClusterStore.Redis;
import dev.meridian.environments.workload.NamespaceDefinition;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Everything that runs on an environment's clusters. */
public final class WorkloadRules {
    private WorkloadRules() {}

    /** Checks all namespaces, and what they have to do with each other. */
    public static void check(Problems problems, EnvironmentDefinition environment) {
        problems.require(
                environment.namespaces().isEmpty() || environment.cluster().isPresent(),
                "namespaces run on the cluster, and there is none; define one or leave namespaces out");
        problems.requireDistinct(environment.namespaces(), NamespaceDefinition::name, "namespace");
        var databases = environment.databases().stream().map(DatabaseDefinition::name);
        var caches = environment.caches().stream().map(CacheDefinition::name);
        requireDistinct(problems, databases, environment, Postgres.class::isInstance, "database");
        requireDistinct(problems, caches, environment, Redis.class::isInstance, "cache");
        for (var namespace : environment.namespaces()) {
            NamespaceRules.check(problems, namespace);
            SecretRules.check(problems, environment, namespace);
            LoginRules.check(problems, environment, namespace);
            namespace.stores().forEach(store -> InClusterStoreRules.check(problems, environment, namespace, store));
            namespace.services().forEach(service -> ServiceRules.check(problems, environment, namespace, service));
            namespace.jobs().forEach(job -> JobRules.check(problems, environment, namespace, job));
        }
        LoginRules.checkTogether(problems, environment);
        ExposureRules.check(problems, environment);
    }

    /** Whatever uses a store names it only, be it managed or not. */
    private static void requireDistinct(
            Problems problems,
            Stream<String> managed,
            EnvironmentDefinition environment,
            Predicate<InClusterStore> kind,
            String title) {
        var names = managed.distinct().toList();
        var inCluster = environment.namespaces().stream()
                .flatMap(namespace -> namespace.stores().stream())
                .filter(kind)
                .map(InClusterStore::name)
                .toList();
        if (!inCluster.isEmpty()) {
            problems.requireDistinct(
                    Stream.of(names, inCluster).flatMap(List::stream).toList(),
                    name -> name,
                    title + ", managed or in the cluster,");
        }
    }
}
