package dev.meridian.stacks;

import dev.meridian.constructs.storage.FileStore;
import dev.meridian.constructs.workload.configuration.Configuration;
import dev.meridian.constructs.workload.configuration.Variable.FromSecret;
import dev.meridian.constructs.workload.configuration.Variable.Text;
import dev.meridian.constructs.workload.container.ContainerProps;
import dev.meridian.constructs.workload.placement.NodePurchase;
import dev.meridian.constructs.workload.placement.Placement;
import dev.meridian.constructs.workload.placement.Spread;
import dev.meridian.constructs.workload.placement.Toleration;
import dev.meridian.constructs.workload.pods.Identity;
import dev.meridian.constructs.workload.pods.PodProps;
import dev.meridian.constructs.workload.security.Deviation;
import dev.meridian.constructs.workload.security.PodSecurity;
import dev.meridian.constructs.workload.traffic.Inbound;
import dev.meridian.constructs.workload.traffic.Outbound;
import dev.meridian.constructs.workload.traffic.Peer;
import dev.meridian.constructs.workload.traffic.Traffic;
import dev.meridian.constructs.workload.volumes.Volume.Claim;
import dev.meridian.constructs.workload.volumes.Volume.Medium;
import dev.meridian.constructs.workload.volumes.Volume.Scratch;
import dev.meridian.constructs.workload.volumes.Volume.SharedFiles;
import dev.meridian.environments.compute.ClusterDefinition.Capacity;
import dev.meridian.environments.workload.container.ContainerDefinition;
import dev.meridian.environments.workload.container.Image;
import dev.meridian.environments.workload.container.Privileges;
import dev.meridian.environments.workload.container.Resources;
import dev.meridian.environments.workload.container.Variable;
import dev.meridian.environments.workload.container.Volume;
import dev.meridian.environments.workload.scaling.Importance;
import dev.meridian.environments.workload.scaling.Placement.Purchase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * From what runs in a pod to its props.
 *
 * @param placement the region
 * @param files the file stores of the region
 */
record Pods(dev.meridian.stacks.Placement placement, Map<String, FileStore> files) {
    private static final String REGION = "AWS_REGION";

    /**
     * A pod.
     *
     * @param name the name of the service or job
     * @param reaches all that it uses and calls
     * @param inbound who calls it
     */
    PodProps.Builder pod(String name, ContainerDefinition definition, List<Reach> reaches, List<Inbound> inbound) {
        var identified = reaches.stream().anyMatch(reach -> !reach.grant().isEmpty());
        return PodProps.builder(container(name, definition, reaches, identified))
                .volumes(definition.volumes().stream().map(this::volume).toList())
                .security(security(definition.privileges()))
                .identity(identified ? Identity.POD_IDENTITY : Identity.NONE)
                .traffic(new Traffic(inbound, outbound(reaches)));
    }

    /** Where its pods run. */
    Placement placement(dev.meridian.environments.workload.scaling.Placement definition) {
        return new Placement(
                switch (definition.spread()) {
                    case REQUIRED -> Spread.REQUIRED;
                    case PREFERRED -> Spread.PREFERRED;
                },
                Spread.PREFERRED,
                purchase(definition.purchase()),
                definition.nodeLabels(),
                definition.tolerations().stream()
                        .map(toleration -> new Toleration(
                                toleration.key(),
                                Optional.of(toleration.value()),
                                switch (toleration.effect()) {
                                    case NO_SCHEDULE -> Toleration.Effect.NO_SCHEDULE;
                                    case PREFER_NO_SCHEDULE -> Toleration.Effect.PREFER_NO_SCHEDULE;
                                    case NO_EXECUTE -> Toleration.Effect.NO_EXECUTE;
                                }))
                        .toList());
    }

    /** The name of the PriorityClass. */
    static String priorityClass(Importance importance) {
        return importance.name().toLowerCase(Locale.ROOT);
    }

    static dev.meridian.constructs.workload.container.Image image(Image definition) {
        return new dev.meridian.constructs.workload.container.Image(definition.repository(), definition.reference());
    }

    static dev.meridian.constructs.workload.container.Resources resources(Resources definition) {
        return dev.meridian.constructs.workload.container.Resources.of(
                definition.requestCpuMillis(),
                definition.requestMemoryMiB(),
                definition.limitCpuMillis(),
                definition.limitMemoryMiB());
    }

