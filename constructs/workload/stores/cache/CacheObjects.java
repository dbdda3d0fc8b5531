package dev.meridian.constructs.workload.stores.cache;

import static dev.meridian.constructs.workload.stores.parts.Lockdown.env;
import static dev.meridian.constructs.workload.stores.parts.Lockdown.mount;
import static dev.meridian.constructs.workload.stores.parts.Lockdown.podName;
import static dev.meridian.constructs.workload.stores.parts.Lockdown.readOnly;
import static dev.meridian.constructs.workload.stores.parts.Lockdown.secret;

import dev.meridian.constructs.workload.stores.parts.Fingerprint;
import dev.meridian.constructs.workload.stores.parts.Lockdown;
import dev.meridian.constructs.workload.stores.parts.Named;
import dev.meridian.constructs.workload.stores.parts.Peer;
import dev.meridian.constructs.workload.stores.parts.Reach;
import dev.meridian.constructs.workload.stores.parts.Resources;
import dev.meridian.constructs.workload.stores.parts.Spread;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A cache inside the cluster, for environments without a managed one: the first pod takes writes, the others are copies
 * of it. Pods that know nothing of each other behind one service would answer each caller differently.
 *
 * <p>Nothing outlives the first pod, which comes back empty, and its copies with it; nothing is promoted while it is
 * away. Clients take a cache that is gone for a miss. What they send crosses the cluster's network in clear, the
 * password included: an environment that needs TLS has a managed cache.
 */
public final class CacheObjects {
    private static final int PORT = 6379;
    private static final String PORT_NAME = "cache";
    private static final String FILES = "files";
    private static final String FILES_PATH = "/etc/cache";
    private static final String DATA = "data";
    private static final String DATA_PATH = "/data";
    private static final long GRACE_SECONDS = 30;

    private final CacheProps props;
    private final Named named;
    private final String primary;
    private final Map<String, String> files;

    private CacheObjects(CacheProps props) {
        this.props = props;
        this.named = new Named(props.place(), props.name(), "cache");
        this.primary = props.name() + "-0";
        this.files = CacheScripts.files(props, PORT, DATA_PATH);
    }

    /** The objects, in an order to apply them in. Secrets are not among them. */
    public static List<HasMetadata> of(CacheProps props) {
        return new CacheObjects(props).objects();
    }

    private List<HasMetadata> objects() {
        var objects = new ArrayList<HasMetadata>();
        objects.add(named.serviceAccount(props.name()));
        objects.add(named.files(props.name(), files));
        objects.add(Reach.policy(named, Reach.from(admitted(), PORT), called()));
        objects.add(named.headless(props.services().pods(), PORT_NAME, PORT));
        objects.add(named.ofPod(props.services().write(), PORT_NAME, PORT, primary));
        objects.add(named.ofAll(props.services().read(), PORT_NAME, PORT));
        if (hasReplicas()) {
            objects.add(Spread.oneAtATime(named));
        }
        objects.add(pods());
        return List.copyOf(objects);
    }

    private boolean hasReplicas() {
        return props.replicas() > 1;
    }

    private Peer itself() {
        return new Peer(props.place().namespace(), props.name());
    }

    private List<Peer> admitted() {
        var admitted = new ArrayList<>(props.peers());
        if (hasReplicas()) {
            admitted.add(itself());
        }
        return admitted;
    }

    private List<NetworkPolicyEgressRule> called() {
        return hasReplicas() ? List.of(Reach.toDns(), Reach.to(itself(), PORT)) : List.of();
    }

    private StatefulSet pods() {
        return new StatefulSetBuilder()
                .withMetadata(named.metadata(props.name()))
                .withNewSpec()
                .withServiceName(props.services().pods())
                .withReplicas(props.replicas())
                .withNewSelector()
                .withMatchLabels(named.selector())
                .endSelector()
                .withTemplate(template())
                .endSpec()
                .build();
    }

    private PodTemplateSpec template() {
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(named.labels())
                .addToAnnotations(Fingerprint.ANNOTATION, Fingerprint.of(files))
                .endMetadata()
                .withNewSpec()
                .withServiceAccountName(props.name())
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withSecurityContext(Lockdown.pod(props.userId(), props.userId()))
                .withTopologySpreadConstraints(hasReplicas() ? Spread.overZonesAndHosts(named) : List.of())
                .withContainers(container())
                .withVolumes(
                        Lockdown.files(FILES, props.name()),
                        Lockdown.scratch(
                                DATA, Resources.memory(props.resources().memoryLimitMiB())))
                .endSpec()
                .build();
    }

    private Container container() {
        return new ContainerBuilder()
                .withName("cache")
                .withImage(props.image())
                .withCommand("/bin/sh", FILES_PATH + "/start.sh")
                .withEnv(
                        podName("POD_NAME"),
                        env("PRIMARY", primary),
                        env("PRIMARY_HOST", primary + "." + props.services().pods()),
                        env("PORT", Integer.toString(PORT)),
                        env("SERVER", props.engine().server()),
                        env("SETTINGS", FILES_PATH + "/cache.conf"),
                        secret("CACHE_PASSWORD", props.password()),
                        secret("REDISCLI_AUTH", props.password()))
                .addNewPort()
                .withName(PORT_NAME)
                .withContainerPort(PORT)
                .withProtocol("TCP")
                .endPort()
                .withStartupProbe(probe(ping(), 60))
                .withReadinessProbe(probe(ping() + " | grep -qx PONG", 3))
                .withLivenessProbe(probe(ping(), 5))
                .withResources(props.resources().render())
                .withSecurityContext(Lockdown.container())
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
