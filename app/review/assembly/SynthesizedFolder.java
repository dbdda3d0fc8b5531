package dev.meridian.app.review.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.meridian.app.review.assembly.Templates.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Reads the folder that {@code cdk synth} wrote, of any app in any language, its stages and nested stacks included. */
public final class SynthesizedFolder {
    private static final String MANIFEST = "manifest.json";

    /** More than any app deploys; nested stacks that multiply would go on for ever. */
    private static final int MOST_STACKS = 20_000;

    /** {@code aws://222222222222/eu-west-1}; what is not known at synthesis is called unknown-account, unknown-region. */
    private static final Pattern ENVIRONMENT = Pattern.compile("aws://([^/]+)/(.+)");

    private final Path root;
    private final Templates templates;
    private final Set<Path> collected = new HashSet<>();
    private final AtomicInteger nested = new AtomicInteger();
    private final NestedTemplates nestedTemplates = new NestedTemplates();
    private final List<String> problems = Collections.synchronizedList(new ArrayList<>());

    private SynthesizedFolder(Path root, Templates templates) {
        this.root = root.toAbsolutePath().normalize();
        this.templates = templates;
    }

    /** A stack as a manifest names it. */
    private record Artifact(Path file, String name, String stage, JsonNode description) {}

    /** @throws UnreadableAssemblyException with everything that is wrong with it */
    public static CloudAssembly read(Path folder, Templates templates) {
        return new SynthesizedFolder(folder, templates).read(folder.toString());
    }

    private CloudAssembly read(String origin) {
        if (!Files.isRegularFile(root.resolve(MANIFEST))) {
            throw new UnreadableAssemblyException(
                    ("%s is not a cloud assembly: it has no %s; give the folder that cdk synth writes (cdk.out), templates"
                                    + " alone do not say which stacks they are")
                            .formatted(origin, MANIFEST));
        }
        var artifacts = new ArrayList<Artifact>();
        collect(root, "", artifacts);
        var stacks = new TreeMap<String, StackTemplate>();
        for (var read : artifacts.parallelStream().map(this::stacks).toList()) {
            read.forEach(stack -> add(stack, stacks));
        }
        var manifests = ManifestFiles.read(root, stacks.keySet(), problems);
        if (stacks.isEmpty() && manifests.isEmpty() && problems.isEmpty()) {
            problems.add("it has no stack; a synthesis that was narrowed to nothing cannot be compared");
        }
        if (!problems.isEmpty()) {
            throw new UnreadableAssemblyException(
                    origin, problems.stream().sorted().toList());
        }
        return new CloudAssembly(origin, stacks, manifests);
    }

    /** Two stacks may have one name in two accounts or regions. */
    private static void add(StackTemplate stack, Map<String, StackTemplate> stacks) {
        if (!stacks.containsKey(stack.name())) {
            stacks.put(stack.name(), stack);
            return;
        }
        var name = "%s (%s %s)"
                .formatted(
                        stack.name(), stack.account().orElse(""), stack.region().orElse(""));
        stacks.put(
                name,
                new StackTemplate(
                        name,
                        stack.stage(),
                        stack.account(),
                        stack.region(),
                        stack.terminationProtection(),
                        stack.body()));
    }

    private void collect(Path folder, String stage, List<Artifact> artifacts) {
        if (!collected.add(folder)) {
            refuse(folder.resolve(MANIFEST), "is named by several manifests, or by itself; synthesize again");
            return;
        }
        var manifest = manifest(folder);
        for (var entry : manifest.path("artifacts").properties()) {
            var artifact = entry.getValue();
            var properties = artifact.path("properties");
            var type = artifact.path("type").asText();
            if (type.equals("cdk:cloud-assembly")) {
                inside(folder, properties.path("directoryName").asText())
                        .ifPresent(nested ->
                                collect(nested, properties.path("displayName").asText(entry.getKey()), artifacts));
            } else if (type.equals("aws:cloudformation:stack")) {
                inside(folder, properties.path("templateFile").asText())
                        .ifPresent(file -> artifacts.add(new Artifact(
                                file, properties.path("stackName").asText(entry.getKey()), stage, artifact)));
            }
        }
    }

    private JsonNode manifest(Path folder) {
        var file = folder.resolve(MANIFEST);
        try {
            var manifest = Templates.json(Files.readAllBytes(file));
            if (!manifest.path("artifacts").isObject()) {
                throw new Refusal("is not a cloud assembly's: it has no artifacts");
            }
            return manifest;
        } catch (IOException e) {
            refuse(file, "cannot be read; synthesize again");
        } catch (Refusal refusal) {
            refuse(file, refusal.getMessage() + "; synthesize again");
        }
        return MissingNode.getInstance();
    }

    private List<StackTemplate> stacks(Artifact artifact) {
        var environment =
                ENVIRONMENT.matcher(artifact.description().path("environment").asText());
        var known = environment.matches();
        var protection = artifact.description().path("properties").path("terminationProtection");
        var stacks = new ArrayList<StackTemplate>();
        addWithNested(
                artifact.file(),
                new StackTemplate(
                        artifact.name(),
                        artifact.stage(),
                        known ? certain(environment.group(1)) : Optional.empty(),
                        known ? certain(environment.group(2)) : Optional.empty(),
                        Optional.of(protection.asBoolean(false)),
                        MissingNode.getInstance()),
                stacks,
                new HashMap<>());
        return stacks;
    }

    private void addWithNested(Path file, StackTemplate stack, List<StackTemplate> stacks, Map<Path, String> seen) {
        if (nested.incrementAndGet() > MOST_STACKS) {
            refuse(file, "is a nested stack beyond the %d that are read".formatted(MOST_STACKS));
            return;
        }
        if (seen.put(file, stack.name()) != null) {
            refuse(file, "contains itself as a nested stack");
            return;
        }
        JsonNode template;
        Map<String, String> files;
        try {
            var bytes = Files.readAllBytes(file);
            template = templates.template(bytes);
            files = nestedTemplates.of(file, bytes, template);
        } catch (IOException e) {
            refuse(file, "is named by the manifest but cannot be read; synthesize again");
            return;
        } catch (Refusal refusal) {
            refuse(file, refusal.getMessage() + "; synthesize again");
            return;
        }
        stacks.add(new StackTemplate(
                stack.name(), stack.stage(), stack.account(), stack.region(), stack.terminationProtection(), template));
        files.forEach((logicalId, name) -> inside(file.getParent(), name)
                .ifPresent(inner -> addWithNested(
                        inner,
                        new StackTemplate(
                                stack.name() + "/" + logicalId,
                                stack.stage(),
                                stack.account(),
                                stack.region(),
                                stack.terminationProtection(),
                                template),
                        stacks,
                        new HashMap<>(seen))));
    }

    private static Optional<String> certain(String value) {
        return Optional.of(value).filter(known -> !known.startsWith("unknown-"));
    }

    /** A file of the assembly; what a manifest names outside of it is refused. */
    private Optional<Path> inside(Path folder, String name) {
        try {
            var file = folder.resolve(name).normalize();
            if (!name.isEmpty() && file.startsWith(root)) {
                return Optional.of(file);
            }
        } catch (InvalidPathException notAName) {
            // Said below, as of any other name.
        }
        refuse(
                folder.resolve(MANIFEST),
                "names the file '%s', which is not in the assembly; synthesize again".formatted(name));
        return Optional.empty();
    }

    private void refuse(Path file, String why) {
        problems.add("%s %s".formatted(root.relativize(file), why));
    }
}
