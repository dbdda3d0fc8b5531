package dev.meridian.environments.validation.container;

import dev.meridian.environments.data.FileStoreDefinition;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.validation.rule.Names;
import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.workload.container.Configuration;
import dev.meridian.environments.workload.container.ContainerDefinition;
import dev.meridian.environments.workload.container.Volume;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** A container's folders that are not of its image. */
final class VolumeRules {
    /** A colon would end the path in a mount's option. */
    private static final Pattern PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[^/:\\s]+)+");

    private static final int MOST_DISK_GIB = 16_384;

    private VolumeRules() {}

    static void check(
            Problems problems, String what, EnvironmentDefinition environment, ContainerDefinition container) {
        var paths = new ArrayList<String>();
        container
                .configuration()
                .filter(configuration -> !configuration.files().isEmpty())
                .map(Configuration::filesPath)
                .ifPresent(path -> {
                    requirePath(problems, what + ": filesPath", path);
                    paths.add(path);
                    for (var volume : container.volumes()) {
                        problems.require(
                                !volume.mountPath().startsWith(path + "/"),
                                "%s: mountPath '%s' lies in the folder of its configuration files, '%s', which is read"
                                        + " only; take a path beside it",
                                what,
                                volume.mountPath(),
                                path);
                    }
                });
        for (var volume : container.volumes()) {
            requirePath(problems, what + ": mountPath", volume.mountPath());
            paths.add(volume.mountPath());
            checkVolume(problems, what, environment, volume);
        }
        problems.requireDistinct(paths, path -> path, what + ": mountPath");
        problems.requireDistinct(container.volumes(), VolumeRules::name, what + ": volume");
    }

    private static String name(Volume volume) {
        if (volume instanceof Volume.Temporary temporary) {
            return temporary.name();
        }
        return volume instanceof Volume.Disk disk ? disk.name() : ((Volume.Files) volume).store();
    }

    private static void requirePath(Problems problems, String what, String path) {
        problems.require(
                PATH.matcher(path).matches(),
                "%s must be an absolute path below /, without colons, spaces or a slash at its end, got '%s'",
                what,
                path);
    }

    private static void checkVolume(Problems problems, String what, EnvironmentDefinition environment, Volume volume) {
        if (volume instanceof Volume.Temporary temporary) {
            Names.requireLabel(problems, what + ": volume name", temporary.name());
            problems.require(
                    temporary.sizeMiB() >= 1,
                    "%s: volume '%s': sizeMiB must be at least 1, got %d",
                    what,
                    temporary.name(),
                    temporary.sizeMiB());
        } else if (volume instanceof Volume.Disk disk) {
            Names.requireLabel(problems, what + ": volume name", disk.name());
            problems.requireBetween(
                    1,
                    MOST_DISK_GIB,
                    disk.sizeGiB(),
                    "%s: volume '%s': sizeGiB".formatted(what, disk.name()),
                    "gp3 comes in no other size");
        } else if (volume instanceof Volume.Files files) {
            var stores = environment.fileStores().stream()
                    .map(FileStoreDefinition::name)
                    .toList();
            problems.require(
                    stores.contains(files.store()),
                    "%s: file store '%s' does not exist; name one of %s or define it",
                    what,
                    files.store(),
                    stores);
        }
    }
}
