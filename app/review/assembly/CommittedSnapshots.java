package dev.meridian.app.review.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.meridian.app.review.assembly.Templates.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipInputStream;

/**
 * Reads the snapshots that are committed in {@code test/snapshots}: what was synthesized when they were approved, so that
 * nobody has to build an old commit. Their templates do not tell the hashes of assets.
 */
public final class CommittedSnapshots {
    /** Where a repository keeps them. */
    public static final String FOLDER = "test/snapshots";

    /** What the assembly said of each stack, within the snapshots. */
    public static final String STACKS = "assembly/stacks.json";

    private static final String TEMPLATE = ".json";
    private static final String MANIFESTS = "kubernetes/";

    private CommittedSnapshots() {}

    /**
     * Those of a commit, read from the repository in the current folder without touching its checkout.
     *
     * @param ref a branch, tag or commit
     * @throws UnreadableAssemblyException if there is no such commit, or it holds no snapshots
     */
    public static CloudAssembly at(String ref, Templates templates) {
        return at(ref, Path.of(""), templates);
    }

    /** Those of a commit of this repository. */
    static CloudAssembly at(String ref, Path repository, Templates templates) {
        var commit = git(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", ref + "^{commit}")
                .map(output -> new String(output, StandardCharsets.UTF_8).strip())
                .orElseThrow(() -> new UnreadableAssemblyException(
                        ("'%s' is neither a folder nor a commit that this repository holds; fetch it (git fetch origin %s),"
                                        + " or give the folder of a cloud assembly")
                                .formatted(ref, ref)));
        var archive = git(repository, "archive", "--format=zip", "-1", commit, FOLDER)
                .orElseThrow(() -> new UnreadableAssemblyException(
                        "the commit '%s' holds no snapshots in %s; give the folder of its cloud assembly instead"
                                .formatted(ref, FOLDER)));
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            var files = new TreeMap<String, byte[]>();
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName().substring(FOLDER.length() + 1), zip.readAllBytes());
                }
            }
            return read("%s (%s)".formatted(ref, commit.substring(0, 8)), files, templates);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether this folder holds snapshots rather than an assembly. */
    public static boolean isFolder(Path folder) {
        return Files.isRegularFile(folder.resolve(STACKS));
    }

    /** Those of a folder. */
    public static CloudAssembly in(Path folder, Templates templates) {
        try (var found = Files.walk(folder)) {
            var files = new TreeMap<String, byte[]>();
            for (var file : found.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
            return read(folder.toString(), files, templates);
        } catch (IOException e) {
            throw new UnreadableAssemblyException("%s cannot be read: %s".formatted(folder, e.getMessage()));
        }
    }

    private static CloudAssembly read(String origin, Map<String, byte[]> files, Templates templates) {
        var problems = new ArrayList<String>();
        var known = descriptions(files, problems);
        var stacks = new TreeMap<String, StackTemplate>();
        files.forEach((path, bytes) -> {
            if (!path.contains("/") && path.endsWith(TEMPLATE)) {
                var name = path.substring(0, path.length() - TEMPLATE.length());
                try {
                    stacks.put(name, stack(name, known.path(name), templates.template(bytes)));
                } catch (Refusal refusal) {
                    problems.add("%s %s; make snapshots writes it anew".formatted(path, refusal.getMessage()));
                }
            }
        });
        if (stacks.isEmpty() && problems.isEmpty()) {
            problems.add("it has no template");
        }
        if (!problems.isEmpty()) {
            throw new UnreadableAssemblyException(origin, problems);
        }
        var manifests = new TreeMap<>(files);
        manifests.keySet().removeIf(path -> !path.startsWith(MANIFESTS));
        return new CloudAssembly(origin, stacks, ManifestFiles.read(manifests, stacks.keySet()));
    }

    /** Older commits have none; what the other side knows of a stack then stands for both. */
    private static JsonNode descriptions(Map<String, byte[]> files, List<String> problems) {
        var file = files.get(STACKS);
        if (file == null) {
            return MissingNode.getInstance();
        }
        try {
            return Templates.json(file);
        } catch (Refusal refusal) {
            problems.add("%s %s; make snapshots writes it anew".formatted(STACKS, refusal.getMessage()));
            return MissingNode.getInstance();
        }
    }

    private static StackTemplate stack(String name, JsonNode known, JsonNode template) {
        return new StackTemplate(
                name,
                known.path("stage").asText(),
                text(known.path("account")),
                text(known.path("region")),
                known.has("terminationProtection")
                        ? Optional.of(known.path("terminationProtection").asBoolean())
                        : Optional.empty(),
                template);
    }

    private static Optional<String> text(JsonNode value) {
        return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
    }

    /** What git prints; empty if it refuses. */
    private static Optional<byte[]> git(Path repository, String... arguments) {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command)
                    .directory(repository.toAbsolutePath().toFile())
                    .start();
            var errors = CompletableFuture.runAsync(() -> drain(process));
            var output = process.getInputStream().readAllBytes();
            errors.join();
            return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
        } catch (IOException e) {
            throw new UnreadableAssemblyException(
                    "a git ref needs git, which cannot be started (%s); give the folder of a cloud assembly instead"
                            .formatted(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void drain(Process process) {
        try {
            process.getErrorStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
