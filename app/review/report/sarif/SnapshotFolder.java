package dev.meridian.app.review.report.sarif;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meridian.app.review.finding.Place;
import dev.meridian.app.review.manifest.AppliedObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Resources in a folder of committed snapshots: {@code <stack>.json} for a stack, and manifest files under the paths that they
 * have in an assembly. What a stack applies stands in manifest files of its own too, where the names of their folders make up
 * the stack's: {@code kubernetes/atlas-staging-us-east-1/workloads} holds those of {@code
 * atlas-staging-us-east-1-workloads}. It reads a file when it is first asked for. Names come from templates, so they are looked up among
 * the files that are there and never become a path.
 */
public final class SnapshotFolder implements Locations {
    private static final String TEMPLATE = ".json";

    private final String uri;
    private final Map<String, Path> files;
    private final Map<String, List<String>> manifestsOfStacks;
    private final Map<String, LinesOfTemplate> templates = new HashMap<>();
    private final Map<String, LinesOfManifests> manifests = new HashMap<>();

    private SnapshotFolder(String uri, Map<String, Path> files) {
        this.uri = uri;
        this.files = files;
        this.manifestsOfStacks = manifestsOfStacks(files.keySet());
    }

    /**
     * @param repository the repository's root
     * @param folder the folder's path within it, such as {@code test/snapshots}
     */
    public static SnapshotFolder of(Path repository, Path folder) {
        var root = repository.resolve(folder);
        if (!Files.isDirectory(root)) {
            return new SnapshotFolder("", Map.of());
        }
        try (var found = Files.walk(root)) {
            return new SnapshotFolder(
                    name(folder) + "/",
                    found.filter(Files::isRegularFile)
                            .collect(Collectors.toMap(file -> name(root.relativize(file)), file -> file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Location> of(Place place, String type) {
        if (files.containsKey(place.stack())) {
            return Optional.of(location(place.stack(), manifests(place.stack()).line(type, place.logicalId())));
        }
        if (files.containsKey(place.stack() + TEMPLATE)) {
            return Optional.of(
                    type.startsWith(AppliedObjects.KUBERNETES)
                            ? applied(place, type)
                            : inTemplate(place.stack(), place.logicalId()));
        }
        var slash = place.stack().lastIndexOf('/');
        return slash > 0 && files.containsKey(place.stack().substring(0, slash) + TEMPLATE)
                ? Optional.of(inTemplate(
                        place.stack().substring(0, slash), place.stack().substring(slash + 1)))
                : Optional.empty();
    }

    /** In the first manifest file that has it; without one in the template, which has no line for it. */
    private Location applied(Place place, String type) {
        for (var file : manifestsOfStacks.getOrDefault(place.stack(), List.of())) {
            var line = manifests(file).line(type, place.logicalId());
            if (line.isPresent()) {
                return location(file, line);
            }
        }
        return location(place.stack() + TEMPLATE, OptionalInt.empty());
    }

    /** The manifest files by the names of their folders below the first. */
    private static Map<String, List<String>> manifestsOfStacks(Set<String> files) {
        return files.stream()
                .filter(file -> file.endsWith(".yaml") || file.endsWith(".yml"))
                .filter(file -> file.indexOf('/') < file.lastIndexOf('/'))
                .sorted()
                .collect(Collectors.groupingBy(file -> file.substring(file.indexOf('/') + 1, file.lastIndexOf('/'))
                        .replace('/', '-')));
    }

    private Location inTemplate(String stack, String logicalId) {
        var file = stack + TEMPLATE;
        return location(
                file,
                templates
                        .computeIfAbsent(file, unread -> LinesOfTemplate.of(files.get(unread)))
                        .line(logicalId));
    }

    private LinesOfManifests manifests(String file) {
        return manifests.computeIfAbsent(file, unread -> LinesOfManifests.of(files.get(unread)));
    }

    private Location location(String file, OptionalInt line) {
        return new Location(encoded(uri + file), line.orElse(1));
    }

    static String encoded(String path) {
        return URLEncoder.encode(path, UTF_8).replace("+", "%20").replace("%2F", "/");
    }

    private static String name(Path path) {
        return path.toString().replace('\\', '/');
    }
}
