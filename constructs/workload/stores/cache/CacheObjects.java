package dev.meridian.constructs.workload.stores.cache;

import static dev.meridian.constructs.workload.stores.parts.Folders.env;
import static dev.meridian.constructs.workload.stores.parts.Folders.mount;
import static dev.meridian.constructs.workload.stores.parts.Folders.podName;
import static dev.meridian.constructs.workload.stores.parts.Folders.readOnly;

import dev.meridian.constructs.workload.configuration.ConfigMaps;
import dev.meridian.constructs.workload.configuration.Configuration;
import dev.meridian.constructs.workload.container.Port;
import dev.meridian.constructs.workload.labels.Owner;
import dev.meridian.constructs.workload.rules.Quantities;
import dev.meridian.constructs.workload.security.PodSecurity;
import dev.meridian.constructs.workload.stores.parts.Folders;
import dev.meridian.constructs.workload.stores.parts.Spread;
import dev.meridian.constructs.workload.stores.parts.StoreObjects;
import dev.meridian.constructs.workload.traffic.Outbound;
import dev.meridian.constructs.workload.traffic.Peer;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * A cache inside the cluster, for environments without a managed one: the first pod takes writes, the others are copies
 * of it. Pods that know nothing of each other behind one service would answer each caller differently.
 *
 * <p>Nothing outlives the first pod, which comes back empty, and its copies with it; nothing is promoted while it is
 * away. Clients take a cache that is gone for a miss. What they send crosses the cluster's network in clear, the
 * password included: an environment that needs TLS has a managed cache.
 */
public final class CacheObjects {
    private static final Port PORT = Port.tcp("cache", 6379);
    private static final String FILES = "files";
    private static final String FILES_PATH = "/etc/cache";
    private static final String DATA = "data";
    private static final String DATA_PATH = "/data";
    private static final long GRACE_SECONDS = 30;

    private final CacheProps props;
    private final Owner owner;
    private final PodSecurity security;
    private final String primary;
    private final Configuration files;

    private CacheObjects(CacheProps props) {
        this.props = props;
        this.owner = props.place().owner(props.name(), "cache");
        this.security = PodSecurity.of(props.userId());
        this.primary = props.name() + "-0";
        this.files = new Configuration.Files(
                props.name(), CacheScripts.files(props, PORT.container(), DATA_PATH), FILES_PATH);
    }

    /** The objects, in an order to apply them in. Secrets are not among them. */
    public static List<HasMetadata> of(CacheProps props) {
        return new CacheObjects(props).objects();
    }

    private List<HasMetadata> objects() {
        var objects = new ArrayList<HasMetadata>();
        objects.add(StoreObjects.serviceAccount(owner, props.name()));
        objects.addAll(ConfigMaps.of(owner, List.of(files)));
        objects.add(StoreObjects.serving(props.place(), owner, PORT, admitted(), called()));
        objects.add(StoreObjects.headless(owner, props.services().pods(), PORT));
        objects.add(StoreObjects.ofPod(owner, props.services().write(), PORT, primary));
        objects.add(StoreObjects.ofAll(owner, props.services().read(), PORT));
        if (hasReplicas()) {
            objects.add(Spread.oneAtATime(owner));
        }
        objects.add(pods());
        return List.copyOf(objects);
    }

    private boolean hasReplicas() {
        return props.replicas() > 1;
    }

    private Peer itself() {
        return props.place().pods(props.name());
    }

    private List<Peer> admitted() {
        var admitted = new ArrayList<>(props.peers());
        if (hasReplicas()) {
            admitted.add(itself());
        }
        return admitted;
    }

    private List<Outbound> called() {
        return hasReplicas() ? List.of(new Outbound(itself(), PORT.container())) : List.of();
    }

    private StatefulSet pods() {
        return new StatefulSetBuilder()
                .withMetadata(owner.metadata(props.name()))
                .withNewSpec()
                .withServiceName(props.services().pods())
                .withReplicas(props.replicas())
                .withNewSelector()
                .withMatchLabels(owner.selector())
                .endSelector()
                .withTemplate(template())
                .endSpec()
                .build();
    }

    private PodTemplateSpec template() {
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(owner.labels())
                .withAnnotations(ConfigMaps.annotations(List.of(files)))
                .endMetadata()
                .withNewSpec()
                .withServiceAccountName(props.name())
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withSecurityContext(security.podContext())
                .withTopologySpreadConstraints(hasReplicas() ? Spread.overZonesAndHosts(owner) : List.of())
                .withContainers(container())
                .withVolumes(
                        Folders.files(FILES, props.name()),
                        Folders.scratch(
                                DATA, Quantities.memory(props.resources().limitMemoryMiB())))
                .endSpec()
                .build();
    }

    private Container container() {
        return new ContainerBuilder()
                .withName("cache")
                .withImage(props.image().name())
                .withImagePullPolicy(props.image().pullPolicy())
                .withCommand("/bin/sh", FILES_PATH + "/start.sh")
                .withEnv(
                        podName("POD_NAME"),
                        env("PRIMARY", primary),
                        env("PRIMARY_HOST", primary + "." + props.services().pods()),
                        env("PORT", Integer.toString(PORT.container())),
                        env("SERVER", props.engine().server()),
                        env("SETTINGS", FILES_PATH + "/cache.conf"),
                        props.password().toKubernetes("CACHE_PASSWORD"),
                        props.password().toKubernetes("REDISCLI_AUTH"))
                .addNewPort()
                .withName(PORT.name())
                .withContainerPort(PORT.container())
                .withProtocol(PORT.protocol().name())
                .endPort()
                .withStartupProbe(probe(ping(), 60))
                .withReadinessProbe(probe(ping() + " | grep -qx PONG", 3))
                .withLivenessProbe(probe(ping(), 5))
                .withResources(props.resources().toKubernetes())
                .withSecurityContext(security.containerContext())
                .withVolumeMounts(readOnly(FILES, FILES_PATH), mount(DATA, DATA_PATH))
                .build();
    }

    /** Succeeds on any answer, also that a replica waits for its primary: to restart it would not help. */
    private String ping() {
        return "%s -h 127.0.0.1 ping".formatted(props.engine().client());
    }

    private static Probe probe(String command, int failures) {
        return new ProbeBuilder()
                .withNewExec()
                .withCommand("/bin/sh", "-c", command)
                .endExec()
                .withPeriodSeconds(10)
                .withTimeoutSeconds(5)
                .withFailureThreshold(failures)
                .build();
    }
}
