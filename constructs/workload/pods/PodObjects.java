package dev.meridian.constructs.workload.pods;

import dev.meridian.constructs.workload.configuration.ConfigMaps;
import dev.meridian.constructs.workload.container.Image;
import dev.meridian.constructs.workload.container.Port;
import dev.meridian.constructs.workload.labels.Owner;
import dev.meridian.constructs.workload.traffic.Policies;
import dev.meridian.constructs.workload.volumes.Volumes;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Pods in Kubernetes's terms, and the objects that they need whatever runs them. */
public final class PodObjects {
    private final Owner owner;
    private final PodProps props;
    private final Volumes volumes;

    /** @throws IllegalArgumentException if two volumes share a name or path */
    public PodObjects(Owner owner, PodProps props) {
        this.owner = owner;
        this.props = props;
        this.volumes = new Volumes(owner, props.volumes(), props.container().configurations());
    }

    /** Its volumes in Kubernetes's terms. */
    public Volumes volumes() {
        return volumes;
    }

    /**
     * The account, configuration, shared directories and network policy.
     *
     * @throws IllegalArgumentException if an inbound call names a port that is not there
     */
    public List<HasMetadata> objects(List<Port> ports) {
        var objects = new ArrayList<HasMetadata>();
        objects.add(new ServiceAccountBuilder()
                .withMetadata(owner.metadata(owner.name()))
                .withAutomountServiceAccountToken(props.apiAccess() == ApiAccess.TOKEN)
                .build());
        objects.addAll(ConfigMaps.of(owner, props.container().configurations()));
        objects.addAll(volumes.objects());
        objects.add(Policies.of(owner, props.traffic(), ports, props.identity() == Identity.POD_IDENTITY));
        return objects;
    }

    /** A container of this image, with nothing that only services have. */
    public ContainerBuilder container(Image image) {
        var container = props.container();
        var environment = container.orderedEnvironment();
        return new ContainerBuilder()
                .withName(owner.name())
                .withImage(image.name())
                .withImagePullPolicy(image.pullPolicy())
                .withCommand(container.command())
                .withArgs(container.arguments())
                .withEnvFrom(environment.envFrom())
                .withEnv(environment.env())
                .withResources(container.resources().toKubernetes())
                .withSecurityContext(props.security().containerContext())
                .withVolumeMounts(volumes.mounts())
                .withTerminationMessagePolicy("FallbackToLogsOnError");
    }

    /**
     * The pods of one version.
     *
     * @param container what runs in them
     * @param selector the labels that these pods are found by
     * @param versionLabel the label that tells versions of them apart; none if they are not spread
     */
    public PodTemplateSpecBuilder template(
            Container container, Map<String, String> selector, List<String> versionLabel) {
        var labels = new TreeMap<>(owner.labels());
        labels.putAll(selector);
        var annotations = new TreeMap<>(ConfigMaps.annotations(props.container().configurations()));
        annotations.putAll(props.security().annotations());
        var template = new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(labels)
                .withAnnotations(annotations)
                .endMetadata()
                .withNewSpec()
                .withServiceAccountName(owner.name())
                .withAutomountServiceAccountToken(props.apiAccess() == ApiAccess.TOKEN)
                .withEnableServiceLinks(false)
                .withSecurityContext(props.security().podContext())
                .withTerminationGracePeriodSeconds((long) props.gracePeriodSeconds())
                .withNodeSelector(props.placement().nodeSelector())
                .withTolerations(props.placement().podTolerations())
                .withTopologySpreadConstraints(versionLabel.stream()
                        .flatMap(label -> props.placement().spread(selector, label).stream())
                        .toList())
                .withContainers(container)
                .withVolumes(volumes.podVolumes())
                .endSpec();
        props.priorityClass()
                .ifPresent(
                        name -> template.editSpec().withPriorityClassName(name).endSpec());
        return template;
    }
}
