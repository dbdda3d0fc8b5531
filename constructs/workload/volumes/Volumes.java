package dev.meridian.constructs.workload.volumes;

import dev.meridian.constructs.workload.configuration.ConfigMaps;
import dev.meridian.constructs.workload.configuration.Configuration;
import dev.meridian.constructs.workload.labels.Owner;
import dev.meridian.constructs.workload.rules.Quantities;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSourceBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** Volumes and files of a pod in Kubernetes's terms. */
public final class Volumes {
    /** A driver wants to hear a size; EFS has none. */
    private static final int NOMINAL_GIB = 5;

    private static final String EFS_DRIVER = "efs.csi.aws.com";
    private static final String FILES = "files-";
    private static final int LONGEST_NAME = 63;

    private final Owner owner;
    private final List<Volume> volumes;
    private final List<Configuration.Files> files;

    /** @throws IllegalArgumentException if two have one name, or one path */
    public Volumes(Owner owner, List<Volume> volumes, List<Configuration> configurations) {
        this.owner = owner;
        this.volumes = volumes;
        this.files = configurations.stream()
                .filter(Configuration.Files.class::isInstance)
                .map(Configuration.Files.class::cast)
                .toList();
        requireDifferent("name", volumes.stream().map(Volume::name));
        requireDifferent(
                "mountPath",
                Stream.concat(
                        volumes.stream().map(Volume::mountPath), files.stream().map(Configuration.Files::mountPath)));
    }

    /** Whether each pod has a disk of its own. */
    public boolean hasClaims() {
        return volumes.stream().anyMatch(Volume.Claim.class::isInstance);
    }

    /** What the container sees. */
    public List<VolumeMount> mounts() {
        var mounts = new ArrayList<VolumeMount>();
        files.forEach(file -> mounts.add(new VolumeMountBuilder()
                .withName(volumeOf(file))
                .withMountPath(file.mountPath())
                .withReadOnly(true)
                .build()));
        volumes.forEach(volume -> mounts.add(new VolumeMountBuilder()
                .withName(volume.name())
                .withMountPath(volume.mountPath())
                .build()));
        return mounts;
    }

    /** What the pod has. Disks are not among it: a StatefulSet adds them. */
    public List<io.fabric8.kubernetes.api.model.Volume> podVolumes() {
        var podVolumes = new ArrayList<io.fabric8.kubernetes.api.model.Volume>();
        files.forEach(file -> podVolumes.add(new VolumeBuilder()
                .withName(volumeOf(file))
                .withNewConfigMap()
                .withName(file.name())
                .endConfigMap()
                .build()));
        for (var volume : volumes) {
            if (volume instanceof Volume.Scratch scratch) {
                podVolumes.add(new VolumeBuilder()
                        .withName(volume.name())
                        .withEmptyDir(emptyDir(scratch))
                        .build());
            } else if (volume instanceof Volume.SharedFiles) {
                podVolumes.add(new VolumeBuilder()
                        .withName(volume.name())
                        .withNewPersistentVolumeClaim()
                        .withClaimName(claimName(volume))
                        .endPersistentVolumeClaim()
                        .build());
            }
        }
        return podVolumes;
    }

    /** The disks of each pod. */
    public List<PersistentVolumeClaim> claimTemplates() {
        return volumes.stream()
                .filter(Volume.Claim.class::isInstance)
                .map(Volume.Claim.class::cast)
                .map(claim -> new PersistentVolumeClaimBuilder()
                        .withNewMetadata()
                        .withName(claim.name())
                        .withLabels(owner.selector())
                        .endMetadata()
                        .withNewSpec()
                        .withAccessModes("ReadWriteOnce")
                        .withStorageClassName(claim.storageClass())
                        .withNewResources()
                        .addToRequests("storage", Quantities.storage(claim.sizeGiB()))
                        .endResources()
                        .endSpec()
                        .build())
                .toList();
    }

    /** The objects that shared directories need beside the pods. */
    public List<HasMetadata> objects() {
        var objects = new ArrayList<HasMetadata>();
        for (var volume : volumes) {
            if (volume instanceof Volume.SharedFiles shared) {
                objects.add(persistentVolume(shared));
                objects.add(claim(shared));
            }
        }
        return objects;
    }

    private static EmptyDirVolumeSource emptyDir(Volume.Scratch scratch) {
        var emptyDir = new EmptyDirVolumeSourceBuilder().withSizeLimit(Quantities.memory(scratch.sizeMiB()));
        return scratch.medium() == Volume.Medium.MEMORY
                ? emptyDir.withMedium("Memory").build()
                : emptyDir.build();
    }

    private HasMetadata persistentVolume(Volume.SharedFiles shared) {
        return new PersistentVolumeBuilder()
                .withMetadata(owner.clusterMetadata(volumeName(shared)))
                .withNewSpec()
                .addToCapacity("storage", Quantities.storage(NOMINAL_GIB))
                .withAccessModes("ReadWriteMany")
                .withPersistentVolumeReclaimPolicy("Retain")
                .withStorageClassName("")
                .withVolumeMode("Filesystem")
                .withNewClaimRef()
                .withNamespace(owner.namespace())
                .withName(claimName(shared))
                .endClaimRef()
                .withNewCsi()
                .withDriver(EFS_DRIVER)
                .withVolumeHandle(shared.fileSystemId() + "::" + shared.accessPointId())
                .addToVolumeAttributes("encryptInTransit", "true")
                .endCsi()
                .endSpec()
                .build();
    }

    private HasMetadata claim(Volume.SharedFiles shared) {
        return new PersistentVolumeClaimBuilder()
                .withMetadata(owner.metadata(claimName(shared)))
                .withNewSpec()
                .withAccessModes("ReadWriteMany")
                .withStorageClassName("")
                .withVolumeName(volumeName(shared))
                .withNewResources()
                .addToRequests("storage", Quantities.storage(NOMINAL_GIB))
                .endResources()
                .endSpec()
                .build();
    }

    /** ConfigMaps may have longer names than volumes leave room for. */
    private static String volumeOf(Configuration.Files file) {
        var name = FILES + file.name();
        return name.length() <= LONGEST_NAME ? name : FILES + ConfigMaps.hash(file.name());
    }

    private String claimName(Volume volume) {
        return owner.name() + "-" + volume.name();
    }

    /** Persistent volumes belong to no namespace. */
    private String volumeName(Volume volume) {
        return owner.namespace() + "-" + claimName(volume);
    }

    private static void requireDifferent(String what, Stream<String> values) {
        var seen = new HashSet<String>();
        values.forEach(value -> {
            if (!seen.add(value)) {
                throw new IllegalArgumentException(
                        "volumes and files must have a %s of their own, got '%s' twice".formatted(what, value));
            }
        });
    }
}
