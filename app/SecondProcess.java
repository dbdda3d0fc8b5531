package dev.meridian.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The same program once more, which writes the other half of an assembly at the same time: jsii serves one thread of a JVM,
 * and environments know nothing of one another.
 */
final class SecondProcess {
    private static final String MARK = "MERIDIAN_SECOND_PROCESS";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Path folder;
    private final Path log;

    private SecondProcess(Process process, Path folder, Path log) {
        this.process = process;
        this.folder = folder;
        this.log = log;
    }

    /** Whether this program is the second process. */
    static boolean isThis() {
        return System.getenv(MARK) != null;
    }

    /** Whether there is a second processor for it. */
    static boolean isWorthwhile() {
        return Runtime.getRuntime().availableProcessors() > 1;
    }

    /** Starts it with the arguments of this program; it writes into the folder, checks and publishes nothing. */
    static SecondProcess start(String[] arguments, Path folder) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Synth.class.getName()));
        command.addAll(List.of(arguments));
        new AssemblyFolder(folder).remove();
        var log = Files.createTempFile("synthesis", ".log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put(MARK, "true");
        builder.environment().put(Synth.FOLDER_VARIABLE, folder.toString());
        return new SecondProcess(builder.start(), folder, log);
    }

    /** Ends it, if it still runs, and removes what it wrote. */
    void discard() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Files.deleteIfExists(log);
        new AssemblyFolder(folder).remove();
    }

    /** Waits for its half; if it failed, all that it said. */
    Optional<String> waitFor() throws IOException {
        try {
            return process.waitFor() == 0 ? Optional.empty() : Optional.of(Files.readString(log));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts its half into the assembly. */
    void mergeInto(Path assembly) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                var target = assembly.resolve(file.getFileName());
                switch (file.getFileName().toString()) {
                    case "manifest.json" -> mergeArtifacts(target, file);
                    case Findings.REPORT -> mergeReports(target, file);
                    default -> {
                        if (!Files.exists(target)) {
                            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
                        }
                    }
                }
            }
        }
    }

    private static void mergeArtifacts(Path target, Path other) throws IOException {
        var manifest = (ObjectNode) JSON.readTree(target.toFile());
        var artifacts = (ObjectNode) manifest.path("artifacts");
        JSON.readTree(other.toFile())
                .path("artifacts")
                .properties()
                .forEach(artifact -> artifacts.set(artifact.getKey(), artifact.getValue()));
        Files.writeString(target, manifest.toPrettyString());
    }

    private static void mergeReports(Path target, Path other) throws IOException {
        if (!Files.exists(target)) {
            Files.move(other, target);
            return;
        }
        var report = (ObjectNode) JSON.readTree(target.toFile());
        ((ArrayNode) report.path("pluginReports"))
                .addAll((ArrayNode) JSON.readTree(other.toFile()).path("pluginReports"));
        Files.writeString(target, report.toPrettyString());
    }
}
