package dev.meridian.constructs.workload.stores.postgres;

import dev.meridian.constructs.workload.stores.parts.Named;
import dev.meridian.constructs.workload.stores.parts.Peer;
import dev.meridian.constructs.workload.stores.parts.Reach;
import dev.meridian.constructs.workload.stores.parts.Spread;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import java.util.ArrayList;
import java.util.List;

/**
 * A PostgreSQL server inside the cluster, for environments without a managed one: a StatefulSet whose volumes outlive
 * it, its services, and, as the props say, standbys and a scheduled dump to S3.
 *
 * <p>Neither failover nor point-in-time recovery, nor TLS: the data cross the cluster's network in clear, though
 * passwords do not. An environment that needs one of these has a managed database. What comes back after a loss is the
 * last dump.
 *
 * <p>Kubernetes never changes the volumes, the headless service or the selector of a StatefulSet: an apply that tries
 * is refused. Larger volumes are asked for at each claim by hand.
 */
public final class PostgresObjects {
    private PostgresObjects() {}

    /** The objects, in an order to apply them in. Secrets are not among them. */
    public static List<HasMetadata> of(PostgresProps props) {
        var named = new Named(props.place(), props.name(), "database");
        var pods = new ServerPods(props, named);
        var objects = new ArrayList<HasMetadata>();
        objects.add(named.serviceAccount(props.name()));
        objects.add(named.files(props.name(), Scripts.files(props.replication())));
        objects.add(Reach.policy(named, Reach.from(admitted(props), ServerPods.PORT), called(props)));
        objects.add(named.headless(props.serviceName(), ServerPods.PORT_NAME, ServerPods.PORT));
        if (props.replication() instanceof Replication.Streaming streaming) {
            objects.add(named.ofPod(streaming.writeService(), ServerPods.PORT_NAME, ServerPods.PORT, pods.primary()));
            objects.add(named.ofAll(streaming.readService(), ServerPods.PORT_NAME, ServerPods.PORT));
            objects.add(Spread.oneAtATime(named));
        }
        objects.add(pods.render());
        if (props.dumps() instanceof Dumps.ToBucket dumps) {
            objects.addAll(new DumpJob(props, dumps, pods.primaryHost()).objects());
        }
        return List.copyOf(objects);
    }

    private static List<Peer> admitted(PostgresProps props) {
        var namespace = props.place().namespace();
        var admitted = new ArrayList<>(props.peers());
        if (props.replication() instanceof Replication.Streaming) {
            admitted.add(new Peer(namespace, props.name()));
        }
        if (props.dumps() instanceof Dumps.ToBucket) {
            admitted.add(new Peer(namespace, DumpJob.app(props)));
        }
        return admitted;
    }

    private static List<NetworkPolicyEgressRule> called(PostgresProps props) {
        return props.replication() instanceof Replication.Streaming
                ? List.of(Reach.toDns(), Reach.to(new Peer(props.place().namespace(), props.name()), ServerPods.PORT))
                : List.of();
    }
}
