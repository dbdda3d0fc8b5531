package dev.meridian.environments.validation.compose;

import dev.meridian.environments.compose.ComposeDefinition;
import dev.meridian.environments.compose.LocalService;
import dev.meridian.environments.compose.Mount;
import dev.meridian.environments.compose.Origin;
import dev.meridian.environments.validation.rule.Problems;
import java.util.HashMap;
import java.util.regex.Pattern;

/** Folders: those of the project, which a container may see, and those in the container. */
final class FolderRules {
    private static final Pattern IN_PROJECT = Pattern.compile("\\./[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*");
    private static final Pattern ABOVE = Pattern.compile("(^|.*/)\\.\\.(/.*|$)");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*");
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_.-]+)+");
    private static final Pattern VOLUME = Pattern.compile("[a-z][a-z0-9_]*");

    private FolderRules() {}

    static void check(Problems problems, String what, LocalService local) {
        local.origin().folder().ifPresent(folder -> requireInProject(problems, what + ": builds folder", folder));
        if (local.origin() instanceof Origin.Dockerfile own) {
            problems.require(
                    FILE.matcher(own.dockerfile()).matches()
                            && !ABOVE.matcher(own.dockerfile()).matches(),
                    "%s: dockerfile must be a file in the folder that is built, such as Dockerfile, got '%s'",
                    what,
                    own.dockerfile());
        }
        problems.requireDistinct(local.mounts(), Mount::path, what + ": mount path");
        local.mounts().forEach(mount -> checkMount(problems, what, mount));
    }

    /** A volume belongs to one user, whoever else mounts it. */
    static void checkTogether(Problems problems, ComposeDefinition laptop) {
        var taken = laptop.standIns().stream()
                .flatMap(standIn -> standIn.volume().stream())
                .toList();
        var owners = new HashMap<String, Integer>();
        for (var service : laptop.services()) {
            var user = service.service().container().privileges().user();
            for (var mount : service.mounts()) {
                if (mount instanceof Mount.Kept kept) {
                    problems.require(
                            !taken.contains(kept.volume()),
                            "service '%s': volume '%s' is that of a stand-in; take another name",
                            service.name(),
                            kept.volume());
                    var other = owners.putIfAbsent(kept.volume(), user);
                    problems.require(
                            other == null || other == user,
                            "service '%s': volume '%s' belongs to user %d already, got %d; give both one user",
                            service.name(),
                            kept.volume(),
                            other,
                            user);
                }
            }
        }
    }

    private static void checkMount(Problems problems, String what, Mount mount) {
        problems.require(
                PATH.matcher(mount.path()).matches()
                        && !ABOVE.matcher(mount.path()).matches(),
                "%s: mount path must start with / and not end so, got '%s'",
                what,
                mount.path());
        if (mount instanceof Mount.Source source) {
            requireInProject(problems, what + ": mounts folder", source.folder());
        } else if (mount instanceof Mount.Kept kept) {
            problems.require(
                    VOLUME.matcher(kept.volume()).matches(),
                    "%s: volume must be lower-case letters, digits and underscores, a letter first, got '%s'",
                    what,
                    kept.volume());
        } else if (mount instanceof Mount.Scratch scratch) {
            problems.require(
                    scratch.sizeMiB() >= 1,
                    "%s: mount '%s': sizeMiB must be at least 1, got %d",
                    what,
                    scratch.path(),
                    scratch.sizeMiB());
        }
    }

    private static void requireInProject(Problems problems, String what, String folder) {
        problems.require(
                IN_PROJECT.matcher(folder).matches() && !ABOVE.matcher(folder).matches(),
                "%s must be within the project, such as ./backend, got '%s'",
                what,
                folder);
    }
}
