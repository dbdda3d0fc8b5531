package dev.meridian.app.compose.service;

import dev.meridian.app.compose.file.ComposeFile;
import dev.meridian.app.compose.file.ServiceEntry;
import dev.meridian.environments.compose.ComposeDefinition;
import dev.meridian.environments.compose.LocalService;
import dev.meridian.environments.workload.NamespaceDefinition.Ceiling;
import dev.meridian.environments.workload.container.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A container that hands the services' volumes to the users that they run as, and ends. Docker makes a volume as root's
 * unless the image has the folder; a cluster's {@code fsGroup} has no counterpart.
 */
public final class VolumeOwners {
    static final String NAME = ComposeDefinition.VOLUME_OWNERS;

    private static final Image IMAGE = new Image("busybox", "1.37");
    private static final Ceiling MOST = new Ceiling(100, 64);

    private VolumeOwners() {}

    /** Adds it, if there is such a volume at all. */
    public static void addTo(ComposeFile file, List<LocalService> services) {
        var owners = new TreeMap<String, Integer>();
        for (var service : services) {
            var user = service.service().container().privileges().user();
            new Folders(service).kept().forEach(volume -> owners.putIfAbsent(volume, user));
        }
        if (owners.isEmpty()) {
            return;
        }
        var commands = new ArrayList<String>();
        var entry = ServiceEntry.of(file.containerName(NAME), IMAGE)
                .confined("0:0")
                .capability("CHOWN")
                .readOnlyRoot();
        owners.forEach((volume, user) -> {
            entry.keep(volume, "/volumes/" + volume);
            commands.add("chown %1$d:%1$d /volumes/%2$s".formatted(user, volume));
        });
        file.add(
                NAME,
                entry.entrypoint(List.of("sh", "-c"))
                        .command(List.of(String.join(" && ", commands)))
                        .noNetwork()
                        .limit(MOST)
                        .runsOnce());
    }
}
