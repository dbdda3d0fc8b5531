package dev.meridian.stacks;

import dev.meridian.constructs.cluster.KubernetesCluster;
import dev.meridian.constructs.workload.JobChart;
import dev.meridian.constructs.workload.NamespaceChart;
import dev.meridian.constructs.workload.PriorityClassChart;
import dev.meridian.constructs.workload.SecretsChart;
import dev.meridian.constructs.workload.ServiceChart;
import dev.meridian.constructs.workload.namespace.NamespaceProps;
import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.workload.JobDefinition;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.ServiceDefinition;
import dev.meridian.environments.workload.container.ContainerDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cdk8s.App;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * What runs on the region's cluster: a chart for each service, job and store, applied on its own, so that a change of one
 * touches no other.
 */
final class WorkloadStack extends RegionalStack {
    private final Placement placement;
    private final KubernetesCluster cluster;
    private final App charts = new App();
    private final Reaches reaches;
    private final SecretKeys secrets;
    private final Services services;
    private final Jobs jobs;
    private final InClusterStores inCluster;

    WorkloadStack(
            Construct stage,
            Placement placement,
            ClusterStack cluster,
            Map<Region, RegionStores> stores,
            Optional<IngressStack> ingress) {
        super(stage, Layer.WORKLOADS, placement);
        this.placement = placement;
        this.cluster = cluster.cluster();
        var here = stores.get(placement.region().region());
        var pods = new Pods(placement, here.files());
        var callers = new Callers(placement.environment());
        reaches = new Reaches(placement, stores);
        secrets = new SecretKeys(placement, here, reaches);
        services = new Services(placement, pods, callers, ingress);
        jobs = new Jobs(placement, pods);
        inCluster = new InClusterStores(placement, here, callers);
        var ready = cluster.readyForWorkloads();
        var first = addNamespaces(ready);
        placement.environment().namespaces().forEach(namespace -> add(namespace, first.get(namespace.name())));
        if (placement.region().isPrimary()) {
            new DatabaseRoles(placement, here, secrets).define(this, first.get(Namespaces.DATABASE_ADMINISTRATION));
        }
    }

    /** Applies the objects of a chart, each kind where CloudFormation or kubectl deletes it when it is gone. */
    List<? extends IDependable> apply(
            String id, List<Map<String, Object>> manifests, List<? extends IDependable> after) {
        return cluster.applyChart(this, id, manifests, after.toArray(IDependable[]::new));
    }

    /** The scope of charts, which are none of the stack's own constructs. */
    App charts() {
        return charts;
    }

    /** Gives the pods of a service account the role that its uses imply; what it returns is there before the pods. */
    List<IDependable> identify(String namespace, String account, List<Reach> uses) {
        var grants = uses.stream().flatMap(reach -> reach.grant().stream()).toList();
        if (grants.isEmpty()) {
            return List.of();
        }
        var identity = cluster.podIdentity(this, Ids.of(namespace + "-" + account, "Identity"), namespace, account);
        grants.forEach(grant -> grant.accept(identity.role()));
        return List.of(identity);
    }

    /** Returns what has to be there before the pods of each namespace: its rules, which wait for all the rest. */
    private Map<String, List<? extends IDependable>> addNamespaces(List<? extends IDependable> ready) {
        var namespaces = Namespaces.props(placement).stream()
                .collect(Collectors.toMap(
                        NamespaceProps::name,
                        props -> new NamespaceChart(charts, Ids.of(props.name(), "Namespace"), props),
                        (one, other) -> one,
                        LinkedHashMap::new));
        var made = new ArrayList<IDependable>(apply(
                "Namespaces",
                namespaces.values().stream()
                        .flatMap(chart -> chart.namespaceManifests().stream())
                        .toList(),
                ready));
        made.addAll(apply(
                "Priorities",
                new PriorityClassChart(charts, "Priorities", Namespaces.priorities()).manifests(),
                ready));
        var rules = new LinkedHashMap<String, List<? extends IDependable>>();
        namespaces.forEach((name, chart) -> {
            var applied = apply(Ids.of(name, "NamespaceRules"), chart.ruleManifests(), made);
            rules.put(name, applied.subList(applied.size() - 1, applied.size()));
        });
        return rules;
    }

    private void add(NamespaceDefinition namespace, List<? extends IDependable> first) {
        var kept = namespace.secrets().isEmpty() ? first : addSecrets(namespace, first);
        inCluster.define(this, namespace, kept);
        namespace.services().forEach(service -> add(namespace, service, kept));
        namespace.jobs().forEach(job -> add(namespace, job, kept));
    }

    private List<? extends IDependable> addSecrets(NamespaceDefinition namespace, List<? extends IDependable> first) {
        var id = Ids.of(namespace.name(), "Secrets");
        var props = namespace.secrets().stream()
                .map(secret -> secrets.props(namespace, secret))
                .toList();
        return apply(id, new SecretsChart(charts, id, props).manifests(), first);
    }

    private void add(NamespaceDefinition namespace, ServiceDefinition service, List<? extends IDependable> first) {
        var id = Ids.of(namespace.name() + "-" + service.name(), "");
        var reached = reached(namespace, service.container());
        var after = new ArrayList<IDependable>(first);
        after.addAll(identify(namespace.name(), service.name(), reached));
        apply(id, new ServiceChart(charts, id, services.props(namespace, service, reached)).manifests(), after);
    }

    private void add(NamespaceDefinition namespace, JobDefinition job, List<? extends IDependable> first) {
        var id = Ids.of(namespace.name() + "-" + job.name(), "");
        var reached = reached(namespace, job.container());
        var after = new ArrayList<IDependable>(first);
        after.addAll(identify(namespace.name(), job.name(), reached));
        apply(id, new JobChart(charts, id, jobs.props(namespace, job, reached)).manifests(), after);
    }

    private List<Reach> reached(NamespaceDefinition namespace, ContainerDefinition container) {
        return Stream.concat(
                        container.uses().stream().map(use -> reaches.of(use, namespace)),
                        container.calls().stream().map(call -> reaches.of(call, namespace)))
                .toList();
    }
}
