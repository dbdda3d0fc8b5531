package dev.meridian.constructs.workload.service;

import dev.meridian.constructs.workload.container.Image;
import dev.meridian.constructs.workload.container.Port;
import dev.meridian.constructs.workload.exposure.ServiceAddress;
import dev.meridian.constructs.workload.exposure.Services;
import dev.meridian.constructs.workload.labels.Owner;
import dev.meridian.constructs.workload.pods.PodObjects;
import dev.meridian.constructs.workload.rollout.RollOut;
import dev.meridian.constructs.workload.rollout.Track;
import dev.meridian.constructs.workload.scaling.Autoscalers;
import dev.meridian.constructs.workload.scaling.Scaling;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Kubernetes objects of a service, without a call to the CDK. */
public final class ServiceObjects {
    private static final String DEPLOYMENT = "Deployment";
    private static final String STATEFUL_SET = "StatefulSet";

    private final ServiceProps props;
    private final Owner owner;
    private final PodObjects pods;
    private final Services services;

    private ServiceObjects(ServiceProps props) {
        this.props = props;
        this.owner = props.owner();
        this.pods = new PodObjects(owner, props.pod());
        this.services = new Services(owner, props.ports());
    }

    /**
     * All objects, those that others need first.
     *
     * @throws IllegalArgumentException if two volumes share a name or path
     */
    public static List<HasMetadata> of(ServiceProps props) {
        return new ServiceObjects(props).all();
    }

    private List<HasMetadata> all() {
        var tracks = props.tracks();
        var objects = new ArrayList<HasMetadata>(pods.objects(props.ports()));
        objects.addAll(addresses(tracks));
        tracks.forEach((track, image) -> objects.add(workload(track, image)));
        tracks.keySet().forEach(track -> objects.addAll(scaling(track)));
        props.bindings().forEach(binding -> objects.add(services.binding(binding, serviceOf(binding.track()))));
        return objects;
    }

    private List<Service> addresses(Map<Track, Image> tracks) {
        var addresses = new ArrayList<Service>();
        if (props.address() instanceof ServiceAddress.ClusterIp clusterIp) {
            addresses.add(services.clusterIp(clusterIp.name(), props.rollOut().served()));
            several(tracks).forEach(track -> addresses.add(services.clusterIp(track.nameOf(clusterIp.name()), track)));
        } else if (props.address() instanceof ServiceAddress.Headless headless) {
            addresses.add(services.headless(headless.name(), props.rollOut().served()));
            several(tracks).forEach(track -> addresses.add(services.headless(track.nameOf(headless.name()), track)));
        }
        if (isStateful() && !(props.address() instanceof ServiceAddress.Headless)) {
            addresses.add(services.headless(governingService(), Track.ONLY));
        }
        return addresses;
    }

    private static List<Track> several(Map<Track, Image> tracks) {
        return tracks.keySet().stream().filter(track -> track != Track.ONLY).toList();
    }

    private String serviceOf(Track track) {
        return track.nameOf(
                props.address() instanceof ServiceAddress.ClusterIp clusterIp
                        ? clusterIp.name()
                        : ((ServiceAddress.Headless) props.address()).name());
    }

    /** The Service that gives each pod of a StatefulSet a name. */
    private String governingService() {
        return props.address() instanceof ServiceAddress.Headless headless ? headless.name() : props.name() + "-pods";
    }

    private boolean isStateful() {
        return pods.volumes().hasClaims();
    }

    private HasMetadata workload(Track track, Image image) {
        return isStateful() ? statefulSet(image) : deployment(track, image);
    }

    private HasMetadata deployment(Track track, Image image) {
        var selector = Services.selector(owner, track);
        var deployment = new DeploymentBuilder()
                .withMetadata(owner.metadata(track.nameOf(props.name())))
                .withNewSpec()
                .withNewSelector()
                .withMatchLabels(selector)
                .endSelector()
                .withTemplate(pods.template(container(image), selector, List.of("pod-template-hash"))
                        .build())
                .withMinReadySeconds(props.minReadySeconds())
                .withProgressDeadlineSeconds(props.progressDeadlineSeconds())
                .withRevisionHistoryLimit(props.revisionHistoryLimit());
        if (props.scaling() instanceof Scaling.Fixed fixed) {
            deployment.withReplicas(fixed.replicas());
        }
        var rolling = props.rollOut() instanceof RollOut.Rolling own ? own : RollOut.Rolling.DEFAULT;
        return deployment
                .withNewStrategy()
                .withType("RollingUpdate")
                .withNewRollingUpdate()
                .withMaxSurge(rolling.surge().toKubernetes())
                .withMaxUnavailable(rolling.unavailable().toKubernetes())
                .endRollingUpdate()
                .endStrategy()
                .endSpec()
                .build();
    }

    private HasMetadata statefulSet(Image image) {
        var selector = owner.selector();
        var statefulSet = new StatefulSetBuilder()
                .withMetadata(owner.metadata(props.name()))
                .withNewSpec()
                .withServiceName(governingService())
                .withNewSelector()
                .withMatchLabels(selector)
                .endSelector()
                .withTemplate(pods.template(container(image), selector, List.of("controller-revision-hash"))
                        .build())
                .withVolumeClaimTemplates(pods.volumes().claimTemplates())
                .withNewPersistentVolumeClaimRetentionPolicy("Retain", "Retain")
                .withNewUpdateStrategy()
                .withType("RollingUpdate")
                .endUpdateStrategy()
                .withMinReadySeconds(props.minReadySeconds())
                .withRevisionHistoryLimit(props.revisionHistoryLimit());
        if (props.scaling() instanceof Scaling.Fixed fixed) {
            statefulSet.withReplicas(fixed.replicas());
        }
        return statefulSet.endSpec().build();
    }

    private Container container(Image image) {
        var container = pods.container(image)
                .withPorts(props.ports().stream().map(ServiceObjects::port).toList());
        props.probes().liveness().ifPresent(probe -> container.withLivenessProbe(probe.toKubernetes(this::portNumber)));
        props.probes()
                .readiness()
                .ifPresent(probe -> container.withReadinessProbe(probe.toKubernetes(this::portNumber)));
        props.probes().startup().ifPresent(probe -> container.withStartupProbe(probe.toKubernetes(this::portNumber)));
        if (props.drainSeconds() > 0) {
            container
                    .withNewLifecycle()
                    .withNewPreStop()
                    .withNewSleep((long) props.drainSeconds())
                    .endPreStop()
                    .endLifecycle();
        }
        return container.build();
    }

    private int portNumber(String name) {
        return props.ports().stream()
                .filter(port -> port.name().equals(name))
                .findFirst()
                .orElseThrow()
                .container();
    }

    private static ContainerPort port(Port port) {
        return new ContainerPortBuilder()
                .withName(port.name())
                .withContainerPort(port.container())
                .withProtocol(port.protocol().name())
                .build();
    }

    private List<HasMetadata> scaling(Track track) {
        var autoscalers = new Autoscalers(owner, isStateful() ? STATEFUL_SET : DEPLOYMENT, track.nameOf(props.name()));
        var objects = new ArrayList<HasMetadata>();
        objects.addAll(autoscalers.budget(props.scaling(), props.disruption(), Services.selector(owner, track)));
        objects.addAll(autoscalers.horizontal(props.scaling()));
        props.verticalScaling().ifPresent(vertical -> objects.add(autoscalers.vertical(vertical)));
        return objects;
    }
}
