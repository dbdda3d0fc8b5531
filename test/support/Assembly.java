package dev.meridian.support;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.StackArtifact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The assembly of all systems, as {@code make synth} writes it: by a process of its own, with validation, in an
 * environment without credentials and, where the machine allows it, without a network. It is written once for a whole
 * test run, however many JVMs take part; the tests read it from disk.
 */
public final class Assembly {
    private static final Path FOLDER = Path.of("target", "assembly-under-test");
    private static final String RUN =
            System.getProperty("meridian.run", UUID.randomUUID().toString());
    private static final Set<String> HARMLESS = Set.of("PATH", "HOME", "LANG", "TMPDIR", "JAVA_HOME");
    private static final Map<Path, List<StackArtifact>> READ = new ConcurrentHashMap<>();

    private Assembly() {}

    /** The folder that holds it. */
    public static Path folder() {
        return once("with-validation", Map.of());
    }

    /**
     * A second synthesis of the same, by one process that believes to have one processor; validation, which changes
     * nothing, is left out.
     */
    public static Path again() {
        return once("again", Map.of("CDK_VALIDATION", "false", "JAVA_TOOL_OPTIONS", "-XX:ActiveProcessorCount=1"));
    }

    /** What the program said while it wrote it. */
    public static String log() {
        folder();
        try {
            return Files.readString(FOLDER.resolve("with-validation.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<StackArtifact> stacks() {
        return READ.computeIfAbsent(folder(), Assembly::read);
    }

    /** The stacks of one environment, such as {@code atlas-production}. */
    public static Stream<StackArtifact> stacks(String stage) {
        return stacks().stream().filter(stack -> stack.stage().equals(stage));
    }

    /** @throws NoSuchElementException if there is no such stack */
    public static StackArtifact stack(String name) {
        return stacks().stream()
                .filter(stack -> stack.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no stack " + name));
    }

    /** The properties of a stack's resources of one type. */
    public static List<JsonNode> properties(String stack, String type) {
        return stack(stack).resources().values().stream()
                .filter(resource -> resource.path("Type").asText().equals(type))
                .map(resource -> resource.path("Properties"))
                .toList();
    }

    /** Runs the program as the CDK CLI would, and returns its exit status and what it said. */
    public static Outcome run(Path folder, Map<String, String> variables, List<String> arguments) {
        return run("dev.meridian.app.Synth", folder, variables, arguments);
    }

    /** Runs a program that is not the CDK app, the same way. */
    public static Outcome run(String program, Path folder, Map<String, String> variables) {
        return run(program, folder, variables, List.of());
    }

    /** Runs a program that is not the CDK app with arguments. */
    public static Outcome run(String program, Path folder, Map<String, String> variables, List<String> arguments) {
        try {
            var log = Files.createTempFile("synthesis", ".log");
            var command = new ArrayList<String>(isolation());
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    program));
            command.addAll(arguments);
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(name -> !HARMLESS.contains(name) && !name.startsWith("JSII_"));
            builder.environment().put("CDK_OUTDIR", folder.toAbsolutePath().toString());
            builder.environment().putAll(variables);
            var status = builder.start().waitFor();
            return new Outcome(status, Files.readString(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the machine lets the tests cut a process off from every network. */
    public static boolean isIsolated() {
        return !isolation().isEmpty();
    }

    private static List<String> isolation() {
        try {
            var cut = List.of("unshare", "--map-root-user", "--net");
            var probe = new ArrayList<>(cut);
            probe.add("true");
            return new ProcessBuilder(probe).start().waitFor() == 0 ? cut : List.of();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path once(String name, Map<String, String> variables) {
        var folder = FOLDER.resolve(name);
        var stamp = FOLDER.resolve(name + ".run");
        try {
            Files.createDirectories(FOLDER);
            try (var lock = FileChannel.open(
                    FOLDER.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock();
                if (!Files.exists(stamp) || !Files.readString(stamp).equals(RUN)) {
                    var outcome = run(folder, variables, List.of());
                    if (outcome.status() != 0) {
                        throw new IllegalStateException("synthesis failed:\n" + outcome.output());
                    }
                    Files.writeString(FOLDER.resolve(name + ".log"), outcome.output());
                    Files.writeString(stamp, RUN);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<StackArtifact> read(Path folder) {
        try {
            return StackArtifact.readAll(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a run of the program ended. */
    public record Outcome(int status, String output) {}
}