    private ContainerProps container(
            String name, ContainerDefinition definition, List<Reach> reaches, boolean identified) {
        var environment = new LinkedHashMap<String, dev.meridian.constructs.workload.configuration.Variable>();
        if (identified) {
            environment.put(REGION, new Text(placement.regionCode()));
        }
        definition.environment().forEach((key, variable) -> environment.put(key, variable(variable)));
        return ContainerProps.builder(image(definition.image()), resources(definition.resources()))
                .command(definition.command())
                .arguments(definition.arguments())
                .environment(environment)
                .configurations(configurations(name, definition, reaches))
                .build();
    }

    /** Entries and files are ConfigMaps of their own: a container reads the ones as variables, the others as files. */
    private static List<Configuration> configurations(
            String name, ContainerDefinition definition, List<Reach> reaches) {
        var configurations = new ArrayList<Configuration>();
        var entries = new TreeMap<String, String>();
        definition.configuration().ifPresent(configuration -> entries.putAll(configuration.entries()));
        reaches.forEach(reach -> entries.putAll(reach.entries()));
        var files = definition
                .configuration()
                .filter(configuration -> !configuration.files().isEmpty());
        if (!entries.isEmpty()) {
            var entriesName = definition
                    .configuration()
                    .filter(configuration -> files.isEmpty())
                    .map(configuration -> configuration.name())
                    .orElse(name + "-endpoints");
            configurations.add(new Configuration.Entries(entriesName, entries));
        }
        files.ifPresent(configuration -> configurations.add(
                new Configuration.Files(configuration.name(), configuration.files(), configuration.filesPath())));
        return configurations;
    }

    private static dev.meridian.constructs.workload.configuration.Variable variable(Variable definition) {
        return definition instanceof Variable.FromSecret secret
                ? new FromSecret(secret.secret(), secret.key())
                : new Text(((Variable.Text) definition).value());
    }

    private dev.meridian.constructs.workload.volumes.Volume volume(Volume definition) {
        if (definition instanceof Volume.Temporary temporary) {
            return new Scratch(temporary.name(), temporary.mountPath(), temporary.sizeMiB(), Medium.DISK);
        }
        if (definition instanceof Volume.Disk disk) {
            return new Claim(disk.name(), disk.mountPath(), disk.sizeGiB());
        }
        var shared = (Volume.Files) definition;
        var store = files.get(shared.store());
        return new SharedFiles(
                shared.store(),
                shared.mountPath(),
                store.fileSystemId(),
                store.accessPointId(Ids.of(shared.store(), "")));
    }

    private static PodSecurity security(Privileges definition) {
        return PodSecurity.of(
                definition.user(),
                definition.exemptions().stream()
                        .map(exemption -> switch (exemption.rule()) {
                            case READ_ONLY_ROOT_FILESYSTEM -> new Deviation.WritableRootFilesystem(exemption.reason());
                            case NOT_ROOT -> new Deviation.RunsAsRoot(exemption.reason());
                        })
                        .toArray(Deviation[]::new));
    }

    private List<Outbound> outbound(List<Reach> reaches) {
        return reaches.stream()
                .flatMap(reach -> reach.ways().stream())
                .distinct()
                .map(this::outbound)
                .toList();
    }

    private Outbound outbound(Reach.Way way) {
        if (way instanceof Reach.Way.ToBlock block) {
            return new Outbound(new Peer.Addresses(block.cidr()), block.port());
        }
        if (way instanceof Reach.Way.ToPods pods) {
            return new Outbound(Peer.Pods.of(pods.namespace(), pods.app()), pods.port());
        }
        return new Outbound(outside(), ((Reach.Way.ToInternet) way).port());
    }

    /**
     * Neither the environment's networks nor the cluster's services: the VPC CNI judges a call by the address that the pod
     * gives, a service's own (amazon-network-policy-controller-k8s, issue 146), and behind the first one is the Kubernetes
     * API.
     */
    private Peer outside() {
        var environment = placement.environment();
        return new Peer.Internet(List.of(
                environment.addressSpace().text(),
                environment.cluster().orElseThrow().serviceAddresses().text()));
    }

    private NodePurchase purchase(Purchase purchase) {
        var managed = placement
                .environment()
                .cluster()
                .map(cluster -> cluster.capacity() instanceof Capacity.NodeGroups)
                .orElse(false);
        return switch (purchase) {
            case ANY -> NodePurchase.ANY;
            case ON_DEMAND -> managed ? NodePurchase.MANAGED_ON_DEMAND : NodePurchase.KARPENTER_ON_DEMAND;
            case SPOT -> managed ? NodePurchase.MANAGED_SPOT : NodePurchase.KARPENTER_SPOT;
        };
    }
}
