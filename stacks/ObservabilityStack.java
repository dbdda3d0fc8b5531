package dev.meridian.stacks;

import dev.meridian.constructs.alarms.AlarmTopic;
import dev.meridian.constructs.alarms.AlarmTopicProps;
import dev.meridian.constructs.alarms.Audience;
import dev.meridian.constructs.alarms.Recipient;
import dev.meridian.constructs.alarms.balancing.EntryAlarms;
import dev.meridian.constructs.alarms.balancing.EntryAlarmsProps;
import dev.meridian.constructs.alarms.balancing.ServiceAlarms;
import dev.meridian.constructs.alarms.balancing.ServiceAlarmsProps;
import dev.meridian.constructs.alarms.database.DatabaseAlarms;
import dev.meridian.constructs.alarms.database.DatabaseAlarmsProps;
import dev.meridian.constructs.alarms.database.DatabaseRole;
import dev.meridian.constructs.alarms.kubernetes.ClusterAlarms;
import dev.meridian.constructs.alarms.kubernetes.ClusterAlarmsProps;
import dev.meridian.constructs.alarms.kubernetes.Workload;
import dev.meridian.constructs.alarms.kubernetes.WorkloadAlarms;
import dev.meridian.constructs.alarms.kubernetes.WorkloadAlarmsProps;
import dev.meridian.constructs.alarms.queues.QueueAlarms;
import dev.meridian.constructs.alarms.queues.QueueAlarmsProps;
import dev.meridian.constructs.database.instance.DatabaseInstanceClass;
import dev.meridian.environments.data.DatabaseDefinition;
import dev.meridian.environments.observability.AlertDefinition;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.ServiceDefinition;
import java.util.Locale;
import java.util.Optional;
import software.constructs.Construct;

/**
 * What is told of the region, and to whom: pods and nodes, requests, databases and queues. It comes after what it
 * watches, most of which it knows by literal names, so that nobody is told of what is not there yet.
 */
final class ObservabilityStack extends RegionalStack {
    private final Placement placement;
    private final String topicArn;

    ObservabilityStack(
            Construct stage,
            Placement placement,
            AlertDefinition alerts,
            DataStack data,
            Optional<ClusterStack> cluster,
            Optional<IngressStack> ingress) {
        super(stage, Layer.OBSERVABILITY, placement);
        this.placement = placement;
        topicArn = topic(placement, alerts);
        placement.environment().databases().forEach(database -> watch(database, data.kept()));
        data.kept()
                .queues()
                .forEach((name, queue) -> new QueueAlarms(
                        this,
                        Ids.of(name, "Queue"),
                        QueueAlarmsProps.builder(
                                        topicArn,
                                        name,
                                        queue.name(),
                                        queue.deadLetters().name())
                                .build()));
        addStackDependency(data);
        cluster.ifPresent(this::watchPods);
        ingress.ifPresent(this::watchRequests);
    }

    private String topic(Placement placement, AlertDefinition alerts) {
        return new AlarmTopic(
                        this,
                        "Topic",
                        new AlarmTopicProps(
                                key("Key", placement, "alarms", "Encrypts what alarms tell"),
                                new Audience.Subscribed(alerts.emails().stream()
                                        .<Recipient>map(address -> new Recipient.Email(slug(address), address))
                                        .toList())))
                .arn();
    }

    /** Whether the region writes to the database or follows it, each instance is watched by its own name. */
    private void watch(DatabaseDefinition definition, RegionStores kept) {
        var database = kept.databases().get(definition.name());
        if (database != null) {
            DatabaseRole role = new DatabaseRole.Writer();
            for (var identifier : database.identifiers()) {
                watch(definition, identifier, role);
                role = new DatabaseRole.Replica();
            }
        }
        var replica = kept.replicas().get(definition.name());
        if (replica != null) {
            watch(definition, replica.identifier(), new DatabaseRole.Replica());
        }
    }

    private void watch(DatabaseDefinition definition, String identifier, DatabaseRole role) {
        new DatabaseAlarms(
                this,
                Ids.of(identifier, "Database"),
                DatabaseAlarmsProps.builder(
                                topicArn,
                                identifier,
                                new DatabaseInstanceClass(
                                        definition.instanceType().name()),
                                definition.storageGiB(),
                                role)
                        .build());
    }

    private void watchPods(ClusterStack cluster) {
        addStackDependency(cluster);
        new ClusterAlarms(
                this,
                "Cluster",
                ClusterAlarmsProps.builder(topicArn, placement.names().cluster())
                        .build());
        for (var namespace : placement.environment().namespaces()) {
            var pods = new Construct(this, Ids.of(namespace.name(), "Pods"));
            namespace.services().forEach(service -> watch(pods, namespace, service));
            namespace
                    .stores()
                    .forEach(store ->
                            watch(pods, Ids.of(store.statefulSet(), "Store"), RunningPods.of(namespace, store)));
        }
    }

    private void watch(Construct pods, NamespaceDefinition namespace, ServiceDefinition service) {
        Services.tracks(service)
                .keySet()
                .forEach(track -> watch(
                        pods, Ids.of(track.nameOf(service.name()), ""), RunningPods.of(namespace, service, track)));
    }

    private void watch(Construct pods, String id, Workload workload) {
        new WorkloadAlarms(
                pods,
                id,
                WorkloadAlarmsProps.builder(topicArn, placement.names().cluster(), workload)
                        .build());
    }

    private void watchRequests(IngressStack ingress) {
        var balancer = ingress.loadBalancerFullName();
        new EntryAlarms(
                this,
                "Entry",
                EntryAlarmsProps.builder(topicArn, placement.names().stage(), balancer)
                        .build());
        for (var service : Exposures.exposed(placement.environment())) {
            Services.tracks(service).forEach((track, colour) -> {
                var name = track.nameOf(service.name());
                new ServiceAlarms(
                        this,
                        Ids.of(name, "Requests"),
                        ServiceAlarmsProps.builder(
                                        topicArn, name, balancer, ingress.targetGroupFullName(service.name(), colour))
                                .build());
            });
        }
    }

    /** A name for the subscription that stays as long as its address: {@code email-on-call-example-com}. */
    private static String slug(String address) {
        return "email-"
                + address.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
