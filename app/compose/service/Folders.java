package dev.meridian.app.compose.service;

import dev.meridian.app.compose.file.ComposeFile;
import dev.meridian.app.compose.file.ServiceEntry;
import dev.meridian.environments.compose.LocalService;
import dev.meridian.environments.compose.Mount;
import dev.meridian.environments.workload.container.Volume;
import java.util.ArrayList;
import java.util.List;

/** What a container sees beside its image: the laptop's mounts, and the cluster's volumes at all other paths. */
final class Folders {
    private final List<Mount> mounts;

    Folders(LocalService local) {
        mounts = new ArrayList<>(local.mounts());
        for (var volume : local.service().container().volumes()) {
            if (mounts.stream().noneMatch(mount -> mount.path().equals(volume.mountPath()))) {
                mounts.add(inPlaceOf(local, volume));
            }
        }
    }

    void addTo(ServiceEntry entry, ComposeFile file) {
        for (var mount : mounts) {
            if (mount instanceof Mount.Source source) {
                entry.bind(source.folder(), source.path());
            } else if (mount instanceof Mount.Kept kept) {
                file.addVolume(kept.volume());
                entry.keep(kept.volume(), kept.path());
            } else if (mount instanceof Mount.Scratch scratch) {
                entry.scratch(scratch.path(), scratch.sizeMiB());
            } else {
                entry.keepOfImage(mount.path());
            }
        }
    }

    /** The names of its volumes, which Docker makes as root's. */
    List<String> kept() {
        return mounts.stream()
                .filter(Mount.Kept.class::isInstance)
                .map(mount -> ((Mount.Kept) mount).volume())
                .toList();
    }

    private static Mount inPlaceOf(LocalService local, Volume volume) {
        if (volume instanceof Volume.Temporary temporary) {
            return new Mount.Scratch(temporary.mountPath(), temporary.sizeMiB());
        }
        var name =
                volume instanceof Volume.Disk disk ? local.name() + "_" + disk.name() : ((Volume.Files) volume).store();
        return new Mount.Kept(name.replace('-', '_'), volume.mountPath());
    }
}
