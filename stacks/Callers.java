package dev.meridian.stacks;

import static java.util.Objects.requireNonNull;

import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.container.Call;
import dev.meridian.environments.workload.container.ContainerDefinition;
import dev.meridian.environments.workload.container.Use;
import dev.meridian.environments.workload.container.Use.Kind;
import java.util.List;
import java.util.stream.Stream;

/** Who calls whom in an environment's clusters: the other side of what services and jobs say of their own calls. */
record Callers(EnvironmentDefinition environment) {
    /**
     * Pods that call.
     *
     * @param namespace their namespace
     * @param app their label {@code app}
     * @param port the name of the port that they call; empty for a store's only one
     */
    record Caller(String namespace, String app, String port) {
        Caller {
            requireNonNull(namespace, "namespace");
            requireNonNull(app, "app");
            requireNonNull(port, "port");
        }
    }

    /** Who calls a service. */
    List<Caller> of(String namespace, String service) {
        return pods().flatMap(pods -> pods.container().calls().stream()
                        .filter(Call.Service.class::isInstance)
                        .map(Call.Service.class::cast)
                        .filter(call -> call.namespace().equals(namespace)
                                && call.service().equals(service))
                        .map(call -> new Caller(pods.namespace(), pods.app(), call.port())))
                .distinct()
                .toList();
    }

    /** Who uses a store that runs in the cluster; the replicas of a database are pods of its own. */
    List<Caller> ofStore(Kind kind, String store) {
        return pods().filter(pods -> pods.container().uses().stream().anyMatch(use -> isOf(use, kind, store)))
                .map(pods -> new Caller(pods.namespace(), pods.app(), ""))
                .distinct()
                .toList();
    }

    private static boolean isOf(Use use, Kind kind, String store) {
        var used = use.kind() == Kind.DATABASE_REPLICA ? Kind.DATABASE : use.kind();
        return used == kind && use.name().equals(store);
    }

    private Stream<Running> pods() {
        return environment.namespaces().stream().flatMap(Callers::pods);
    }

    private static Stream<Running> pods(NamespaceDefinition namespace) {
        return Stream.concat(
                namespace.services().stream()
                        .map(service -> new Running(namespace.name(), service.name(), service.container())),
                namespace.jobs().stream().map(job -> new Running(namespace.name(), job.name(), job.container())));
    }

    private record Running(String namespace, String app, ContainerDefinition container) {}
}
