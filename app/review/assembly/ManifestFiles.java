package dev.meridian.app.review.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.manifest.AppliedObjects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The Kubernetes manifests that stand beside the templates as files. Those that a stack of the assembly applies are read
 * from its template and not again here.
 */
final class ManifestFiles {
    /** What the folders and files of assets begin with. */
    private static final String ASSET = "asset.";

    private ManifestFiles() {}

    /** Those of a folder on disk. */
    static SortedMap<String, List<JsonNode>> read(Path root, Set<String> stacks, List<String> problems) {
        var files = new TreeMap<String, byte[]>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return folder.getFileName().toString().startsWith(ASSET)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    var path = root.relativize(file).toString().replace('\\', '/');
                    if (attributes.isRegularFile() && isManifest(path) && !isApplied(path, stacks)) {
                        files.put(path, Files.readAllBytes(file));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            problems.add("its files cannot be listed: " + e.getMessage());
        }
        return read(files, stacks);
    }

    /** Those among files given by path. */
    static SortedMap<String, List<JsonNode>> read(Map<String, byte[]> files, Set<String> stacks) {
        var manifests = new TreeMap<String, List<JsonNode>>();
        files.forEach((path, bytes) -> {
            if (isManifest(path) && !isApplied(path, stacks)) {
                manifests.put(path, AppliedObjects.parse(new String(bytes, StandardCharsets.UTF_8)));
            }
        });
        return manifests;
    }

    private static boolean isManifest(String path) {
        return path.endsWith(".yaml") || path.endsWith(".yml");
    }

    /** {@code kubernetes/atlas-production-us-east-1/workloads/web.yaml} shows what the stack of these folders applies. */
    private static boolean isApplied(String path, Set<String> stacks) {
        var folders = path.split("/");
        return folders.length > 2
                && stacks.contains(String.join("-", List.of(folders).subList(1, folders.length - 1)));
    }
}
