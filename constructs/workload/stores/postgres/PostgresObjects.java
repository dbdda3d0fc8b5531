package dev.meridian.constructs.workload.stores.postgres;

import dev.meridian.constructs.workload.configuration.ConfigMaps;
import dev.meridian.constructs.workload.stores.parts.Spread;
import dev.meridian.constructs.workload.stores.parts.StoreObjects;
import dev.meridian.constructs.workload.traffic.Outbound;
import dev.meridian.constructs.workload.traffic.Peer;
import io.fabric8.kubernetes.api.model.HasMetadata;
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
        var owner = props.place().owner(props.name(), "database");
        var pods = new ServerPods(props, owner);
        var objects = new ArrayList<HasMetadata>();
        objects.add(StoreObjects.serviceAccount(owner, props.name()));
        objects.addAll(ConfigMaps.of(owner, List.of(pods.files())));
        objects.add(StoreObjects.serving(props.place(), owner, ServerPods.PORT, admitted(props), called(props)));
        objects.add(StoreObjects.headless(owner, props.serviceName(), ServerPods.PORT));
        if (props.replication() instanceof Replication.Streaming streaming) {
            objects.add(StoreObjects.ofPod(owner, streaming.writeService(), ServerPods.PORT, pods.primary()));
            objects.add(StoreObjects.ofAll(owner, streaming.readService(), ServerPods.PORT));
            objects.add(Spread.oneAtATime(owner));
        }
        objects.add(pods.render());
        if (props.dumps() instanceof Dumps.ToBucket dumps) {
            objects.addAll(new DumpJob(props, dumps, pods.primaryHost()).objects());
        }
        return List.copyOf(objects);
    }

    private static List<Peer> admitted(PostgresProps props) {
        var admitted = new ArrayList<>(props.peers());
        if (props.replication() instanceof Replication.Streaming) {
            admitted.add(props.place().pods(props.name()));
        }
        if (props.dumps() instanceof Dumps.ToBucket) {
            admitted.add(props.place().pods(DumpJob.app(props)));
        }
        return admitted;
    }

    private static List<Outbound> called(PostgresProps props) {
        return props.replication() instanceof Replication.Streaming
                ? List.of(new Outbound(props.place().pods(props.name()), ServerPods.PORT.container()))
                : List.of();
    }
}
