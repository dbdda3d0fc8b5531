package dev.meridian.environments.validation.container;

import dev.meridian.environments.data.CacheDefinition;
import dev.meridian.environments.data.DatabaseDefinition;
import dev.meridian.environments.data.ObjectStoreDefinition;
import dev.meridian.environments.data.SearchDefinition;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.messaging.MailDefinition;
import dev.meridian.environments.messaging.QueueDefinition;
import dev.meridian.environments.messaging.TopicDefinition;
import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.workload.InClusterStore;
import dev.meridian.environments.workload.container.Use;
import dev.meridian.environments.workload.container.Use.Kind;
import dev.meridian.environments.workload.container.Use.Rights;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The stores and channels that a container works with. */
final class UseRules {
    private UseRules() {}

    static void check(Problems problems, String what, EnvironmentDefinition environment, List<Use> uses) {
        for (var use : uses) {
            var kind = title(use.kind());
            var existing = existing(environment, use.kind());
            problems.require(
                    existing.contains(use.name()),
                    "%s: uses %s '%s', which does not exist; name one of %s or define it",
                    what,
                    kind,
                    use.name(),
                    existing);
            var rights = rights(use.kind());
            problems.require(
                    rights.contains(use.rights()),
                    "%s: rights to %s '%s' must be one of %s, got %s",
                    what,
                    kind,
                    use.name(),
                    rights,
                    use.rights());
        }
        problems.requireDistinct(
                uses,
                use -> use.kind() == Kind.QUEUE
                        ? "%s of queue %s".formatted(use.rights(), use.name())
                        : "%s %s".formatted(title(use.kind()), use.name()),
                what + ": use of");
    }

    private static String title(Kind kind) {
        return switch (kind) {
            case OBJECTS -> "object store";
            case SEARCH -> "search domain";
            case MAIL -> "mail domain";
            default -> kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    private static Set<Rights> rights(Kind kind) {
        return switch (kind) {
            case DATABASE, CACHE -> EnumSet.of(Rights.READ_WRITE);
            case OBJECTS, SEARCH -> EnumSet.of(Rights.READ, Rights.READ_WRITE);
            case DATABASE_REPLICA -> EnumSet.of(Rights.READ);
            case QUEUE -> EnumSet.of(Rights.READ, Rights.SEND);
            case TOPIC, MAIL -> EnumSet.of(Rights.SEND);
        };
    }

    private static List<String> existing(EnvironmentDefinition environment, Kind kind) {
        return switch (kind) {
            case DATABASE ->
                Stream.concat(
                                environment.databases().stream().map(DatabaseDefinition::name),
                                inCluster(environment, InClusterStore.Postgres.class::isInstance))
                        .toList();
            case DATABASE_REPLICA ->
                Stream.concat(
                                environment.databases().stream()
                                        .filter(DatabaseDefinition::hasReplicas)
                                        .map(DatabaseDefinition::name),
                                inCluster(
                                        environment,
                                        store -> store instanceof InClusterStore.Postgres && store.replicas() > 1))
                        .toList();
            case CACHE ->
                Stream.concat(
                                environment.caches().stream().map(CacheDefinition::name),
                                inCluster(environment, InClusterStore.Redis.class::isInstance))
                        .toList();
            case QUEUE ->
                environment.queues().stream().map(QueueDefinition::name).toList();
            case TOPIC ->
                environment.topics().stream().map(TopicDefinition::name).toList();
            case OBJECTS ->
                environment.objectStores().stream()
                        .map(ObjectStoreDefinition::name)
                        .toList();
            case SEARCH ->
                environment.searchDomains().stream().map(SearchDefinition::name).toList();
            case MAIL ->
                environment.mailDomains().stream().map(MailDefinition::name).toList();
        };
    }

    private static Stream<String> inCluster(EnvironmentDefinition environment, Predicate<InClusterStore> which) {
        return environment.namespaces().stream()
                .flatMap(namespace -> namespace.stores().stream())
                .filter(which)
                .map(InClusterStore::name);
    }
}
